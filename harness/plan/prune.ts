import type { JsonObject } from "./json.ts";
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
  return { plan: pruned, changes: kept, dropped: changes.length - kept.length };
}
