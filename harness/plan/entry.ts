import { check, type Expectation, isString, malformed, optional } from "./expectation.ts";
import { isObject, type JsonObject, jsonType } from "./json.ts";
import { MAX_NESTING } from "./nesting.ts";
import { tooDeep } from "./parse.ts";

const values: Expectation = {
  holds: optional((value) => value === null || isObject(value)),
  words: "an object or null",
};
const flags: Expectation = {
  holds: optional((value) => typeof value === "boolean" || (isObject(value) && marksOnly(value, 0))),
  words: "an object of booleans, or a boolean",
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

/** Actions on objects that exist before the plan. */
const ENDS_OBJECT = ["update", "delete", "forget"];

/** Actions after which the object exists with attributes that are planned now. */
const LEAVES_OBJECT = new Set(["create", "read", "update"]);

/** Checks one entry of `resource_changes`. Wrapped plans may lack what their makers leave out. Throws InputError. */
export function checkEntry(entry: unknown, place: string, wrapped: boolean): void {
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
  const begin = addressOf(entry);
  const address = entry["address"] as string;
  if (address !== begin && !address.startsWith(`${begin}[`)) {
    throw malformed(`${place}.address`, "does not name the module, type and name that stand beside it");
  }
  if (
    !wrapped &&
    ENDS_OBJECT.some((action) => (change["actions"] as string[]).includes(action)) &&
    !isObject(change["before"])
  ) {
    throw malformed(`${place}.change.before`, `is ${jsonType(change["before"])} although the object exists`);
  }
  // Without it unknown attributes cannot be told from unset ones. Terraform always writes it; some wrappers drop it.
  if (change["after_unknown"] === undefined && !wrapped) {
    throw malformed(`${place}.change.after_unknown`, "is absent");
  }
}

/** How an address begins, up to the key of the instance. */
function addressOf({ module_address: module, mode, type, name }: JsonObject): string {
  const prefix = { managed: "", data: "data.", ephemeral: "ephemeral." }[mode as string] ?? "";
  return `${module === undefined ? "" : `${module}.`}${prefix}${type}.${name}`;
}

/** Whether all that stands in marks of what is unknown or sensitive is booleans. Bounded like every walk. */
function marksOnly(value: unknown, depth: number): boolean {
  if (typeof value === "boolean") return true;
  if (depth > MAX_NESTING) throw tooDeep();
  if (Array.isArray(value)) return value.every((member) => marksOnly(member, depth + 1));
  return isObject(value) && Object.values(value).every((member) => marksOnly(member, depth + 1));
}

function leavesObject({ actions, before }: JsonObject): boolean {
  return (actions as string[]).some(
    // Terraform also writes `no-op` for objects that are gone already: nothing before, nothing after.
    (action) => LEAVES_OBJECT.has(action) || (action === "no-op" && isObject(before)),
  );
}
