/** The oracle against the tables that AWS's documentation gives for the MFA keys, row by row. */
import { describe, expect, test } from "vitest";
import type { Condition } from "./condition.ts";
import { evaluateCondition, STATES } from "./condition.ts";
import { decide } from "./evaluate.ts";
import { common, matches } from "./pattern.ts";
import { type Bearer, type Json, statementsOf } from "./statement.ts";

const FACTS = {
  username: "alice",
  principalArn: "arn:aws:iam::111122223333:user/alice",
  account: "111122223333",
};
const PRESENT = "aws:MultiFactorAuthPresent";
const AGE = "aws:MultiFactorAuthAge";

/** The states in which a condition holds, such as "FA"; a question mark after a state whose answer is open. */
function holds(condition: Condition): string {
  return STATES.map((s) => {
    const outcome = evaluateCondition(condition, s, FACTS);
    return outcome === false ? "" : outcome.length === 0 ? s : `${s}?`;
  }).join("");
}

describe("tests of the presence key", () => {
  test.each([
    ["Bool", "true", "T"],
    ["Bool", "false", "F"],
    ["Bool", ["true", "false"], "TF"],
    ["BoolIfExists", "true", "TA"],
    ["BoolIfExists", "false", "FA"],
    ["BoolIfExists", ["true", "false"], "TFA"],
    ["Null", "true", "A"],
    ["Null", "false", "TF"],
    ["StringEquals", "false", "F"],
    ["StringEquals", "true", "T"],
    ["StringEquals", "False", ""],
    ["StringEqualsIgnoreCase", "False", "F"],
    ["StringEqualsIfExists", "false", "FA"],
    ["StringNotEquals", "true", "FA"],
    ["StringNotEqualsIgnoreCase", "TRUE", "FA"],
    ["StringNotEquals", "false", "TA"],
    ["StringNotEquals", ["true", "false"], "A"],
    ["StringLike", "f*", "F"],
    ["StringNotLike", "f*", "TA"],
    ["ForAllValues:Bool", "false", "FA"],
    ["ForAllValues:Bool", "true", "TA"],
    ["ForAnyValue:Bool", "false", "F"],
    ["ForAnyValue:Bool", "true", "T"],
    ["ForAnyValue:StringNotEquals", "true", "F"],
    ["ForAllValues:StringNotEquals", "true", "FA"],
    ["Bool", false, "F"],
    ["Bool", [true], "T"],
    ["Bool", "True", "T"],
    ["bool", "false", "F"],
    ["BOOLIFEXISTS", "FALSE", "FA"],
    ["NoSuchOperator", "false", ""],
  ])("%s %j holds in %s", (operator, value, states) => {
    expect(holds({ [operator]: { [PRESENT]: value } })).toBe(states);
    expect(holds({ [operator]: { "AWS:multifactorauthPRESENT": value } })).toBe(states);
  });
});

describe("tests of the age key, MFA one minute ago", () => {
  test.each([
    ["Null", "true", "FA"],
    ["Null", false, "T"],
    ["NumericGreaterThan", "3600", ""],
    ["NumericGreaterThan", "30", "T"],
    ["NumericGreaterThanEquals", 60, "T"],
    ["NumericGreaterThanIfExists", "3600", "FA"],
    ["NumericGreaterThanIfExists", "30", "TFA"],
    ["NumericGreaterThanEqualsIfExists", 3600, "FA"],
    ["NumericLessThan", "3600", "T"],
    ["NumericLessThan", "60", ""],
    ["NumericLessThanEquals", "60", "T"],
    ["NumericLessThanIfExists", "3600", "TFA"],
    ["NumericLessThanIfExists", "10", "FA"],
    ["NumericEquals", "60", "T"],
    ["NumericNotEquals", "60", "FA"],
    ["NumericLessThan", ["10", "3600"], "T"],
  ])("%s %j holds in %s", (operator, value, states) => {
    expect(holds({ [operator]: { [AGE]: value } })).toBe(states);
  });
});

describe("other keys", () => {
  test.each<[Condition, string]>([
    [{ Bool: { "aws:ViaAWSService": "false" } }, "TFA"],
    [{ Bool: { "aws:ViaAWSService": "true" } }, ""],
    [{ StringEquals: { "aws:PrincipalType": "User" } }, "TFA"],
    [{ StringEquals: { "aws:PrincipalType": "user" } }, ""],
    [{ ArnLike: { "aws:PrincipalArn": "arn:*:iam::*:user/*" } }, "TFA"],
    [{ ArnLike: { "aws:PrincipalArn": "arn:*:user/*" } }, ""],
    [{ StringLike: { "aws:PrincipalArn": "arn:*:user/*" } }, "TFA"],
    [{ StringEquals: { "aws:username": ["bob", "alice"] } }, "TFA"],
    [{ StringNotEquals: { "aws:username": ["bob", "alice"] } }, ""],
    [{ IpAddress: { "aws:SourceIp": "203.0.113.0/24" } }, "T?F?A?"],
    [{ Bool: { [PRESENT]: "false" }, IpAddress: { "aws:SourceIp": "203.0.113.0/24" } }, "F?"],
    [{ Bool: { [PRESENT]: "false" }, NumericGreaterThan: { [AGE]: "3600" } }, ""],
    [{ Bool: { [PRESENT]: "false", "aws:ViaAWSService": "false" } }, "F"],
  ])("%j holds in %s", (condition, states) => {
    expect(holds(condition)).toBe(states);
  });

  test("an account that is not known decides only what every account decides", () => {
    const facts = { ...FACTS, principalArn: "arn:aws:iam::????????????:user/alice", account: "????????????" };
    const ask = (value: string): unknown =>
      evaluateCondition({ ArnLike: { "aws:PrincipalArn": value } }, "T", facts);
    expect(ask("arn:aws:iam::*:user/alice")).toEqual([]);
    expect(ask("arn:aws:iam::*:role/*")).toBe(false);
    expect(ask("arn:aws:iam::111122223333:user/*")).toHaveLength(1);
  });
});

