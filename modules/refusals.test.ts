/** What the other constructs refuse; MfaGuard has a page of its own. */
import { IamGroup } from "@cdktf/provider-aws/lib/iam-group/index.js";
import { IamUser } from "@cdktf/provider-aws/lib/iam-user/index.js";
import type { TerraformStack } from "cdktf";
import { test } from "vitest";
import { EscalationBoundary, HumanGroup, MfaRole, MfaServiceControlPolicy, PasswordPolicy } from "./index.ts";
import { expectRefused, lambda, type Refusal, reads } from "./testing/refusal.ts";

const group = (props: object) => (stack: TerraformStack) =>
  new HumanGroup(stack, "it", { name: "people", ...props } as never);
const role =
  (trusted: unknown, props: object = {}) =>
  (stack: TerraformStack) =>
    new MfaRole(stack, "it", { trusted, ...props } as never);
const organization = (props: object) => (stack: TerraformStack) =>
  new MfaServiceControlPolicy(stack, "it", { targets: ["r-ab12"], ...props } as never);
const boundary = (props: object) => (stack: TerraformStack) =>
  new EscalationBoundary(stack, "it", { name: "boundary", ...props } as never);
const passing = (resources: string[], conditions: object = {}): object => ({
  allow: [{ actions: ["iam:PassRole"], resources, conditions }],
});
const passwords = (props: object) => (stack: TerraformStack) => new PasswordPolicy(stack, "it", props);

const READ = "arn:aws:iam::aws:policy/ReadOnlyAccess";
const BOB = "arn:aws:iam::444455556666:user/bob";
const ROLE = "arn:aws:iam::444455556666:role/app";
const long = Array.from({ length: 60 }, (_, i) => `arn:aws:iam::444455556666:user/somebody-with-a-name-${i}`);
const users = (stack: TerraformStack, n: number): IamUser[] =>
  Array.from({ length: n }, (_, i) => new IamUser(stack, `u${i}`, { name: `u${i}` }));

const refusals: Refusal[] = [
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
  [
    "a role as a policy",
    (stack) => group({ policies: [lambda(stack)] })(stack),
    "construct/policy",
    /`aws_iam_role` is no managed policy/,
  ],
  ["a policy twice", group({ policies: [READ, READ] }), "construct/twice", /the policy .* is given twice/],
  [
    "an inline policy that is no JSON",
    group({ inlinePolicies: { work: "nope" } }),
    "construct/json",
    /`work` is no JSON object/,
  ],
  [
    "a session of a second",
    role(["111122223333"], { maxSessionSeconds: 1 }),
    "construct/range",
    /`maxSessionSeconds` is 1/,
  ],
  [
    "a partition that no principal needs",
    role([BOB], { partition: "aws-eu" }),
    "construct/partition",
    /is no partition/,
  ],
  [
    "more users of the stack than a trust policy holds",
    (stack) => role(users(stack, 70))(stack),
    "construct/too-long",
    /AWS takes 2048/,
  ],
  [
    "an organization policy without a name",
    organization({ name: "" }),
    "construct/name",
    /`name` has 0 characters/,
  ],
  [
    "a target twice",
    organization({ targets: ["r-ab12", "r-ab12"] }),
    "construct/twice",
    /the target `r-ab12` is given twice/,
  ],
  [
    "a group as a target",
    (stack) => organization({ targets: [new IamGroup(stack, "g", { name: "g" })] })(stack),
    "construct/target",
    /`aws_iam_group` is no root/,
  ],
  [
    "a target that is a reference",
    (stack) => organization({ targets: [new IamGroup(stack, "g", { name: "g" }).id] })(stack),
    "construct/target",
    /resolves later/,
  ],
  [
    "a boundary without a name",
    boundary({ name: undefined }),
    "construct/name",
    /is no name of a policy: it is empty/,
  ],
  [
    "a boundary below a reference",
    (stack) => boundary({ path: new IamUser(stack, "u", { name: "u" }).path })(stack),
    "construct/path",
    /the path is a reference/,
  ],
  [
    "the ARN of a role that is still to be made",
    (stack) => boundary(passing([lambda(stack).arn]))(stack),
    "construct/reopen",
    /hide the whole boundary until apply.*\$\{role\.name\}/,
  ],
  ["an ARN of nothing", boundary(passing(["arn:"])), "construct/reopen", /`arn:` is no ARN/],
  [
    "a condition without a key",
    boundary(passing([ROLE], { StringEquals: {} })),
    "construct/condition",
    /has no value/,
  ],
];

test.each(refusals)("%s", (...refusal) => expectRefused(refusal));
