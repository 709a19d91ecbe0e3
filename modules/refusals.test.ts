/** What a construct refuses, and in which words. */
import { IamGroup } from "@cdktf/provider-aws/lib/iam-group/index.js";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role/index.js";
import { IamUser } from "@cdktf/provider-aws/lib/iam-user/index.js";
import { TerraformStack, Testing } from "cdktf";
import { expect, test } from "vitest";
import { actionTables } from "../harness/config/actions.ts";
import {
  ConstructError,
  HumanGroup,
  MfaGuard,
  MfaRole,
  MfaServiceControlPolicy,
  PasswordPolicy,
  type Profile,
} from "./index.ts";

const guard = (props: object) => (stack: TerraformStack) =>
  new MfaGuard(stack, "it", { users: ["alice"], ...props } as never);
const group = (props: object) => (stack: TerraformStack) =>
  new HumanGroup(stack, "it", { name: "people", ...props } as never);
const role =
  (trusted: unknown, props: object = {}) =>
  (stack: TerraformStack) =>
    new MfaRole(stack, "it", { trusted, ...props } as never);
const organization = (props: object) => (stack: TerraformStack) =>
  new MfaServiceControlPolicy(stack, "it", { targets: ["r-ab12"], ...props } as never);
const passwords = (props: object) => (stack: TerraformStack) => new PasswordPolicy(stack, "it", props);

const lambda = (stack: TerraformStack): IamRole => new IamRole(stack, "lambda", { assumeRolePolicy: "{}" });

const long = Array.from({ length: 60 }, (_, i) => `arn:aws:iam::444455556666:user/somebody-with-a-name-${i}`);

