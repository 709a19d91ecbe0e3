import { malformedConfiguration } from "./configuration.ts";
import type { DetectedPlan } from "./detect.ts";
import { checkEntry } from "./entry.ts";
import { check, type Expectation, isString, malformed, optional } from "./expectation.ts";
import { isObject, type JsonObject, jsonType } from "./json.ts";

export interface Change extends JsonObject {
  address: string;
  type: string;
  mode: string;
  change: JsonObject & { actions: string[] };
}

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

/**
 * Checks the shape of a plan around its policies and returns its resource changes. What the ruleset would have to
 * guess about is refused here: a change whose type, actions or values have the wrong JSON type could be skipped by
 * a rule that looks for the right one. The types of attributes are the ruleset's business.
 * Throws InputError that names the place, never its content.
 */
export function changesOf({ plan, wrapper }: DetectedPlan): Change[] {
  check(plan, TOP, "");
  const wrong = malformedConfiguration(plan["configuration"]);
  if (wrong !== undefined) throw malformed(wrong.place, wrong.problem);
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
