import { carriesPolicy, programs } from "./carriers.ts";
import { isObject, type JsonObject } from "./json.ts";
import type { Change } from "./shape.ts";

/** Top-level members the ruleset reads. `planned_values` and the like repeat what `resource_changes` says. */
const KEPT = [
  "format_version",
  "terraform_version",
  "errored",
  "complete",
  "deferred_changes",
  "action_invocations",
  "deferred_action_invocations",
  "variables",
  "configuration",
] as const;

export interface Pruned {
  plan: JsonObject;
  /** The resource changes that are kept. */
  changes: Change[];
  /** Entries of `resource_changes` left out. */
  dropped: number;
}

/**
 * Leaves out of a plan what the ruleset never reads. Only for speed: pruned and whole plan give the same report,
 * because `dropped` keeps the count. The plan itself is not changed.
 */
export function prune(plan: JsonObject, changes: Change[]): Pruned {
  const kept = changes.filter(carriesPolicy(plan["configuration"]));
  const pruned: JsonObject = {};
  for (const key of KEPT) {
    if (plan[key] !== undefined) pruned[key] = plan[key];
  }
  pruned["resource_changes"] = kept;
  const sources = dataSources(plan["prior_state"], new Set(["aws_caller_identity", ...programs()]));
  if (sources.length > 0) {
    pruned["prior_state"] = { values: { root_module: { resources: sources } } };
  }
  return { plan: pruned, changes: kept, dropped: changes.length - kept.length };
}

/** Resources of these types in a state, of all modules: which account this is, and programs that were run. */
function dataSources(state: unknown, types: ReadonlySet<unknown>): JsonObject[] {
  const values = isObject(state) && isObject(state["values"]) ? state["values"] : {};
  const found: JsonObject[] = [];
  const modules: unknown[] = [values["root_module"]];
  for (let module = modules.pop(); module !== undefined; module = modules.pop()) {
    if (!isObject(module)) continue;
    const { resources, child_modules: children } = module;
    if (Array.isArray(children)) modules.push(...(children as unknown[]));
    if (!Array.isArray(resources)) continue;
    for (const resource of resources as unknown[]) {
      if (isObject(resource) && types.has(resource["type"])) found.push(resource);
    }
  }
  return found;
}
