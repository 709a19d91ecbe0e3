import { code, inline } from "../../../modules/hcl-text/value.ts";
import { guardDescription, guardDocument, guardPrefix } from "../../../modules/mfa-guard/document.ts";
import { checkBlock } from "./files.ts";
import type { TerraformModule } from "./module.ts";
import * as policy from "./policy.ts";
import { accountId, exemptActions, names, naming, partition, path, profile, tags } from "./variables.ts";

/** The construct MfaGuard as a Terraform module. */
export const mfaGuard: TerraformModule = {
  name: "mfa-guard",
  summary:
    "A policy that denies people everything but enrolling an MFA device of their own until they have signed in with MFA, attached to groups and users.",
  about: [
    "It also lets them care for their own credentials, and grants nothing else. Two Denies are the guard: one of everything but enrolment, and one that keeps enrolment to the own user.",
    "A guard covers whom it is attached to: give the groups people are in, or the users. Sessions of roles carry no MFA, so roles cannot be given.",
  ],
  usage: {
    profile: "all-sessions",
    groups: [code("aws_iam_group.people.name")],
    exempt_actions: ["iam:ChangePassword"],
  },
  variables: [
    profile,
    names("groups", "group", "Names of groups whose members get the guard."),
    names("users", "user", "Names of users that get the guard."),
    exemptActions,
    ...naming("policy", guardPrefix),
    path,
    tags,
    partition,
    accountId,
  ],
  outputs: [
    {
      name: "policy_arn",
      description: "The ARN of the policy, to attach it elsewhere as well.",
      value: "aws_iam_policy.guard.arn",
    },
    {
      name: "policy",
      description: "The document of the policy, as JSON.",
      value: "aws_iam_policy.guard.policy",
    },
  ],
  files: {
    "documents.tf": [
      policy.documentsByProfile((name) =>
        guardDocument({
          profile: name,
          exempt: [],
          partition: policy.PARTITION,
          account: inline("var.account_id"),
          construct: "mfa-guard",
        }),
      ),
    ],
    "exemptions.tf": [policy.exemptionLocals, policy.dangerLocals],
    "main.tf": [
      ...policy.partitionBlocks,
      {
        header: ["resource", "aws_iam_policy", "guard"],
        body: [
          {
            name: code("var.name"),
            name_prefix: code("var.name == null ? var.name_prefix : null"),
            path: code("var.path"),
            description: guardDescription,
            policy: code(policy.DOCUMENT),
            tags: code("var.tags"),
          },
          {
            header: ["lifecycle"],
            body: [
              policy.kept,
              checkBlock("precondition", {
                condition: "length(var.groups) + length(var.users) > 0",
                message:
                  "groups and users are empty: the guard guards nobody. A policy that is attached to nobody has no effect. Give the groups people are in, or the users.",
              }),
              checkBlock("precondition", policy.noDanger),
              checkBlock("precondition", policy.withinLimit(policy.LENGTH, "managed")),
            ],
          },
        ],
      },
      {
        header: ["resource", "aws_iam_group_policy_attachment", "groups"],
        body: [
          { for_each: code("var.groups") },
          { group: code("each.value"), policy_arn: code("aws_iam_policy.guard.arn") },
          { header: ["lifecycle"], body: [policy.kept] },
        ],
      },
      {
        header: ["resource", "aws_iam_user_policy_attachment", "users"],
        body: [
          { for_each: code("var.users") },
          { user: code("each.value"), policy_arn: code("aws_iam_policy.guard.arn") },
          { header: ["lifecycle"], body: [policy.kept] },
        ],
      },
    ],
  },
};
