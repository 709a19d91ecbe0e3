/** What a condition of an Allow leaves of a path. */
import { describe, expect, test } from "vitest";
import { atom } from "../condition.ts";
import { PATHS, type Path } from "./catalogue.ts";
import { type Limit, limitOf, type Test } from "./limits.ts";

function limit(path: string, operator: string, key: string, ...values: string[]): Limit {
  return limitOf(JSON.parse(atom(operator, key, values)) as Test, PATHS.get(path) as Path, true);
}

describe("the service that a role is passed to", () => {
  test.each<[Limit, string, string[]]>([
    ["free", "StringEquals", ["lambda.amazonaws.com"]],
    ["free", "StringEquals", ["ec2.amazonaws.com", "lambda.amazonaws.com"]],
    ["free", "StringLike", ["lambda.*"]],
    ["free", "StringEqualsIgnoreCase", ["LAMBDA.amazonaws.com"]],
    ["free", "ForAnyValue:StringEquals", ["lambda.amazonaws.com"]],
    ["limits", "StringEquals", ["ec2.amazonaws.com"]],
    ["limits", "StringEquals", ["lambda.*"]],
    ["limits", "StringEquals", ["LAMBDA.amazonaws.com"]],
    ["limits", "StringLike", ["ecs*"]],
    ["lowers", "StringLike", ["$" + "{aws:PrincipalTag/s}.amazonaws.com"]],
    ["free", "StringEqualsIfExists", ["ec2.amazonaws.com"]],
    ["free", "ForAllValues:StringEquals", ["ec2.amazonaws.com"]],
    ["free", "StringNotEquals", ["lambda.amazonaws.com"]],
    ["free", "Null", ["false"]],
  ])("%s: %s %j", (expected, operator, values) => {
    expect(limit("lambda-create-function-passrole", operator, "iam:PassedToService", ...values)).toBe(
      expected,
    );
  });

  test("where the path has no service, only a star leaves it whole", () => {
    const path = "iam-passrole-unrestricted";
    expect(limit(path, "StringLike", "iam:PassedToService", "*")).toBe("free");
    expect(limit(path, "StringEquals", "iam:PassedToService", "*")).toBe("limits");
    expect(limit(path, "StringLike", "iam:PassedToService", "*.amazonaws.com")).toBe("limits");
  });
});

test.each<[Limit, string, string, string, string]>([
  ["free", "iam-attach-user-policy", "ArnEquals", "iam:PolicyARN", "arn:aws:iam::111122223333:policy/p"],
  ["lowers", "iam-attach-user-policy", "ArnLike", "iam:PolicyARN", "$" + "{aws:PrincipalTag/policy}"],
  ["free", "iam-attach-user-policy", "StringEquals", "aws:RequestedRegion", "eu-west-1"],
  ["limits", "ssm-send-command", "StringEquals", "aws:ResourceTag/team", "red"],
  ["free", "ssm-send-command", "StringLike", "ssm:resourceTag/team", "*"],
  [
    "lowers",
    "ecs-run-task-passrole",
    "ArnEquals",
    "ecs:cluster",
    "arn:aws:ecs:eu-west-1:111122223333:cluster/c",
  ],
  ["free", "ecs-run-task-passrole", "ArnLike", "ecs:cluster", "*"],
])("%s: %s under %s of %s, %s", (expected, path, operator, key, value) => {
  expect(limit(path, operator, key, value)).toBe(expected);
});

test("an old version has no variables", () => {
  const one = JSON.parse(atom("StringEquals", "aws:ResourceTag/team", ["$" + "{aws:username}"])) as Test;
  expect(limitOf(one, PATHS.get("ssm-send-command") as Path, false)).toBe("limits");
});
