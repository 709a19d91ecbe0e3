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

/** The role gets all rights, and one statement of its boundary is loosened. */
const boundary =
  (sid: string, loosen: Loosen): Edit =>
  (plan) =>
    withStatement(administrator(plan), ["aws_iam_policy.boundary", "policy", sid], loosen);
const administrator: Edit = (plan) =>
  withPolicy(plan, (statement) => {
    statement.Action = "*";
  });

/** Reopens without naming what for: on all resources, to all services. */
function passesAny(plan: unknown): Plan {
  const place = (sid: string): [string, string, string] => ["aws_iam_policy.boundary", "policy", sid];
  const elsewhere = withStatement(administrator(plan), place("DenyReopenedElsewhere1"), removed);
  const unless = withStatement(elsewhere, place("Reopened1PassRoleUnless1"), removed);
  return withStatement(unless, place("Reopened1PassRole"), (statement) => {
    statement.Resource = "*";
    delete statement.Condition;
  });
}

function allowsAll(values: Record<string, unknown>): void {
  const Statement = [{ Effect: "Allow", Action: "*", Resource: "*" }];
  values["policy"] = JSON.stringify({ Version: "2012-10-17", Statement });
}

// All but what is reopened is allowed by one statement, which the paths it suffices for are details of.
const WILD = "escalation/wildcard-not-action-allow";

const boundaries: Row[] = [
  ["all paths of identities", WILD, boundary("DenyIdentityPaths", removed)],
  ["all paths of services", WILD, boundary("DenyServicePaths", removed)],
  ["keys of others", WILD, boundary("DenyCredentialsToRoles", removed)],
  ["edits the boundary itself", WILD, boundary("DenyEditingThisBoundary", removed)],
  ["edits other policies", WILD, boundary("DenyEditingOtherPolicies", removed)],
  ["passes any role", "escalation/lambda-create-function-passrole", passesAny],
  [
    "no boundary on the role",
    "escalation/wildcard-admin",
    (plan) => withValues(administrator(plan), "aws_iam_policy.boundary", allowsAll),
  ],
];

export const otherMutations: readonly Mutation[] = [
  ...rows("HumanGroup", "all-sessions", groups),
  ...rows("HumanGroup", "console-only", groups),
  ...rows("MfaRole", "all-sessions", rolesForAllSessions),
  ...rows("MfaRole", "console-only", roles),
  ...rows("MfaServiceControlPolicy", "all-sessions", organizations),
  ...rows("EscalationBoundary", "all-sessions", boundaries),
];
