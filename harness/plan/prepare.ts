import { neededExpressions } from "../hcl/needed.ts";
import type { Configuration } from "../hcl/types.ts";
import type { RulesetConfig, RulesetInput } from "../types.ts";
import { detectPlan } from "./detect.ts";
import { managedDocuments } from "./managed.ts";
import { prune } from "./prune.ts";
import { changesOf } from "./shape.ts";
import { duplicateKeyMarks, namedManagedPolicies } from "./survey.ts";

export interface PrepareOptions {
  config: RulesetConfig;
  /** Take nothing for granted that only the configuration language could prove. */
  strict?: boolean;
  /** Judge plans that say they are partial. */
  allowIncomplete?: boolean;
  /** What the saved plan holds beside its JSON: the configuration that was planned. */
  configuration?: Configuration | undefined;
  /** Leave out what the ruleset does not read; true unless a test compares. */
  prune?: boolean;
}

export interface Prepared {
  input: RulesetInput;
  /** Entries of `resource_changes` in the plan; the ruleset has to have seen as many. */
  resourceChanges: number;
  formatVersion: string | null;
  terraformVersion: string | null;
  /** What the plan says of itself; null when it does not (OpenTofu, Terraform before 1.8). */
  complete: boolean | null;
}

/**
 * Turns a parsed plan, raw or in a known wrapper, into the ruleset's input.
 * Throws InputError for what is no plan or has the wrong shape around its policies. The plan is not changed.
 */
export function prepare(plan: unknown, options: PrepareOptions): Prepared {
  const detected = detectPlan(plan);
  const changes = changesOf(detected);
  const whole = { plan: detected.plan, changes, dropped: 0 };
  const kept = options.prune === false ? whole : prune(detected.plan, changes);
  const { configuration } = options;
  const expressions = configuration === undefined ? {} : neededExpressions(configuration, changes);
  const managed = namedManagedPolicies([kept.plan, expressions]);
  const { format_version: format, terraform_version: terraform, complete } = detected.plan;
  return {
    input: {
      plan: kept.plan,
      iamgate: {
        config: options.config,
        strict: options.strict ?? false,
        allowIncomplete: options.allowIncomplete ?? false,
        managed: managedDocuments(managed),
        marks: duplicateKeyMarks(prune(detected.plan, changes).changes),
        expressions,
        dropped: kept.dropped,
      },
    },
    resourceChanges: changes.length,
    formatVersion: typeof format === "string" ? format : null,
    terraformVersion: typeof terraform === "string" ? terraform : null,
    complete: typeof complete === "boolean" ? complete : null,
  };
}
