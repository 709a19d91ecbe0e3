import { expect, test } from "vitest";
import { canonical } from "./canonical.ts";
import { sortedBy } from "./sort.ts";

test("the first key that differs decides; numbers are numbers", () => {
  const rows: [string, number][] = [
    ["b", 1],
    ["a", 10],
    ["a", 9],
  ];
  expect(sortedBy(rows, (row) => row)).toEqual([
    ["a", 9],
    ["a", 10],
    ["b", 1],
  ]);
});

test("strings are compared by code unit, in every locale", () => {
  const words = ["é", "z", "Z", "a", "[", "aa", ""];
  expect(sortedBy(words, (word) => [word])).toEqual(["", "Z", "[", "a", "aa", "z", "é"]);
});

test("equal items keep their order, and the input stays as it was", () => {
  const rows = [
    { key: null, id: 1 },
    { key: undefined, id: 2 },
    { key: "", id: 3 },
  ];
  const copy = [...rows];
  expect(sortedBy(rows, ({ key }) => [key]).map(({ id }) => id)).toEqual([1, 2, 3]);
  expect(rows).toEqual(copy);
});

test("canonical JSON sorts keys at every depth and nothing else", () => {
  expect(canonical({ b: [{ d: 1, c: 2 }, null], a: "x" })).toBe('{"a":"x","b":[{"c":2,"d":1},null]}');
  expect(canonical([2, 1])).toBe("[2,1]");
});
