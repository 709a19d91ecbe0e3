/** One property of what a construct ships loosened, and the rule that has to say so. */
import { type Loosen, type Plan, removed, without, withStatement } from "./edit.ts";
import { AGE, type Mutation, PRESENT, type Row, rows } from "./mutation.ts";
import { otherMutations } from "./other-mutations.ts";

/** Edits of one statement of the guard's policy. */
function guard(sid: string, loosen: Loosen): (plan: unknown) => Plan {
  return (plan) => withStatement(plan, ["aws_iam_policy.guard", "policy", sid], loosen);
}

const deny = (loosen: Loosen): ((plan: unknown) => Plan) => guard("DenyWithoutMfa", loosen);
const condition = (value: Record<string, unknown>): ((plan: unknown) => Plan) =>
  deny((statement) => {
    statement["Condition"] = value as never;
  });
const spares = (...actions: string[]): ((plan: unknown) => Plan) =>
  deny((statement) => {
    statement.NotAction = [...(statement.NotAction as string[]), ...actions];
  });
const on = (sid: string, resource: string | string[]): ((plan: unknown) => Plan) =>
  guard(sid, (statement) => {
    statement.Resource = resource;
  });

const ungated = guard("AllowSelfService", (statement) => {
  delete statement.Condition;
});

/** What anybody gets wrong, whatever the profile. */
const carveOuts: Row[] = [
  ["all of IAM needs no MFA", "mfa/carve-out-dangerous", spares("iam:*")],
  ["assuming roles needs no MFA", "mfa/carve-out-open", spares("sts:AssumeRole")],
  ["nothing needs MFA", "mfa/guard-never-fires", spares("*")],
];

export const mutations: readonly Mutation[] = [
  ...rows("MfaGuard", "all-sessions", [
    [
      "Bool instead of BoolIfExists",
      "mfa/guard-skips-access-keys",
      condition({ Bool: { [PRESENT]: "false" } }),
    ],
    ["Null instead of BoolIfExists", "mfa/guard-skips-console", condition({ Null: { [PRESENT]: "true" } })],
    ["denies those with MFA", "mfa/guard-inverted", condition({ BoolIfExists: { [PRESENT]: "true" } })],
    [
      "a misspelt key",
      "mfa/misspelt-key",
      condition({ BoolIfExists: { "aws:MultiFactorAuthPresnt": "false" } }),
    ],
    [
      "an age that the key has to be there for",
      "mfa/guard-never-fires",
      condition({ NumericGreaterThan: { [AGE]: "3600" } }),
    ],
    [
      "a condition that is never true",
      "mfa/guard-never-fires",
      condition({ Bool: { [PRESENT]: "false" }, NumericGreaterThan: { [AGE]: "3600" } }),
    ],
    [
      "only outside the office",
      "mfa/guard-narrowed",
      condition({ BoolIfExists: { [PRESENT]: "false" }, NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } }),
    ],
    [
      "only in one region",
      "mfa/guard-narrowed",
      condition({
        BoolIfExists: { [PRESENT]: "false" },
        StringEquals: { "aws:RequestedRegion": "eu-central-1" },
      }),
    ],
    ["no Deny but that about enrolment", "mfa/guard-narrowed", deny(removed)],
    [
      "Allow instead of Deny",
      "mfa/guard-inverted",
      deny((statement) => {
        statement.Effect = "Allow";
      }),
    ],
    [
      "a list of actions instead of all but some",
      "mfa/guard-narrowed",
      deny((statement) => {
        delete statement.NotAction;
        statement.Action = ["s3:*", "ec2:*"];
      }),
    ],
    ["one service alone", "mfa/guard-narrowed", on("DenyWithoutMfa", "arn:aws:s3:::*")],
    [
      "an old version, which knows no variables",
      "mfa/literal-variable",
      guard("DenyWithoutMfa", (_, document) => {
        (document as { Version: string }).Version = "2008-10-17";
      }),
    ],
    ["keys of others", "escalation/iam-create-access-key", on("AllowSelfService", "*")],
    ["devices of others", "escalation/iam-deactivate-mfa-device", on("AllowSelfService", "*")],
    [
      "deletes devices of others",
      "escalation/iam-delete-virtual-mfa-device",
      on("AllowDeletingOwnDevice", "*"),
    ],
    [
      "one name for devices",
      "mfa/enrolment-blocked",
      on("AllowCreatingDevices", "arn:aws:iam::*:mfa/${aws:username}"),
    ],
    [
      "devices as users",
      "mfa/inert-statement",
      on("AllowCreatingDevices", "arn:aws:iam::*:user/${aws:username}"),
    ],
    [
      "lists on a user",
      "mfa/inert-statement",
      on("AllowViewingAccount", "arn:aws:iam::*:user/${aws:username}"),
    ],
    [
      "enrolment needs MFA",
      "mfa/enrolment-blocked",
      deny((statement) => {
        statement.NotAction = (statement.NotAction as string[]).filter(
          (name) => name !== "iam:EnableMFADevice",
        );
      }),
    ],
    [
      "not attached to a user",
      "mfa/no-guard",
      (plan) => without(plan, "aws_iam_user_policy_attachment.guard_user-alice"),
    ],
    ["creating access keys needs no MFA", "mfa/carve-out-dangerous", spares("iam:CreateAccessKey")],
    ["removing a device needs no MFA", "mfa/device-removable", spares("iam:DeactivateMFADevice")],
    ["deleting a device needs no MFA", "mfa/device-removable", spares("iam:DeleteVirtualMFADevice")],
    ["changing the password needs no MFA", "mfa/password-change", spares("iam:ChangePassword")],
    ...carveOuts,
  ]),
  ...rows("MfaGuard", "console-only", [
    ["access keys as well", "mfa/breaks-automation", condition({ BoolIfExists: { [PRESENT]: "false" } })],
    ["access keys alone", "mfa/guard-skips-console", condition({ Null: { [PRESENT]: "true" } })],
    ["denies those with MFA", "mfa/guard-inverted", condition({ Bool: { [PRESENT]: "true" } })],
    [
      "only what services do",
      "mfa/guard-narrowed",
      condition({ Bool: { [PRESENT]: "false", "aws:ViaAWSService": "true" } }),
    ],
    // Self-service takes MFA by its own condition here, so no carve-out lets anybody in.
    ["creating access keys needs no MFA", "mfa/carve-out-open", spares("iam:CreateAccessKey")],
    ["removing a device needs no MFA", "mfa/carve-out-open", spares("iam:DeactivateMFADevice")],
    [
      "all of IAM needs no MFA, and self-service neither",
      "mfa/device-removable",
      (plan) => spares("iam:*")(ungated(plan)),
    ],
    ...carveOuts,
  ]),
  ...otherMutations,
];