/** What is asked for, the code of the error, and words of what it says. */
const refusals: [string, (stack: TerraformStack) => unknown, string, RegExp][] = [
  [
    "an unknown profile",
    guard({ profile: "console" as Profile }),
    "construct/profile",
    /`console` is no profile.*Did you mean `console-only`/,
  ],
  ["nobody", guard({ users: [] }), "construct/nobody", /guards nobody.*no effect.*Give the groups/],
  [
    "somebody twice",
    guard({ users: ["alice", "alice"] }),
    "construct/twice",
    /the user `alice` is given twice/,
  ],
  [
    "a role",
    (stack) => guard({ users: [lambda(stack)] })(stack),
    "construct/target",
    /aws_iam_role is no user.*never carry MFA.*MfaRole/,
  ],
  [
    "a group as a user",
    (stack) => guard({ users: [new IamGroup(stack, "g", { name: "g" })] })(stack),
    "construct/target",
    /aws_iam_group is no user/,
  ],
  [
    "a user as a group",
    (stack) => guard({ groups: [new IamUser(stack, "u", { name: "u" })] })(stack),
    "construct/target",
    /aws_iam_user is no group/,
  ],
  ["a number as a user", guard({ users: [7] }), "construct/target", /what is given is no user/],
  [
    "an ARN as a name",
    guard({ users: ["arn:aws:iam::111122223333:user/alice"] }),
    "construct/name",
    /is no name of a user.*what follows the last slash/,
  ],
  [
    "a name with a space",
    guard({ users: ["alice smith"] }),
    "construct/name",
    /`alice smith` is no name of a user/,
  ],
  ["no name", guard({ users: [""] }), "construct/name", /it is empty/],
  [
    "a name that is a reference",
    (stack) => guard({ users: [new IamUser(stack, "u", { name: "u" }).name] })(stack),
    "construct/unresolved",
    /Give the user itself/,
  ],
  [
    "a name of 65 characters",
    guard({ users: ["a".repeat(65)] }),
    "construct/name",
    /has 65 characters, and AWS takes 64/,
  ],
  [
    "two kinds of name",
    guard({ name: "a", namePrefix: "b" }),
    "construct/name",
    /`name` and `namePrefix` are both given/,
  ],
  ["a prefix that is too long", guard({ namePrefix: "a".repeat(103) }), "construct/name", /AWS takes 102/],
  ["a path without slashes", guard({ path: "people" }), "construct/path", /`people` is no path/],
  [
    "an unknown partition",
    guard({ partition: "aws-eu" }),
    "construct/partition",
    /Give one of aws, aws-cn, aws-us-gov/,
  ],
  ["an account with dashes", guard({ accountId: "1111-2222-3333" }), "construct/account", /is no account id/],
  [
    "a dangerous exemption",
    guard({ exemptActions: ["iam:CreateAccessKey"] }),
    "construct/exempt",
    /`exemptActions`: `iam:CreateAccessKey` is dangerous without MFA/,
  ],
  [
    "an exemption that completes a path",
    guard({ exemptActions: ["iam:PutUserPolicy"] }),
    "construct/exempt",
    /dangerous/,
  ],
  [
    "an exemption that removes a device",
    guard({ exemptActions: ["iam:DeactivateMFADevice"] }),
    "construct/exempt",
    /dangerous/,
  ],
  ["a pattern as an exemption", guard({ exemptActions: ["iam:List*"] }), "construct/exempt", /is a pattern/],
  [
    "no action as an exemption",
    guard({ exemptActions: ["iam:ChangePasword"] }),
    "construct/exempt",
    /Did you mean `iam:ChangePassword`/,
  ],
  [
    "more exemptions than a policy holds",
    guard({ exemptActions: reads() }),
    "construct/too-long",
    /characters, and AWS takes 6144/,
  ],
  ["a group with a slash", group({ name: "people/eu" }), "construct/name", /is no name of a group/],
  [
    "a policy that is no ARN",
    group({ policies: ["ReadOnlyAccess"] }),
    "construct/policy",
    /`ReadOnlyAccess` is no ARN of a managed policy/,
  ],
  ["a group's unknown profile", group({ profile: "none" }), "construct/profile", /is no profile/],
  ["a role that trusts nobody", role([]), "construct/trusted", /trusts nobody/],
  [
    "a service",
    role(["lambda.amazonaws.com"]),
    "construct/trusted",
    /A service never carries MFA.*for people/,
  ],
  ["everybody", role(["*"]), "construct/trusted", /everybody who has MFA in an account of their own/],
  ["everybody in any account", role(["arn:aws:iam::*:root"]), "construct/trusted", /everybody/],
  [
    "a role as a principal",
    role(["arn:aws:iam::111122223333:role/ci"]),
    "construct/trusted",
    /Sessions of a role never carry MFA/,
  ],
  [
    "a role of the stack",
    (stack) => role([lambda(stack)])(stack),
    "construct/trusted",
    /cannot trust aws_iam_role/,
  ],
  [
    "an identity provider",
    role(["arn:aws:iam::111122223333:oidc-provider/example.com"]),
    "construct/trusted",
    /identity provider/,
  ],
  [
    "a group as a principal",
    role(["arn:aws:iam::111122223333:group/people"]),
    "construct/trusted",
    /Give an account id/,
  ],
  [
    "an age of nothing",
    role(["111122223333"], { maxMfaAgeSeconds: 0 }),
    "construct/max-age",
    /`maxMfaAgeSeconds` is 0/,
  ],
  [
    "an age beyond all sessions",
    role(["111122223333"], { maxMfaAgeSeconds: 129_600 }),
    "construct/max-age",
    /129600/,
  ],
  ["more principals than a trust policy holds", role(long), "construct/too-long", /AWS takes 2048/],
  [
    "an organization policy on nothing",
    organization({ targets: [] }),
    "construct/target",
    /attached to nothing/,
  ],
  [
    "an organization policy on a user",
    organization({ targets: ["alice"] }),
    "construct/target",
    /`alice` is no id/,
  ],
  [
    "an organization policy that is too long",
    organization({ exemptActions: reads() }),
    "construct/too-long",
    /AWS takes 5120/,
  ],
  [
    "a weak password",
    passwords({ minimumLength: 6 }),
    "construct/range",
    /`minimumLength` is 6.*from 8 to 128/,
  ],
  ["half a day", passwords({ maxAgeDays: 0.5 }), "construct/range", /`maxAgeDays` is 0.5/],
];

/** Harmless actions, of which many make a policy long. */
function reads(): string[] {
  const services = [
    "ec2",
    "rds",
    "s3",
    "sqs",
    "sns",
    "kms",
    "ecs",
    "eks",
    "elasticache",
    "elasticfilesystem",
  ];
  return services.flatMap((service) => describing(service));
}

function describing(service: string): string[] {
  const names = Object.values(actionTables().actions.services[service] ?? {}).map((entry) =>
    String([entry].flat()[0]),
  );
  return names.filter((name) => /:(Describe|List)/.test(name)).slice(0, 60);
}

test.each(refusals)("%s", (_, build, code, words) => {
  const stack = new TerraformStack(Testing.app(), "people");
  let thrown: unknown;
  try {
    build(stack);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(ConstructError);
  const { code: found, message, what, why, next } = thrown as ConstructError;
  expect(message).toMatch(words);
  expect(found).toBe(code);
  for (const text of [what, why, next]) expect(text).toMatch(/^\S.*[.?@-]$/s);
});
