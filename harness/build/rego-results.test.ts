import { expect, test } from "vitest";
import { countOf, uncovered } from "./rego-results.ts";

const range = (from: number, to: number = from) => ({ start: { row: from }, end: { row: to } });

test("what adjoins is one place, and neither tests nor adapters need cover", () => {
  const files = {
    "rego/b.rego": { not_covered: [range(9), range(4), range(5, 7), range(4, 6)] },
    "rego/a.rego": { not_covered: [range(2)] },
    "rego/covered.rego": {},
    "rego/a_test.rego": { not_covered: [range(1)] },
    "rego/iamgate/engines/conftest/conftest.rego": { not_covered: [range(1)] },
  };
  expect(uncovered({ files })).toEqual(["rego/a.rego:2", "rego/b.rego:4-7", "rego/b.rego:9"]);
});

test("a test that errs has failed, one that is skipped has not passed", () => {
  const result = { package: "p", name: "n" };
  const results = [result, { ...result, fail: true }, { ...result, error: {} }, { ...result, skip: true }];
  expect(countOf(results)).toEqual({ passed: 1, failed: 2, skipped: 1 });
});
