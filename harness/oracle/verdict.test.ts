/** The oracle's verdict on small policies whose answer is known from AWS's documentation. */
import { describe, expect, test } from "vitest";
import type { Profile } from "../types.ts";
import { alice, deny, ENROLMENT, EVERYTHING, PRESENT, type Statement } from "./fixture.ts";
import { verdict } from "./verdict.ts";

function status(profile: Profile, ...statements: Statement[]): string {
  return verdict(alice(...statements), profile).status;
}

describe("guards beside an administrator's Allow: all-sessions, console-only", () => {
  const right = { BoolIfExists: { [PRESENT]: "false" } };
  test.each<[string, Statement[], string, string]>([
    ["BoolIfExists false", [deny(right)], "guarded", "guarded"],
    ["Bool false lets access keys through", [deny({ Bool: { [PRESENT]: "false" } })], "unguarded", "guarded"],
    [
      "narrowed to a region",
      [deny({ ...right, StringEquals: { "aws:RequestedRegion": "us-east-1" } })],
      "unguarded",
      "unguarded",
    ],
    ["JSON false", [deny({ BoolIfExists: { [PRESENT]: false } })], "guarded", "guarded"],
    [
      "lower-case key",
      [deny({ BoolIfExists: { "aws:multifactorauthpresent": "false" } })],
      "guarded",
      "guarded",
    ],
    ["Null lets the console through", [deny({ Null: { [PRESENT]: "true" } })], "unguarded", "unguarded"],
    ["only one service", [deny(right, { Action: "s3:*", Resource: "*" })], "unguarded", "unguarded"],
    ["nothing", [], "unguarded", "unguarded"],
    ["age is missing", [deny({ Null: { "aws:MultiFactorAuthAge": "true" } })], "guarded", "guarded"],
    [
      "two halves",
      [deny({ Bool: { [PRESENT]: "false" } }), deny({ Null: { [PRESENT]: "true" } })],
      "guarded",
      "guarded",
    ],
    [
      "direct calls only",
      [deny({ Bool: { [PRESENT]: "false", "aws:ViaAWSService": "false" } })],
      "unguarded",
      "guarded",
    ],
    [
      "users only",
      [deny({ ...right, ArnLike: { "aws:PrincipalArn": "arn:*:iam::*:user/*" } })],
      "guarded",
      "guarded",
    ],
    [
      "one known account only",
      [deny({ ...right, ArnLike: { "aws:PrincipalArn": "arn:*:iam::111122223333:user/*" } })],
      "unguarded",
      "unguarded",
    ],
    [
      "contradiction",
      [deny({ Bool: { [PRESENT]: "false" }, NumericGreaterThan: { "aws:MultiFactorAuthAge": "1" } })],
      "unguarded",
      "unguarded",
    ],
    ["carve-out of all IAM", [deny(right, { NotAction: "iam:*", Resource: "*" })], "unguarded", "unguarded"],
    [
      "IAM reads and warned actions",
      [deny(right, { NotAction: ["iam:Get*", "iam:List*", "iam:ChangePassword"], Resource: "*" })],
      "guarded",
      "guarded",
    ],
    [
      "deactivation",
      [deny(right, { NotAction: ["iam:*VirtualMFADevice", "iam:DeactivateMFADevice"], Resource: "*" })],
      "unguarded",
      "unguarded",
    ],
    [
      "half by resource",
      [deny(right, { Action: "*", NotResource: "arn:aws:s3:::*" })],
      "unguarded",
      "unguarded",
    ],
    [
      "own user and all but the own user",
      [
        deny(right, { Action: "*", Resource: "arn:aws:s3:::*" }),
        deny(right, { Action: "*", NotResource: "arn:aws:s3:::*" }),
      ],
      "guarded",
      "guarded",
    ],
  ])("%s", (_, guards, all, consoleOnly) => {
    expect([
      status("all-sessions", EVERYTHING, ...guards),
      status("console-only", EVERYTHING, ...guards),
    ]).toEqual([all, consoleOnly]);
  });
});

describe("Allows that look at MFA are no guards", () => {
  test.each<[string, Statement[]]>([
    ["BoolIfExists true", [{ ...EVERYTHING, Condition: { BoolIfExists: { [PRESENT]: "true" } } }]],
    [
      "Bool true",
      [{ Effect: "Allow", Action: "ec2:*", Resource: "*", Condition: { Bool: { [PRESENT]: "true" } } }],
    ],
    ["Bool false", [{ ...EVERYTHING, Condition: { Bool: { [PRESENT]: "false" } } }]],
    ["a Sid that speaks of MFA", [{ Sid: "DenyMultiFactorAuthPresentFalse", ...EVERYTHING }]],
  ])("%s", (_, statements) => {
    expect(status("all-sessions", ...statements)).toBe("unguarded");
  });
});

describe("what needs no guard", () => {
  test.each<[string, Statement[]]>([
    ["no statement", []],
    ["only enrolment", [{ Effect: "Allow", Action: ENROLMENT, Resource: "*" }]],
    [
      "no resource level under an ARN",
      [{ Effect: "Allow", Action: "ec2:DescribeInstances", Resource: "arn:aws:ec2:*:*:instance/*" }],
    ],
    ["a user action on buckets", [{ Effect: "Allow", Action: "iam:CreateUser", Resource: "arn:aws:s3:::*" }]],
    [
      "denied whatever the session",
      [
        { Effect: "Allow", Action: "s3:*", Resource: "*" },
        { Effect: "Deny", Action: "s3:*", Resource: "*" },
      ],
    ],
  ])("%s", (_, statements) => {
    expect(status("all-sessions", ...statements)).toBe("not-applicable");
  });
});

test("a Deny narrowed by the test that narrows the Allow covers it; by another test it does not", () => {
  const ip = { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } };
  const region = { StringEquals: { "aws:RequestedRegion": "eu-west-1" } };
  const guard = deny({ BoolIfExists: { [PRESENT]: "false" }, ...ip });
  expect(status("all-sessions", { ...EVERYTHING, Condition: ip }, guard)).toBe("guarded");
  expect(status("all-sessions", { ...EVERYTHING, Condition: region }, guard)).toBe("unguarded");
});

test("a resource that two patterns share is found", () => {
  const guard = deny(
    { BoolIfExists: { [PRESENT]: "false" } },
    { Action: "*", NotResource: "arn:aws:iam::*:user/*b" },
  );
  expect(
    status(
      "all-sessions",
      { Effect: "Allow", Action: "iam:DeleteUser", Resource: "arn:aws:iam::*:user/a*" },
      guard,
    ),
  ).toBe("unguarded");
  expect(
    status(
      "all-sessions",
      { Effect: "Allow", Action: "iam:DeleteUser", Resource: "arn:aws:iam::*:user/a" },
      guard,
    ),
  ).toBe("guarded");
});
