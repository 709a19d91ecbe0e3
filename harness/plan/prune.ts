import { isObject, type JsonObject } from "./json.ts";
import type { Change } from "./shape.ts";

/** Top-level members the ruleset reads. `planned_values` and the like repeat what `resource_changes` says. */
const KEPT = [
  "format_version",
  "terraform_version",
  "errored",
  "complete",
  "deferred_changes",
  "variables",
  "configuration",
] as const;

/** Types that carry IAM policies, link them to principals, or are principals. */
const IAM = /^(aws_(iam|ssoadmin|organizations)_|awscc_(iam_|sso|organizations))/;

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
  const kept = changes.filter(({ type }) => IAM.test(type));
  const pruned: JsonObject = {};
  for (const key of KEPT) {
    if (plan[key] !== undefined) pruned[key] = plan[key];
  }
  pruned["resource_changes"] = kept;
  const identities = callerIdentities(plan["prior_state"]);
  if (identities.length > 0) {
    pruned["prior_state"] = { values: { root_module: { resources: identities } } };
  }
  return { plan: pruned, changes: kept, dropped: changes.length - kept.length };
}

/** The `aws_caller_identity` of a state, of all modules: of all that was read, only they tell which account this is. */
function callerIdentities(state: unknown): JsonObject[] {
  const values = isObject(state) && isObject(state["values"]) ? state["values"] : {};
  const found: JsonObject[] = [];
  const modules: unknown[] = [values["root_module"]];
  for (let module = modules.pop(); module !== undefined; module = modules.pop()) {
    if (!isObject(module)) continue;
    const { resources, child_modules: children } = module;
    if (Array.isArray(children)) modules.push(...(children as unknown[]));
    if (!Array.isArray(resources)) continue;
    for (const resource of resources as unknown[]) {
      if (isObject(resource) && resource["type"] === "aws_caller_identity") found.push(resource);
    }
  }
  return found;
}
