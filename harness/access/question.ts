import { actionTables, correctionOf } from "../config/actions.ts";
import { UsageError } from "../errors.ts";
import type { MfaState } from "../types.ts";
import type { AccessQuestion, RulesetQuestion } from "./types.ts";

/** The states in the words of reports, by all that they may be called. */
export const STATES: Readonly<Record<string, MfaState>> = {
  true: "true",
  false: "false",
  absent: "absent",
  T: "true",
  F: "false",
  A: "absent",
};

/**
 * The question as the ruleset takes it, but for the principals. Throws UsageError for what is no action, a pattern, or
 * no ARN: the answer to a slip would be "denied", and would read as a proof.
 */
export function rulesetQuestion({ actions, resource, mfa }: AccessQuestion): RulesetQuestion {
  if (resource !== undefined) refuseResource(resource);
  if (mfa !== undefined) refuseState(mfa);
  const asked = actions === undefined || actions.length === 0 ? null : actionsOf(actions);
  return { principals: null, actions: asked, resource: resource ?? null, states: mfa ? [mfa] : null };
}

function actionsOf(actions: readonly string[]): string[] {
  const { actions: table } = actionTables();
  for (const action of actions) {
    if (/[*?]/.test(action)) {
      throw usage(
        "action-pattern",
        `\`${action}\` is a pattern, and not an action.`,
        "Its actions may be decided differently.",
        "Name each action; without --action all dangerous ones that can be reached are listed.",
      );
    }
    const correction = correctionOf(action, table);
    if (correction !== undefined) {
      throw usage(
        "unknown-action",
        `\`${action}\` is no action of AWS.`,
        "Nobody could be granted it, and the table would say so as if it were a decision.",
        correction,
      );
    }
  }
  return [...new Set(actions.map((action) => action.toLowerCase()))].sort();
}

function refuseResource(resource: string): void {
  // arn:partition:service:region:account:rest
  if (resource === "*" || /^arn:[^:]+:[^:]+:[^:]*:[^:]*:./.test(resource)) return;
  throw usage(
    "resource",
    `\`${resource}\` is no ARN.`,
    "Policies know resources by their ARN.",
    "Write it like `arn:aws:s3:::bucket/key`, or leave it out to ask for some resource.",
  );
}

function refuseState(mfa: string): void {
  if (STATES[mfa] === mfa) return;
  throw usage(
    "mfa",
    `\`mfa\` cannot be \`${mfa}\`.`,
    "It is one of true, false and absent.",
    "Correct it, or leave it out for all three.",
  );
}

function usage(reason: string, what: string, why: string, next: string): UsageError {
  return new UsageError({ code: `usage/${reason}`, what, why, next });
}
