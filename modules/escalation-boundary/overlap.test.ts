import fc from "fast-check";
import { expect, test } from "vitest";
import { overlap } from "./overlap.ts";

test("patterns overlap where one text matches both", () => {
  const yes = [
    ["*", ""],
    ["a", "a"],
    ["a*", "*b"],
    ["a*c", "ab*"],
    ["r/?x", "r/a*"],
    ["a*b*c", "a?c*c"],
  ] as const;
  const no = [
    ["a", "b"],
    ["a*", "b*"],
    ["role/a/*", "role/b/*"],
    ["a?", "a"],
    ["*b", "*c"],
  ] as const;
  for (const [a, b] of yes) expect([a, b, overlap(a, b), overlap(b, a)]).toEqual([a, b, true, true]);
  for (const [a, b] of no) expect([a, b, overlap(a, b), overlap(b, a)]).toEqual([a, b, false, false]);
});

test("the answer is that of trying all short texts", () => {
  const matches = (pattern: string, text: string): boolean =>
    new RegExp(`^${pattern.replaceAll("*", ".*").replaceAll("?", ".")}$`).test(text);
  const texts = [""];
  for (const text of texts) if (text.length < 6) texts.push(`${text}a`, `${text}b`);
  const pattern = fc
    .array(fc.constantFrom("a", "b", "?", "*"), { maxLength: 3 })
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(pattern, pattern, (a, b) => {
      expect(overlap(a, b)).toBe(texts.some((text) => matches(a, text) && matches(b, text)));
    }),
    { seed: 1, numRuns: 1000 },
  );
});
