import { describe, expect, test } from "vitest";
import { refusalOf, smallPlan } from "../plan/fixture.ts";
import { prepare } from "../plan/prepare.ts";
import type { RulesetInput } from "../types.ts";
import { encodeInput } from "./encode.ts";

const { input } = prepare(smallPlan(), { config: {} });
const withPlan = (plan: unknown): RulesetInput => ({ ...input, plan });
const decoded = (buffer: ArrayBuffer): unknown => JSON.parse(new TextDecoder().decode(buffer));

test("the buffer holds the JSON and nothing else", () => {
  for (const plan of [input.plan, { a: "x".repeat(1_000_000) }, { a: "Zoë 安全 😀" }]) {
    expect(decoded(encodeInput(withPlan(plan)))).toEqual({ ...input, plan });
  }
});

describe("what JSON cannot hold is refused", () => {
  const cycle: Record<string, unknown> = {};
  cycle["self"] = cycle;
  test.each([
    ["a cycle", cycle],
    ["a big integer", { a: 1n }],
  ])("%s", (_, plan) => {
    expect(refusalOf(() => encodeInput(withPlan(plan)))).toBe("input/not-json");
  });

  test("half a character, but not text that looks like its escape", () => {
    expect(refusalOf(() => encodeInput(withPlan({ a: "\ud800" })))).toBe("input/lone-surrogate");
    expect(refusalOf(() => encodeInput(withPlan({ a: "\\\ud800" })))).toBe("input/lone-surrogate");
    expect(decoded(encodeInput(withPlan({ a: "\\ud800 \\\\ud800" })))).toEqual(
      withPlan({ a: "\\ud800 \\\\ud800" }),
    );
  });
});
