import { expect, test } from "vitest";
import { editDistance, nearest } from "./nearest.ts";

test("distance counts letters added, dropped and changed", () => {
  expect([editDistance("", "abc"), editDistance("kitten", "sitting"), editDistance("a", "a")]).toEqual([
    3, 3, 0,
  ]);
});

test("the nearest word wins, letter case aside; a beginning is near", () => {
  const words = ["profile", "format", "fail-on"];
  expect(nearest("PROFLE", words)).toBe("profile");
  expect(nearest("prof", words)).toBe("profile");
  expect(nearest("f", words)).toBe("format");
  expect(nearest("x", [])).toBeUndefined();
});
