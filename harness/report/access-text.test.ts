import { expect, test } from "vitest";
import type { Answered, DecidingStatement, Decision } from "../access/types.ts";
import { renderAccessText } from "./access-text.ts";

const ref = (address: string, effect: "Allow" | "Deny", sid: string | null = null): DecidingStatement => ({
  address,
  attribute: "policy",
  statement: 0,
  sid,
  effect,
});
const work = ref("aws_iam_policy.work", "Allow", "Work");
const guard = ref("aws_iam_policy.guard", "Deny");

function row(
  principal: string,
  mfa: Decision["mfa"],
  decision: Decision["decision"],
  more: Partial<Decision> = {},
): Decision {
  const because = { allowed: [work], depends: [work, guard], denied: [guard] }[decision as "allowed"] ?? [];
  const dependsOn = decision === "depends" ? ["aws:SourceIp"] : [];
  return { principal, action: "s3:GetObject", resource: "*", mfa, decision, because, dependsOn, ...more };
}
const user = (address: string, name: string | null): Answered["asked"][number] => ({
  id: address,
  kind: "user",
  address,
  name,
});

const ofAlice: Decision[] = [
  row("aws_iam_user.alice", "true", "allowed", { resource: "arn:aws:s3:::books/example" }),
  row("aws_iam_user.alice", "false", "denied"),
  row("aws_iam_user.alice", "absent", "depends", { resource: "arn:aws:s3:::example/example" }),
  row("aws_iam_user.alice", "true", "implicitly-denied", { action: "iam:CreateUser" }),
  row("aws_iam_user.alice", "false", "denied", { action: "iam:CreateUser" }),
  row("aws_iam_user.alice", "absent", "unverifiable", { action: "iam:CreateUser" }),
];
const render = (decisions: Decision[], asked: Answered["asked"], width = 100, resource?: string): string =>
  renderAccessText({ table: { version: 1, decisions }, asked }, { color: false, width, resource });

test("one block for each principal, one row for each action, one column for each state", () => {
  expect(render(ofAlice, [user("aws_iam_user.alice", "alice")])).toBe(`aws_iam_user.alice  (user alice)
                  with MFA     without MFA  access key
  s3:GetObject    allowed 1    denied 2     depends 1 2
    on arn:aws:s3:::books/example (with MFA)
    depends on aws:SourceIp (access key)
  iam:CreateUser  not granted  denied 2     unverifiable

  1  Allow  aws_iam_policy.work, policy, statement 0 "Work"
  2  Deny   aws_iam_policy.guard, policy, statement 0

on: a resource on which it is so, where the policies name some; \`example\` is any name there.
Numbers behind a decision are the statements that decide it.
not granted: no statement allows it (implicitly-denied).
depends: on what only the request can tell.
unverifiable: the plan does not show all policies that bear on it, or Denies overlap without an
  answer.
access key: a request signed with a long-term one, which carries no MFA key.
`);
});

test("a narrow screen has one line for each state, and no line is too long", () => {
  const text = render(ofAlice, [user("aws_iam_user.alice", "alice")], 40);
  expect(text).toContain("\n  s3:GetObject\n    with MFA     allowed 1\n    without MFA  denied 2\n");
  expect(text.split("\n").filter((line) => line.length > 40)).toEqual([]);
});

test("the resource that was asked about is not said again", () => {
  expect(render(ofAlice, [user("aws_iam_user.alice", null)], 100, "arn:aws:s3:::books/a")).not.toContain(
    "on arn:",
  );
});

test("those of whom the same is said share a block, and those without a row are counted", () => {
  const names = ["a", "b", "c"];
  const decisions = names.slice(0, 2).map((name) => row(name, "false", "allowed"));
  const text = render(
    decisions,
    names.map((name) => user(name, name)),
  );
  expect(text).toMatch(
    /^a {2}\(user a\)\nb {2}\(user b\)\n {16}without MFA\n {2}s3:GetObject {2}allowed 1\n/,
  );
  expect(text).toContain("\n1 of 3 principals reaches none of the actions");
  expect(
    render(
      [],
      names.map((name) => user(name, name)),
    ),
  ).toMatch(/^3 principals reach none/);
  expect(render([], [])).toBe("The plan has no principals.\n");
});

test("text of a plan cannot steer the terminal", () => {
  const evil = 'aws_iam_user.a["\u001B[2J"]';
  expect(render([row(evil, "false", "allowed")], [user(evil, "\u001B[2J")])).not.toContain("\u001B");
});
