import { ACCOUNT, MANAGED_POLICY, USER_OR_ROOT } from "../../../modules/core/patterns.ts";
import { code } from "../../../modules/hcl-text/value.ts";
import { LONGEST_MFA_SECONDS, roleDescription, rolePrefix } from "../../../modules/mfa-role/document.ts";
import { everyMember, matches, single } from "./checks.ts";
import { checkBlock } from "./files.ts";
import { TRUST, trustBlocks } from "./mfa-role-trust.ts";
import type { TerraformModule } from "./module.ts";
import * as policy from "./policy.ts";
import { naming, partition, path, policies, tags } from "./variables.ts";

/** The construct MfaRole as a Terraform module. */
export const mfaRole: TerraformModule = {
  name: "mfa-role",
  summary: "A role for people, whose trust policy lets them in only with MFA.",
  about: [
    "A session of a role carries no MFA, so the trust policy is the one place where it can be required.",
    "Trusted are accounts, which answer for their users, and users. Services, other roles and identity providers never come with MFA, and are refused.",
    "Write ARNs out: that of a user who is made by the same plan is unknown until apply, and so is whom the role trusts.",
  ],
  usage: {
    trusted: ["111122223333"],
    max_mfa_age_seconds: 3600,
    policies: { read: "arn:aws:iam::aws:policy/CloudWatchReadOnlyAccess" },
  },
  variables: [
    {
      name: "trusted",
      type: "list(string)",
      description: "Who may assume the role with MFA: account ids, ARNs of users or of an account's root.",
      checks: [
        {
          condition: "length(var.trusted) > 0",
          message:
            "trusted is empty: the role trusts nobody. A role that nobody may assume has no use. Give the account ids or users whose people assume it.",
        },
        everyMember("trusted", `${matches(ACCOUNT)} || ${matches(USER_OR_ROOT)}`, {
          problem: "cannot be trusted",
          why: "Services, roles and identity providers never carry MFA, and a pattern trusts everybody who has MFA in an account of their own.",
          next: "Give an account id, the ARN of a user or of an account's root.",
        }),
      ],
    },
    {
      name: "max_mfa_age_seconds",
      type: "number",
      default: null,
      description: "How long ago MFA may be when the role is assumed. Default: any time.",
      checks: [
        single("max_mfa_age_seconds", `floor(one) == one && one > 0 && one < ${LONGEST_MFA_SECONDS}`, {
          problem: "is no age of MFA",
          why: `No MFA is younger than 0 seconds, and none is older than ${LONGEST_MFA_SECONDS}, so it would forbid or limit nothing.`,
          next: "Give whole seconds, such as 3600, or leave it out.",
          optional: true,
        }),
      ],
    },
    policies,
    {
      name: "permissions_boundary",
      type: "string",
      default: null,
      description: "The ARN of the permissions boundary of the role. Default: none.",
      checks: [
        single("permissions_boundary", matches(MANAGED_POLICY), {
          problem: "is no ARN of a managed policy",
          why: "Terraform could not attach it.",
          next: "Give an ARN like arn:aws:iam::111122223333:policy/boundary.",
          optional: true,
        }),
      ],
    },
    {
      name: "max_session_seconds",
      type: "number",
      default: 3600,
      description: "How long a session lasts, 3600 to 43200.",
      checks: [
        single("max_session_seconds", "floor(one) == one && one >= 3600 && one <= 43200", {
          problem: "is no length of a session",
          why: "AWS would refuse it at apply, when other changes have been made already.",
          next: "Give whole seconds from 3600 to 43200.",
        }),
      ],
    },
    { name: "description", type: "string", default: roleDescription, description: "What the role is for." },
    ...naming("role", rolePrefix),
    path,
    tags,
    { ...partition, description: "The partition in the ARNs of accounts. Default: that of the provider." },
  ],
  outputs: [
    {
      name: "role_arn",
      description: "The ARN of the role, for those who assume it.",
      value: "aws_iam_role.role.arn",
    },
    { name: "role_name", description: "The name of the role.", value: "aws_iam_role.role.name" },
  ],
  files: {
    "trust.tf": trustBlocks,
    "main.tf": [
      ...policy.partitionBlocks,
      {
        header: ["resource", "aws_iam_role", "role"],
        body: [
          {
            name: code("var.name"),
            name_prefix: code("var.name == null ? var.name_prefix : null"),
            path: code("var.path"),
            description: code("var.description"),
            assume_role_policy: code(TRUST),
            max_session_duration: code("var.max_session_seconds"),
            permissions_boundary: code("var.permissions_boundary"),
            tags: code("var.tags"),
          },
          {
            header: ["lifecycle"],
            body: [checkBlock("precondition", policy.withinLimit("local.trust_length", "trust"))],
          },
        ],
      },
      {
        header: ["resource", "aws_iam_role_policy_attachment", "policies"],
        body: [
          { for_each: code("var.policies") },
          { role: code("aws_iam_role.role.name"), policy_arn: code("each.value") },
        ],
      },
    ],
  },
};
