import { InputError } from "../errors.ts";
import type { DetectedPlan } from "./detect.ts";
import { isObject, type JsonObject, jsonType } from "./json.ts";

export interface Change extends JsonObject {
  address: string;
  type: string;
  mode: string;
  change: JsonObject & { actions: string[] };
}

/** A test of one member and the words for what it should be. */
interface Expectation {
  holds: (value: unknown) => boolean;
  words: string;
}

const isString = (value: unknown): boolean => typeof value === "string";
const optional = (holds: (value: unknown) => boolean) => (value: unknown) =>
  value === undefined || holds(value);
const values: Expectation = {
  holds: optional((value) => value === null || isObject(value)),
  words: "an object or null",
};
const flags: Expectation = {
  holds: optional((value) => isObject(value) || typeof value === "boolean"),
  words: "an object or a boolean",
};

const TOP: Record<string, Expectation> = {
  terraform_version: { holds: optional(isString), words: "a string" },
  errored: { holds: optional((value) => typeof value === "boolean"), words: "a boolean" },
  complete: { holds: optional((value) => typeof value === "boolean"), words: "a boolean" },
  deferred_changes: { holds: optional(Array.isArray), words: "an array" },
  variables: { holds: optional(isObject), words: "an object" },
  configuration: { holds: optional(isObject), words: "an object" },
  planned_values: { holds: optional(isObject), words: "an object" },
  prior_state: { holds: optional(isObject), words: "an object" },
};

const ENTRY: Record<string, Expectation> = {
  address: { holds: (value) => isString(value) && value !== "", words: "a string" },
  type: { holds: (value) => isString(value) && value !== "", words: "a string" },
  name: { holds: (value) => isString(value) && value !== "", words: "a string" },
  mode: {
    holds: (value) => value === "managed" || value === "data" || value === "ephemeral",
    words: "a mode",
  },
  provider_name: { holds: optional(isString), words: "a string" },
  module_address: { holds: optional(isString), words: "a string" },
  previous_address: { holds: optional(isString), words: "a string" },
  deposed: { holds: optional(isString), words: "a string" },
  index: {
    holds: optional((value) => isString(value) || typeof value === "number"),
    words: "a string or a number",
  },
  change: { holds: isObject, words: "an object" },
};

const CHANGE: Record<string, Expectation> = {
  actions: {
    holds: (value) => Array.isArray(value) && value.length > 0 && value.every(isString),
    words: "an array of strings",
  },
  before: values,
  after: values,
  after_unknown: flags,
  before_sensitive: flags,
  after_sensitive: flags,
};

/** Actions after which the object exists with attributes that are planned now. */
const LEAVES_OBJECT = new Set(["create", "read", "update"]);

/**
 * Checks the shape of a plan around its policies and returns its resource changes. What the ruleset would have to
 * guess about is refused here: a change whose type, actions or values have the wrong JSON type could be skipped by
 * a rule that looks for the right one. The types of attributes are the ruleset's business.
 * Throws InputError that names the place, never its content.
 */
export function changesOf({ plan, wrapper }: DetectedPlan): Change[] {
  check(plan, TOP, "");
  const changes = plan["resource_changes"];
  if (changes !== undefined && !Array.isArray(changes)) {
    throw malformed("resource_changes", `is ${jsonType(changes)}, not an array`);
  }
  if ((changes === undefined || changes.length === 0) && listsResources(plan["planned_values"])) {
    throw malformed("resource_changes", "is missing or empty although `planned_values` lists resources");
  }
  const entries: unknown[] = changes ?? [];
  entries.forEach((entry, index) => {
    checkEntry(entry, `resource_changes[${index}]`, wrapper !== null);
  });
  return entries as Change[];
}

function checkEntry(entry: unknown, place: string, wrapped: boolean): void {
  if (!isObject(entry)) throw malformed(place, `is ${jsonType(entry)}, not an object`);
  check(entry, ENTRY, place);
  const change = entry["change"] as JsonObject;
  check(change, CHANGE, `${place}.change`);
  if (!isObject(change["after"]) && leavesObject(change) && entry["mode"] !== "ephemeral") {
    throw malformed(
      `${place}.change.after`,
      `is ${jsonType(change["after"])} although the object is to exist`,
    );
  }
  // Without it unknown attributes cannot be told from unset ones. Terraform always writes it; some wrappers drop it.
  if (change["after_unknown"] === undefined && !wrapped) {
    throw malformed(`${place}.change.after_unknown`, "is absent");
  }
}

function leavesObject({ actions, before }: JsonObject): boolean {
  return (actions as string[]).some(
    // Terraform also writes `no-op` for objects that are gone already: nothing before, nothing after.
    (action) => LEAVES_OBJECT.has(action) || (action === "no-op" && isObject(before)),
  );
}

function check(object: JsonObject, expectations: Record<string, Expectation>, place: string): void {
  for (const [key, { holds, words }] of Object.entries(expectations)) {
    if (!holds(object[key])) {
      throw malformed(place === "" ? key : `${place}.${key}`, `is ${jsonType(object[key])}, not ${words}`);
    }
  }
}

/** Whether a `planned_values` tree names any resource. Iterative: module trees are as deep as their author likes. */
function listsResources(plannedValues: unknown): boolean {
  const modules: unknown[] = isObject(plannedValues) ? [plannedValues["root_module"]] : [];
  for (let module = modules.pop(); module !== undefined; module = modules.pop()) {
    if (!isObject(module)) continue;
    const { resources, child_modules: children } = module;
    if (Array.isArray(resources) && resources.length > 0) return true;
    if (Array.isArray(children)) modules.push(...children);
  }
  return false;
}

function malformed(place: string, problem: string): InputError {
  return new InputError({
    code: "input/malformed-plan",
    what: `The plan is malformed: \`${place}\` ${problem}.`,
    why: "Terraform does not write such a plan, and a policy could hide where it is not looked for.",
    next: "Pass the untouched output of `terraform show -json`.",
  });
}