test.each([
  ["*", "", true],
  ["user/?", "user/", false],
  ["user/?", "user/a", true],
  ["a*b*c", "a-b-b-c", true],
  ["a*b*c", "a-c-b", false],
  ["arn:aws:iam::*:user/*", "arn:aws:iam::1:user/a/b", true],
  ["data", "Data", false],
])("pattern %s on %s: %s", (pattern, text, expected) => {
  expect(matches(pattern, text)).toBe(expected);
});

test.each([
  [["user/a*", "user/*b"], "user/ab"],
  [["a?c", "*b*"], "abc"],
  [["user/*", "role/*"], undefined],
  [["*x", "*y"], undefined],
  [["?*", "*"], "1"],
])("common member of %j is %s", (patterns, expected) => {
  expect(common(patterns)).toBe(expected);
});

describe("decisions", () => {
  const alice = (document: Json, boundary?: Json): Bearer => {
    const source = (d: Json): { address: string; attribute: string; document: Json } => ({
      address: "d",
      attribute: "policy",
      document: d,
    });
    const limits = boundary === undefined ? [] : statementsOf([source(boundary)], true);
    const statements = [...statementsOf([source(document)]), ...limits];
    const identity = {
      kind: "user" as const,
      address: "aws_iam_user.alice",
      username: "alice",
      arnTail: "alice",
    };
    return { ...identity, account: "111122223333", statements, bounded: boundary !== undefined, names: [] };
  };
  const doc = (...Statement: Json[]): Json => ({ Version: "2012-10-17", Statement });
  const everything = { Effect: "Allow", Action: "*", Resource: "*" };
  const own = "arn:aws:iam::*:user/${aws:username}";
  const arn = (name: string): string => `arn:aws:iam::111122223333:user/${name}`;

  test("explicit Deny wins, and a Deny that does not match is silent", () => {
    const d = doc(everything, {
      Effect: "Deny",
      NotAction: "iam:*",
      Resource: "*",
      Condition: { Bool: { [PRESENT]: "false" } },
    });
    expect(decide(alice(d), "ec2:RunInstances", "*", "F")).toBe("denied");
    expect(decide(alice(d), "EC2:runinstances", "*", "A")).toBe("allowed");
    expect(decide(alice(d), "iam:CreateUser", arn("x"), "F")).toBe("allowed");
  });
  test("own name, and a literal in old versions", () => {
    const s = { Effect: "Allow", Action: "iam:CreateAccessKey", Resource: own };
    expect(decide(alice(doc(s)), "iam:CreateAccessKey", arn("alice"), "T")).toBe("allowed");
    expect(decide(alice(doc(s)), "iam:CreateAccessKey", arn("bob"), "T")).toBe("implicitly-denied");
    expect(decide(alice({ Statement: s }), "iam:CreateAccessKey", arn("alice"), "T")).toBe(
      "implicitly-denied",
    );
  });
  test("a boundary takes away, its Denies count, it grants nothing", () => {
    const limits = doc(
      { Effect: "Allow", Action: "s3:*", Resource: "*" },
      { Effect: "Deny", Action: "s3:DeleteBucket", Resource: "*" },
    );
    expect(decide(alice(doc(everything), limits), "s3:CreateBucket", "arn:aws:s3:::b", "T")).toBe("allowed");
    expect(decide(alice(doc(everything), limits), "s3:DeleteBucket", "arn:aws:s3:::b", "T")).toBe("denied");
    expect(decide(alice(doc(everything), limits), "ec2:RunInstances", "*", "T")).toBe("implicitly-denied");
    expect(decide(alice(doc(), limits), "s3:CreateBucket", "arn:aws:s3:::b", "T")).toBe("implicitly-denied");
  });
  test("open tests depend; the same test on both sides never leaves the Allow standing", () => {
    const ip = { Condition: { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } } };
    expect(decide(alice(doc({ ...everything, ...ip })), "s3:ListAllMyBuckets", "*", "A")).toBe("depends");
    const both = doc({ ...everything, ...ip }, { Effect: "Deny", Action: "*", Resource: "*", ...ip });
    expect(decide(alice(both), "s3:ListAllMyBuckets", "*", "A")).toBe("implicitly-denied");
  });
  test("variables other than the name widen Allows and never Denies", () => {
    const tagged = "arn:aws:s3:::${aws:PrincipalTag/team}";
    const allow = doc({ Effect: "Allow", Action: "s3:*", Resource: tagged });
    expect(decide(alice(allow), "s3:ListBucket", "arn:aws:s3:::b", "A")).toBe("allowed");
    const same = doc(
      { Effect: "Allow", Action: "s3:*", Resource: tagged },
      { Effect: "Deny", Action: "s3:*", Resource: tagged },
    );
    expect(decide(alice(same), "s3:ListBucket", "arn:aws:s3:::b", "A")).toBe("denied");
    const deny = doc(everything, { Effect: "Deny", Action: "s3:*", Resource: tagged });
    expect(decide(alice(deny), "s3:ListBucket", "arn:aws:s3:::b", "A")).toBe("allowed");
  });
});
