import { ORGANIZATION_TARGET } from "../../../modules/core/patterns.ts";
import { code } from "../../../modules/hcl-text/value.ts";
import {
  serviceControlDescription,
  serviceControlDocument,
  serviceControlName,
} from "../../../modules/mfa-service-control-policy/document.ts";
import { everyMember, matches, single } from "./checks.ts";
import { checkBlock } from "./files.ts";
import type { TerraformModule } from "./module.ts";
import * as policy from "./policy.ts";
import { exemptActions, partition, profile, tags } from "./variables.ts";

/** The construct MfaServiceControlPolicy as a Terraform module. */
export const mfaServiceControlPolicy: TerraformModule = {
  name: "mfa-service-control-policy",
  summary:
    "A service control policy that denies users everything but enrolling a device of their own until they have signed in with MFA.",
  about: [
    "It is scoped to users: sessions of roles never carry MFA, and an unscoped one would stop every role, service and federated person. It does not reach the management account.",
    "It grants nothing, so self-service and enrolment need the guard of the users themselves, [mfa-guard](../mfa-guard/README.md).",
  ],
  usage: {
    profile: "all-sessions",
    targets: { people: code("aws_organizations_organizational_unit.people.id") },
  },
  variables: [
    {
      name: "targets",
      type: "map(string)",
      description:
        "What it is attached to: ids of roots, organizational units or accounts, each under a key of your own that stays.",
      checks: [
        {
          condition: "length(var.targets) > 0",
          message:
            "targets is empty: the policy is attached to nothing. A policy that is attached to nothing has no effect. Give ids of roots, organizational units or accounts.",
        },
        everyMember("targets", matches(ORGANIZATION_TARGET), {
          problem: "is no id of a root, organizational unit or account",
          why: "AWS would refuse the attachment at apply.",
          next: "Give ids like r-examplerootid, ou-abcd-12345678 or an account's twelve digits.",
        }),
      ],
    },
    profile,
    exemptActions,
    {
      name: "name",
      type: "string",
      default: serviceControlName,
      description: "The name of the policy.",
      checks: [
        single("name", "length(one) >= 1 && length(one) <= 128", {
          problem: "is no name of a policy",
          why: "AWS would refuse it at apply, when other changes have been made already.",
          next: "Give 1 to 128 characters.",
        }),
      ],
    },
    tags,
    partition,
  ],
  outputs: [
    { name: "policy_id", description: "The id of the policy.", value: "aws_organizations_policy.guard.id" },
    {
      name: "policy_arn",
      description: "The ARN of the policy.",
      value: "aws_organizations_policy.guard.arn",
    },
    {
      name: "policy",
      description: "The document of the policy, as JSON.",
      value: "aws_organizations_policy.guard.content",
    },
  ],
  files: {
    "documents.tf": [
      policy.documentsByProfile((name) =>
        serviceControlDocument({ profile: name, exempt: [], partition: policy.PARTITION, construct: "scp" }),
      ),
    ],
    "exemptions.tf": [policy.exemptionLocals, policy.dangerLocals],
    "main.tf": [
      ...policy.partitionBlocks,
      {
        header: ["resource", "aws_organizations_policy", "guard"],
        body: [
          {
            name: code("var.name"),
            description: serviceControlDescription,
            type: "SERVICE_CONTROL_POLICY",
            content: code(policy.DOCUMENT),
            tags: code("var.tags"),
          },
          {
            header: ["lifecycle"],
            body: [
              policy.kept,
              checkBlock("precondition", policy.noDanger),
              checkBlock("precondition", policy.withinLimit(policy.LENGTH, "organization")),
            ],
          },
        ],
      },
      {
        header: ["resource", "aws_organizations_policy_attachment", "targets"],
        body: [
          { for_each: code("var.targets") },
          { policy_id: code("aws_organizations_policy.guard.id"), target_id: code("each.value") },
          { header: ["lifecycle"], body: [policy.kept] },
        ],
      },
    ],
  },
};
