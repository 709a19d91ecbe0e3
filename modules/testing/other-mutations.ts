/** What is loosened in groups, roles and organization policies. */
import { type Loosen, type Plan, removed, without, withStatement, withValues } from "./edit.ts";
import { AGE, type Mutation, PRESENT, type Row, rows } from "./mutation.ts";

type Edit = (plan: unknown) => Plan;

const own: Loosen = (statement) => {
  statement.Action = "iam:ResyncMFADevice";
};
const helpDesk: Edit = (plan) => withPolicy(plan, own);

/** Edits of the policy that says what people may do. */
function withPolicy(plan: unknown, loosen: Loosen): Plan {
  return withValues(plan, "aws_iam_policy.reading", (values) => {
    const document = JSON.parse(String(values["policy"]));
    loosen(document.Statement[0], document);
    values["policy"] = JSON.stringify(document);
  });
}

const groups: Row[] = [
  [
    "the guard is not attached",
    "mfa/no-guard",
    (plan) => without(plan, "aws_iam_group_policy_attachment.analysts_guard"),
  ],
  [
    "enrols others, and nothing keeps that to those with MFA",
    "mfa/carve-out-others",
    (plan) =>
      withStatement(
        helpDesk(plan),
        ["aws_iam_policy.analysts_guard", "policy", "DenyEnrollingOthersWithoutMfa"],
        removed,
      ),
  ],
  [
    "more than the construct was given",
    "escalation/iam-create-access-key",
    (plan) =>
      withPolicy(plan, (statement) => {
        statement.Action = "iam:CreateAccessKey";
      }),
  ],
];

const trust = (loosen: Loosen): Edit => {
  const place = ["aws_iam_role.deployer_role", "assume_role_policy", "AllowPeopleWithMfa"] as const;
  return (plan) => withStatement(plan, place, loosen);
};
const asks = (condition: Record<string, Record<string, string>>): Edit =>
  trust((statement) => {
    statement.Condition = condition;
  });

const roles: Row[] = [
  [
    "no condition",
    "trust/mfa-not-required",
    trust((statement) => {
      delete statement.Condition;
    }),
  ],
  ["any session", "trust/mfa-bypassable", asks({ Null: { [PRESENT]: "false" } })],
  ["those without MFA", "trust/mfa-bypassable", asks({ Bool: { [PRESENT]: "false" } })],
  [
    "an age that need not be there",
    "trust/mfa-bypassable",
    asks({ NumericLessThanIfExists: { [AGE]: "3600" } }),
  ],
  [
    "a misspelt key that need not be there",
    "trust/mfa-not-required",
    asks({ BoolIfExists: { "aws:MultiFactorAuthPresnt": "true" } }),
  ],
  [
    "anybody with MFA",
    "trust/anyone",
    trust((statement) => {
      statement.Principal = { AWS: "*" };
    }),
  ],
];

/** Where access keys need no MFA, they need none here either. */
const rolesForAllSessions: Row[] = [
  ["BoolIfExists instead of Bool", "trust/mfa-bypassable", asks({ BoolIfExists: { [PRESENT]: "true" } })],
  ...roles,
];

const organization = (loosen: Loosen): Edit => {
  const place = ["aws_organizations_policy.organization", "content", "DenyWithoutMfa"] as const;
  return (plan) => withStatement(plan, place, loosen);
};

const organizations: Row[] = [
  [
    "roles as well",
    "mfa/guard-on-role",
    organization((statement) => {
      statement.Condition = { BoolIfExists: { [PRESENT]: "false" } };
    }),
  ],
  [
    "denies those with MFA",
    "mfa/guard-inverted",
    organization((statement) => {
      statement.Condition = { BoolIfExists: { [PRESENT]: "true" } };
    }),
  ],
  [
    "a misspelt key",
    "mfa/misspelt-key",
    organization((statement) => {
      statement.Condition = { BoolIfExists: { "aws:MultiFactorAuthPresnt": "false" } };
    }),
  ],
];

export const otherMutations: readonly Mutation[] = [
  ...rows("HumanGroup", "all-sessions", groups),
  ...rows("HumanGroup", "console-only", groups),
  ...rows("MfaRole", "all-sessions", rolesForAllSessions),
  ...rows("MfaRole", "console-only", roles),
  ...rows("MfaServiceControlPolicy", "all-sessions", organizations),
];
