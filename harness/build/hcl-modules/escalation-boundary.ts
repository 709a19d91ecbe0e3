import {
  ANY_ACCOUNT,
  boundaryDescription,
  boundaryDocument,
} from "../../../modules/escalation-boundary/document.ts";
import type { Reopening } from "../../../modules/escalation-boundary/reopen.ts";
import { code, inline, type Value } from "../../../modules/hcl-text/value.ts";
import { everyMember, single } from "./checks.ts";
import { checkBlock } from "./files.ts";
import type { TerraformModule } from "./module.ts";
import * as policy from "./policy.ts";
import { accountId, nameTest, nameWords, partition, path, tags } from "./variables.ts";

const ROLES = ["arn:of:all:the:named:roles"];
const SERVICES = ["services"];

/** The boundary with what it reopens; roles and services are variables. */
function boundary(conditions?: Reopening["conditions"], allow: readonly Reopening[] = []): Value {
  const document = boundaryDocument({
    name: inline("var.name"),
    path: inline("var.path"),
    partition: policy.PARTITION,
    account: inline("var.account_id"),
    owner: inline("local.owner"),
    allow,
    construct: "escalation-boundary",
  });
  return policy.documentCall(document, [
    ...(allow.length === 0 ? [] : [[ROLES, code("local.pass_roles")] as [unknown, Value]]),
    ...(conditions === undefined ? [] : [[SERVICES, code("local.pass_to_services")] as [unknown, Value]]),
  ]);
}

const PASS_ROLE: Reopening = { actions: ["iam:PassRole"], resources: ROLES };
const TO_SERVICES = { StringEquals: { "iam:PassedToService": SERVICES } };

/** The construct EscalationBoundary as a Terraform module. */
export const escalationBoundary: TerraformModule = {
  name: "escalation-boundary",
  summary:
    "A permissions boundary under which no escalation path of identity policies that fails the gate is left: for delegated administrators and CI roles.",
  about: [
    "It protects itself, and whoever has it can create users and roles only with the same boundary. It grants nothing: its bearer needs policies beside it.",
    "Of what it denies, passing roles can be reopened here, for named roles and services. The construct EscalationBoundary reopens other actions too.",
  ],
  usage: {
    name: "escalation-boundary",
    pass_roles: ["arn:aws:iam::111122223333:role/app-task"],
    pass_to_services: ["lambda.amazonaws.com"],
  },
  variables: [
    {
      name: "name",
      type: "string",
      description: "The exact name of the policy: the document has to name its own policy, to protect it.",
      checks: [single("name", nameTest("policy"), nameWords("policy"))],
    },
    {
      ...path,
      checks: [
        ...(path.checks ?? []),
        single("path", 'length(regexall("[*?]", one)) == 0', {
          problem: "has a wildcard",
          why: "The boundary names its own ARN, and would admit every policy that the wildcard matches.",
          next: "Give a path without * and ?.",
        }),
      ],
    },
    {
      name: "pass_roles",
      type: "set(string)",
      default: [],
      description:
        "ARNs of the roles that may be passed, as patterns of IAM. Write them out: one that is known only after apply hides the whole document until then. Default: none.",
      checks: [
        everyMember("pass_roles", 'can(regex("^arn:[\\\\w-]+:iam::(\\\\d{12}|\\\\*):role/.+$", one))', {
          problem: "is no ARN of roles",
          why: "A resource that no role has reopens nothing.",
          next: "Give ARNs like arn:aws:iam::111122223333:role/app-task.",
        }),
      ],
    },
    {
      name: "pass_to_services",
      type: "set(string)",
      default: [],
      description:
        "The services that the roles may be passed to, such as lambda.amazonaws.com. Default: any.",
      checks: [
        everyMember("pass_to_services", 'can(regex("^[a-z0-9.-]+$", one))', {
          problem: "is no service",
          why: "A service that does not exist is never passed a role.",
          next: "Give the names of services, such as lambda.amazonaws.com.",
        }),
      ],
    },
    {
      name: "description",
      type: "string",
      default: boundaryDescription,
      description: "What the policy says of itself.",
    },
    tags,
    partition,
    accountId,
  ],
  outputs: [
    {
      name: "policy_arn",
      description: "The ARN of the policy, to give it to users and roles as permissions_boundary.",
      value: "aws_iam_policy.boundary.arn",
    },
    {
      name: "policy",
      description: "The document of the policy, as JSON.",
      value: "aws_iam_policy.boundary.policy",
    },
  ],
  files: {
    "documents.tf": [
      {
        header: ["locals"],
        body: [
          {
            // AWS's own policies, which lie in the account `aws`, may have the same name.
            owner: code(`var.account_id == "*" ? "${ANY_ACCOUNT}" : var.account_id`),
            pass_roles: code("sort(var.pass_roles)"),
            pass_to_services: code("sort(var.pass_to_services)"),
            reopened: code(
              'length(var.pass_roles) == 0 ? "nothing" : length(var.pass_to_services) == 0 ? "roles" : "roles to services"',
            ),
            documents: {
              nothing: boundary(),
              roles: boundary(undefined, [PASS_ROLE]),
              "roles to services": boundary(TO_SERVICES, [{ ...PASS_ROLE, conditions: TO_SERVICES }]),
            },
            document: code("local.documents[local.reopened]"),
          },
        ],
      },
    ],
    "main.tf": [
      ...policy.partitionBlocks,
      {
        header: ["resource", "aws_iam_policy", "boundary"],
        body: [
          {
            name: code("var.name"),
            path: code("var.path"),
            description: code("var.description"),
            policy: code("local.document"),
            tags: code("var.tags"),
          },
          {
            header: ["lifecycle"],
            body: [
              checkBlock("precondition", {
                condition: "length(var.pass_roles) > 0 || length(var.pass_to_services) == 0",
                message:
                  "pass_to_services is given without pass_roles. Without roles there is nothing that could be passed to a service. Give pass_roles, or leave pass_to_services out.",
              }),
              checkBlock("precondition", policy.withinLimit("length(local.document)", "managed")),
            ],
          },
        ],
      },
    ],
  },
};
