import type { RulesetFinding, RulesetReport, StatementRef, Subject, Witness } from "../types.ts";
import { assemble, type JudgedOutcome, type PlanOutcome } from "./assemble.ts";
import type { Report } from "./types.ts";

export const tool: Report["tool"] = {
  name: "iamgate",
  version: "1.2.3",
  ruleset: `sha256:${"0123456789abcdef".repeat(4)}`,
};

export const alice: Subject = {
  kind: "user",
  address: "aws_iam_user.alice",
  name: "alice",
  mfa: "unguarded",
  escalation: [],
};

export function statement(statement: number, members: Partial<StatementRef> = {}): StatementRef {
  return { address: "aws_iam_user_policy.base", attribute: "policy", statement, sid: null, ...members };
}

/** A request that alice may make with an access key, past a Deny that misses it. */
export const witness: Witness = {
  principal: "aws_iam_user.alice",
  action: "ec2:TerminateInstances",
  resource: "arn:aws:ec2:eu-west-1:123456789012:instance/i-1",
  mfa: "absent",
  assumes: [],
  allowedBy: [statement(0)],
  missedDenies: [
    { ...statement(1, { sid: "DenyWithoutMfa" }), because: "Bool does not match when the key is absent" },
  ],
};

/** A finding as the ruleset gives it. */
export function finding(members: Partial<RulesetFinding> = {}): RulesetFinding {
  return {
    rule: "mfa/guard-skips-access-keys",
    severity: "error",
    outcome: "fail",
    subject: "aws_iam_user.alice",
    subjectKind: "user",
    address: "aws_iam_user_policy.base",
    attribute: "policy",
    statement: 1,
    sid: "DenyWithoutMfa",
    normalised: { effect: "Deny" },
    details: [],
    witness,
    params: { action: "ec2:TerminateInstances" },
    introduced: true,
    message: "The guard lets access keys through.",
    why: "An access key carries no MFA key at all, so Bool never matches.",
    remediation: "Use BoolIfExists.",
    ...members,
  };
}

export function answer(...findings: RulesetFinding[]): RulesetReport {
  return { resourceChanges: 3, subjects: [alice], findings, assumptions: [] };
}

export function judged(report: RulesetReport, path = "plan.json"): JudgedOutcome {
  const facts = { formatVersion: "1.2", terraformVersion: "1.11.4", resourceChanges: 3, complete: true };
  return { plan: { path, ...facts }, report };
}

/** A plan that was refused. */
export const refused: PlanOutcome = {
  plan: {
    path: "cut.json",
    error: {
      code: "input/truncated",
      what: "It is cut off.",
      why: "It could hide.",
      next: "Write it again.",
    },
  },
};

export function reportOf(...outcomes: PlanOutcome[]): Report {
  return assemble(outcomes, { profile: "all-sessions", tool });
}
