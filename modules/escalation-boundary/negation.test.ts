import { describe, expect, test } from "vitest";
import { ConstructError } from "../core/errors.ts";
import { negations } from "./negation.ts";

describe("a condition is turned round", () => {
  test.each([
    ["StringEquals", "StringNotEquals"],
    ["StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase"],
    ["StringLike", "StringNotLike"],
    ["ArnEquals", "ArnNotEquals"],
    ["ArnLike", "ArnNotLike"],
    ["NumericEquals", "NumericNotEquals"],
    ["DateEquals", "DateNotEquals"],
    ["IpAddress", "NotIpAddress"],
  ])("%s becomes %s, with all of its values", (operator, negated) => {
    expect(negations({ [operator]: { k: ["a", "b"] } }, "test")).toEqual([{ [negated]: { k: ["a", "b"] } }]);
  });

  test.each([
    ["NumericLessThan", "NumericGreaterThanEqualsIfExists"],
    ["NumericLessThanEquals", "NumericGreaterThanIfExists"],
    ["NumericGreaterThan", "NumericLessThanEqualsIfExists"],
    ["NumericGreaterThanEquals", "NumericLessThanIfExists"],
    ["DateLessThan", "DateGreaterThanEqualsIfExists"],
    ["DateLessThanEquals", "DateGreaterThanIfExists"],
    ["DateGreaterThan", "DateLessThanEqualsIfExists"],
    ["DateGreaterThanEquals", "DateLessThanIfExists"],
  ])("%s becomes %s, so that a missing key is denied", (operator, opposite) => {
    expect(negations({ [operator]: { k: "1" } }, "test")).toEqual([{ [opposite]: { k: "1" } }]);
    expect(() => negations({ [operator]: { k: ["1", "2"] } }, "test")).toThrow("several values");
  });

  test("Bool becomes the other truth, or a missing key", () => {
    expect(negations({ Bool: { k: "true" } }, "test")).toEqual([{ BoolIfExists: { k: "false" } }]);
    expect(negations({ Bool: { k: ["false"] } }, "test")).toEqual([{ BoolIfExists: { k: "true" } }]);
    expect(() => negations({ Bool: { k: "yes" } }, "test")).toThrow("neither");
    expect(() => negations({ Bool: { k: ["true", "false"] } }, "test")).toThrow("several values");
  });

  test("each test gets a condition of its own, because one that fails is enough", () => {
    const condition = { StringEquals: { a: "1", b: "2" }, Bool: { c: "true" } };
    expect(negations(condition, "test")).toEqual([
      { StringNotEquals: { a: "1" } },
      { StringNotEquals: { b: "2" } },
      { BoolIfExists: { c: "false" } },
    ]);
    expect(negations({}, "test")).toEqual([]);
  });
});

describe("what has no safe negation is refused", () => {
  test.each([
    "StringNotEquals",
    "ArnNotLike",
    "NotIpAddress",
    "StringEqualsIfExists",
    "BoolIfExists",
    "Null",
    "ForAllValues:StringEquals",
    "ForAnyValue:StringEquals",
    "BinaryEquals",
    "toString",
    "StringEqual",
  ])("%s", (operator) => {
    const refused = (): unknown => negations({ [operator]: { k: "a" } }, "test");
    expect(refused).toThrow(ConstructError);
    expect(refused).toThrow(/cannot open .* There are: StringEquals, /);
  });

  test("a condition without a value", () => {
    expect(() => negations({ StringEquals: { k: [] } }, "test")).toThrow("has no value");
  });
});
