import { code } from "../../../modules/hcl-text/value.ts";
import { joined, single } from "./checks.ts";
import type { TerraformModule } from "./module.ts";
import {
  accountId,
  exemptActions,
  names,
  nameTest,
  nameWords,
  partition,
  path,
  policies,
  profile,
  tags,
} from "./variables.ts";

/** Named by their keys: the text could be long. */
const broken = "[for name, text in var.inline_policies : name if !can(jsondecode(text))]";

/** Nobody gets rights through the group, or comes into it, before the guard is there. */
const afterGuard = { depends_on: code("[module.guard]") };

/** What the guard takes as this module is given it. */
const HANDED_ON = ["profile", "exempt_actions", "path", "tags", "partition", "account_id"];

/** The construct HumanGroup as a Terraform module. */
export const humanGroup: TerraformModule = {
  name: "human-group",
  summary:
    "A group of people: what they may do, who they are, and a guard that denies all of it without MFA.",
  about: [
    "The guard is that of the module [mfa-guard](../mfa-guard/README.md), which has to lie beside this one.",
    "Other groups of its members stay as they are.",
  ],
  usage: {
    name: "developers",
    members: ["alice", code("aws_iam_user.bob.name")],
    policies: { logs: "arn:aws:iam::aws:policy/CloudWatchReadOnlyAccess" },
  },
  variables: [
    {
      name: "name",
      type: "string",
      description: "The exact name of the group.",
      checks: [single("name", nameTest("group"), nameWords("group"))],
    },
    names("members", "user", "Names of users who are in it."),
    policies,
    {
      name: "inline_policies",
      type: "map(string)",
      default: {},
      description: "Inline policies of the group: JSON by name.",
      checks: [
        {
          condition: `alltrue([for one in keys(var.inline_policies) : ${nameTest("policy")}])`,
          message:
            "inline_policies: a name is none of a policy. AWS would refuse it at apply, when other changes have been made already. Use at most 128 letters, digits and any of _+=,.@-.",
        },
        {
          condition: "alltrue([for text in var.inline_policies : can(jsondecode(text))])",
          message: `inline_policies: \`${joined(broken)}\` is no JSON. AWS would refuse it at apply, when other changes have been made already. Give the text that jsonencode or aws_iam_policy_document makes.`,
        },
      ],
    },
    profile,
    exemptActions,
    path,
    { ...tags, description: "Tags of the guard's policy; AWS has none on groups." },
    partition,
    accountId,
  ],
  outputs: [
    { name: "name", description: "The name of the group.", value: "aws_iam_group.group.name" },
    { name: "arn", description: "The ARN of the group.", value: "aws_iam_group.group.arn" },
    { name: "guard_arn", description: "The ARN of the guard's policy.", value: "module.guard.policy_arn" },
  ],
  files: {
    "main.tf": [
      {
        header: ["resource", "aws_iam_group", "group"],
        body: [{ name: code("var.name"), path: code("var.path") }],
      },
      {
        header: ["module", "guard"],
        body: [
          { source: "../mfa-guard" },
          {
            groups: code("[aws_iam_group.group.name]"),
            ...Object.fromEntries(HANDED_ON.map((name) => [name, code(`var.${name}`)])),
          },
        ],
      },
      {
        header: ["resource", "aws_iam_group_policy_attachment", "policies"],
        body: [
          { for_each: code("var.policies") },
          { group: code("aws_iam_group.group.name"), policy_arn: code("each.value") },
          afterGuard,
        ],
      },
      {
        header: ["resource", "aws_iam_group_policy", "inline"],
        body: [
          { for_each: code("var.inline_policies") },
          { group: code("aws_iam_group.group.name"), name: code("each.key"), policy: code("each.value") },
          afterGuard,
        ],
      },
      {
        header: ["resource", "aws_iam_user_group_membership", "members"],
        body: [
          { for_each: code("var.members") },
          { user: code("each.value"), groups: code("[aws_iam_group.group.name]") },
          afterGuard,
        ],
      },
    ],
  },
};
