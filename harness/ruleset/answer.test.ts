import { describe, expect, test } from "vitest";
import { EngineError } from "../errors.ts";
import { answer, finding } from "../findings/fixture.ts";
import { expectCount, reportOf } from "./answer.ts";

const report = answer(finding());
const results = (result: unknown): unknown => [{ result }];

test("a whole answer is taken as it is", () => {
  expect(reportOf(results(report))).toBe(report);
});

describe("an answer that is not whole is none", () => {
  const { rule: _, ...anonymous } = finding();
  test.each<[string, unknown]>([
    ["undefined", []],
    ["no list", { result: report }],
    ["null", results(null)],
    ["a list", results([report])],
    ["empty", results({})],
    ["no count", results({ ...report, resourceChanges: undefined })],
    ["a count that is text", results({ ...report, resourceChanges: "3" })],
    ["no findings", results({ ...report, findings: undefined })],
    ["findings that are no list", results({ ...report, findings: {} })],
    ["no subjects", results({ ...report, subjects: null })],
    ["no assumptions", results({ ...report, assumptions: undefined })],
    ["a finding that is null", results({ ...report, findings: [null] })],
    ["a finding without rule", results({ ...report, findings: [anonymous] })],
    ["a finding of another severity", results({ ...report, findings: [{ ...finding(), severity: "info" }] })],
    ["a finding without outcome", results({ ...report, findings: [{ ...finding(), outcome: undefined }] })],
    ["a finding without message", results({ ...report, findings: [{ ...finding(), message: undefined }] })],
  ])("%s", (_name, value) => {
    expect(() => reportOf(value)).toThrow(EngineError);
  });
});

test("the ruleset has to have seen every change", () => {
  expect(() => expectCount(report, 3)).not.toThrow();
  expect(() => expectCount(report, 4)).toThrow("The ruleset saw 3 resource changes, but the plan has 4.");
  expect(() => expectCount(report, 2)).toThrow(EngineError);
});
