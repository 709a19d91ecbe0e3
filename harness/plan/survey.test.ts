import { describe, expect, test } from "vitest";
import { creation, refusalOf } from "./fixture.ts";
import { MAX_NESTING } from "./nesting.ts";
import { hasDuplicateKeys } from "./policy-text.ts";
import type { Change } from "./shape.ts";
import { duplicateKeyMarks, namedManagedPolicies } from "./survey.ts";

const read = "arn:aws:iam::aws:policy/ReadOnlyAccess";
const vpc = "arn:aws-us-gov:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole";

describe("managed policies that a plan names", () => {
  test("are found in values, keys and texts, once each and sorted", () => {
    const value = { [read]: [`${vpc}`, { a: `x ${read} y ${read}` }], b: [null, 1, true] };
    expect(namedManagedPolicies(value)).toEqual([vpc, read].sort());
  });

  test("are AWS's own only", () => {
    expect(namedManagedPolicies(["arn:aws:iam::123456789012:policy/mine", "iam::aws:policy/x"])).toEqual([]);
  });

  test("a value that never was a text is refused like one that was", () => {
    expect(refusalOf(() => namedManagedPolicies({ a: "\ud83d" }))).toBe("input/lone-surrogate");
    expect(refusalOf(() => namedManagedPolicies({ "\ude00": 1 }))).toBe("input/lone-surrogate");
    let deep: unknown = "bottom";
    for (let level = 0; level < MAX_NESTING; level++) deep = [deep];
    expect(namedManagedPolicies(deep)).toEqual([]);
    expect(refusalOf(() => namedManagedPolicies([deep]))).toBe("input/nesting");
    const cycle: unknown[] = [];
    cycle.push({ cycle });
    expect(refusalOf(() => namedManagedPolicies(cycle))).toBe("input/nesting");
  });
});

describe("duplicate keys in a policy's text", () => {
  test.each([
    ["at the top", '{"Version":"2012-10-17","Statement":[],"Statement":[]}'],
    ["in a statement", '{"Statement":[{"Effect":"Deny","Effect":"Allow"}]}'],
    ["in a condition", '{"Statement":{"Condition":{"Bool":{"a":"true"},"Bool":{"a":"false"}}}}'],
    ["written differently", '{"Statement":[],"\\u0053tatement":[]}'],
    ["that are empty", '{"":1,"":2}'],
    ["of prototypes", '{"__proto__":{},"__proto__":{"a":1}}'],
    ["with white space", ' { "a" : 1 ,\n\t"a" : 2 } '],
  ])("are seen %s", (_, text) => {
    expect(hasDuplicateKeys(text)).toBe(true);
  });

  test.each([
    ["equal keys of two objects", '{"a":{"x":1},"b":{"x":1}}'],
    ["keys in letter cases", '{"effect":"Allow","Effect":"Deny"}'],
    ["colons and quotes in strings", '{"a":"\\"b\\": \\"b\\":","c":["x:","\\\\"]}'],
    ["one prototype", '{"__proto__":{"__proto__":1}}'],
    ["no object", '[{"a":1,"a":2}]'],
    ["no JSON", '{"a":1,"a":2'],
    ["no document", "alice"],
    ["nothing", ""],
  ])("are not seen in %s", (_, text) => {
    expect(hasDuplicateKeys(text)).toBe(false);
  });

  test("a document the ruleset could not take either is refused", () => {
    const bomb = `{"a":${"[".repeat(MAX_NESTING)}${"]".repeat(MAX_NESTING)}}`;
    expect(refusalOf(() => hasDuplicateKeys(bomb))).toBe("input/nesting");
    expect(refusalOf(() => hasDuplicateKeys('{"a":"\\ud800"}'))).toBe("input/lone-surrogate");
  });
});

describe("marks", () => {
  const twice = '{"Statement":[],"Statement":[]}';
  const once = '{"Statement":[]}';

  test("name the attribute by its path", () => {
    const role = creation("aws_iam_role.a", {
      assume_role_policy: twice,
      description: "a",
      inline_policy: [
        { name: "x", policy: once },
        { name: "y", policy: twice },
      ],
    });
    expect(duplicateKeyMarks([role as Change])).toEqual([
      { address: "aws_iam_role.a", attribute: "assume_role_policy", problem: "duplicate-key" },
      { address: "aws_iam_role.a", attribute: "inline_policy[1].policy", problem: "duplicate-key" },
    ]);
  });

  test("look at what stays when Terraform forgets an object", () => {
    const forgotten = creation("aws_iam_policy.a", null, { actions: ["forget"], before: { policy: twice } });
    expect(duplicateKeyMarks([forgotten as Change])).toHaveLength(1);
    const replaced = creation("aws_iam_policy.a", { policy: once }, { before: { policy: twice } });
    expect(duplicateKeyMarks([replaced as Change])).toEqual([]);
  });
});
