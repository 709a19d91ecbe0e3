import { expect, test } from "vitest";
import { comparable, firstDifference } from "./difference.ts";

const modules = (...names: string[]): unknown => ({
  planned_values: { root_module: { child_modules: names.map((address) => ({ address })) } },
});

test("the order of modules does not count, but which they are", () => {
  expect(firstDifference(comparable(modules("a", "b")), comparable(modules("b", "a")))).toBeUndefined();
  expect(firstDifference(comparable(modules("a", "b")), comparable(modules("a", "c")))).toBeDefined();
});

const plan = { timestamp: "1", relevant_attributes: [{ resource: "a" }, { resource: "b" }], x: 1 };

test("neither the time of a plan nor the order of its relevant attributes counts", () => {
  const other = { ...plan, timestamp: "2", relevant_attributes: [{ resource: "b" }, { resource: "a" }] };
  expect(firstDifference(comparable(plan), comparable(other))).toBeUndefined();
  expect(firstDifference(comparable(plan), comparable({ ...other, relevant_attributes: [] }))).toBeDefined();
});

test("a difference is named by its path, with both values", () => {
  expect(firstDifference({ a: [{ b: 1 }] }, { a: [{ b: 2 }] })).toBe("$.a[0].b: 1, now 2");
  expect(firstDifference({ a: 1, b: 2 }, { b: 2, a: 1 })).toBeUndefined();
  expect(firstDifference({ a: 1 }, {})).toBe("$.a: 1, now absent");
  expect(firstDifference({}, { a: null })).toBe("$.a: absent, now null");
  expect(firstDifference([1], [1, 2])).toBe("$: 1 elements, now 2");
  expect(firstDifference([1], { 0: 1 })).toBe('$: [1], now {"0":1}');
});
