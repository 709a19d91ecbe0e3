import { IamGroup } from "@cdktf/provider-aws/lib/iam-group/index.js";
import { IamUser } from "@cdktf/provider-aws/lib/iam-user/index.js";
import type { TerraformStack } from "cdktf";
import { test } from "vitest";
import { MfaGuard, type Profile } from "../index.ts";
import { expectRefused, lambda, type Refusal, reads } from "../testing/refusal.ts";

const guard = (props: object) => (stack: TerraformStack) =>
  new MfaGuard(stack, "it", { users: ["alice"], ...props } as never);

const refusals: Refusal[] = [
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
  [
    "one user in two forms",
    (stack) => guard({ users: ["alice", new IamUser(stack, "a", { name: "Alice" })] })(stack),
    "construct/twice",
    /the user `Alice` is given twice/,
  ],
  [
    "an exemption that takes the guard off",
    guard({ exemptActions: ["iam:DetachGroupPolicy"] }),
    "construct/exempt",
    /dangerous/,
  ],
  ["an exemption of root", guard({ exemptActions: ["sts:AssumeRoot"] }), "construct/exempt", /dangerous/],
];

test.each(refusals)("%s", (...refusal) => expectRefused(refusal));
