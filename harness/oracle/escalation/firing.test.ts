/** Which paths fire for small policies. */
import { describe, expect, test } from "vitest";
import type { Severity } from "../../types.ts";
import { alice, EVERYTHING, PRESENT, type Statement } from "../fixture.ts";
import type { Bearer } from "../statement.ts";
import { PATHS } from "./catalogue.ts";
import { firing } from "./firing.ts";

const OWN = "arn:aws:iam::*:user/$" + "{aws:username}";
const LAMBDA = ["iam:PassRole", "lambda:CreateFunction"];

function allow(Action: string | string[], Resource: string | string[] = "*", Condition?: object): Statement {
  return {
    Effect: "Allow",
    Action,
    Resource,
    ...(Condition === undefined ? {} : { Condition }),
  } as Statement;
}
function severity(path: string, ...statements: Statement[]): Severity | undefined {
  return firing(alice(...statements)).get(path);
}

test("whoever may do anything can take every path", () => {
  expect([...firing(alice(EVERYTHING)).keys()]).toEqual([...PATHS.keys()]);
  expect(firing(alice({ ...EVERYTHING, Effect: "Deny" }, EVERYTHING)).size).toBe(0);
});

describe("the own user", () => {
  const path = "iam-create-access-key";
  const group = (...s: Statement[]): Bearer => ({
    ...alice(...s),
    kind: "group",
    username: null,
    arnTail: null,
  });

  test("is no way to somebody else's rights", () => {
    expect(severity(path, allow("iam:CreateAccessKey", OWN))).toBeUndefined();
    expect(severity(path, allow("iam:CreateAccessKey", "arn:aws:iam::*:user/alice"))).toBeUndefined();
    expect(severity(path, allow("iam:CreateAccessKey", "arn:aws:iam::*:user/*"))).toBe("error");
    expect(severity(path, allow("iam:CreateAccessKey", "arn:aws:iam::*:user/bob"))).toBe("error");
  });
  test("is found under its path, and nobody else has the name", () => {
    const pathed: Bearer = { ...alice(allow("iam:CreateAccessKey", OWN)), arnTail: "team/alice" };
    expect(firing(pathed).has(path)).toBe(false);
  });
  test("of a group's member may be anybody who is named", () => {
    expect(firing(group(allow("iam:CreateAccessKey", OWN))).has(path)).toBe(false);
    expect(firing(group(allow("iam:CreateAccessKey", "arn:aws:iam::*:user/alice"))).has(path)).toBe(true);
  });
});

test("the policies of AWS are not to be written", () => {
  const path = "iam-create-policy-version";
  expect(severity(path, allow("iam:CreatePolicyVersion", "arn:aws:iam::aws:policy/*"))).toBeUndefined();
  expect(severity(path, allow("iam:CreatePolicyVersion", "arn:aws:iam::*:policy/*"))).toBe("error");
});

test("all steps have to be possible in one state", () => {
  const [pass, create] = LAMBDA as [string, string];
  const path = "lambda-create-function-passrole";
  const inT = { Bool: { [PRESENT]: "true" } };
  const inF = { Bool: { [PRESENT]: "false" } };
  expect(severity(path, allow(pass, "*", inT), allow(create, "*", inT))).toBe("error");
  expect(severity(path, allow(pass, "*", inT), allow(create, "*", inF))).toBeUndefined();
  expect(firing({ ...alice(allow(LAMBDA, "*", inT)), kind: "role" }).has(path)).toBe(false);
});

test("a Deny that holds whenever the Allow does stops it", () => {
  const path = "iam-put-user-policy";
  const test = { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } };
  const denied: Statement = { Effect: "Deny", Action: "iam:Put*", Resource: "*", Condition: test };
  expect(severity(path, allow("iam:PutUserPolicy", "*", test), denied)).toBeUndefined();
  expect(severity(path, allow("iam:PutUserPolicy"), denied)).toBe("error");
});

describe("severity", () => {
  test("what exists and is named is a warning at most", () => {
    const path = "lambda-update-function-code";
    const named = "arn:aws:lambda:*:*:function:f";
    expect(severity(path, allow("lambda:UpdateFunctionCode", named))).toBe("warning");
    expect(severity(path, allow("lambda:UpdateFunctionCode", [named, "arn:aws:s3:::data/*"]))).toBe(
      "warning",
    );
    expect(severity(path, allow("lambda:UpdateFunctionCode", [named, `${named}-*`]))).toBe("error");
  });
  test("a role that is passed by its name is one outside of the plan, unless somebody knows better", () => {
    const path = "lambda-create-function-passrole";
    const statements = [allow("iam:PassRole", "arn:aws:iam::*:role/app"), allow("lambda:CreateFunction")];
    expect(severity(path, ...statements)).toBe("warning");
    expect(firing(alice(...statements), () => "error").get(path)).toBe("error");
    expect(firing(alice(...statements), () => "note").get(path)).toBe("note");
  });
  test("entering roles by name is no path", () => {
    expect(severity("sts-assume-role", allow("sts:AssumeRole", "arn:aws:iam::*:role/app"))).toBeUndefined();
    expect(severity("sts-assume-role", allow("sts:AssumeRole", "arn:aws:iam::*:role/app*"))).toBe("warning");
  });
  test("the best of several ways counts", () => {
    const path = "ecs-run-task-passrole";
    const some = allow(["iam:PassRole", "ecs:RunTask", "ecs:RegisterTaskDefinition"], "*", {
      ArnEquals: { "ecs:cluster": "arn:aws:ecs:eu-west-1:111122223333:cluster/c" },
    });
    expect(severity(path, some)).toBe("warning");
    expect(severity(path, some, allow(["ecs:*", "iam:PassRole"]))).toBe("error");
  });
});

test("a step on some resources only", () => {
  const path = "cdk-deploy-role-assume";
  expect(severity(path, allow("sts:AssumeRole", "arn:aws:iam::*:role/app-*"))).toBeUndefined();
  expect(severity(path, allow("sts:AssumeRole", "arn:aws:iam::*:role/cdk-*"))).toBe("warning");
});
