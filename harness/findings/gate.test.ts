import { describe, expect, test } from "vitest";
import type { Severity } from "../types.ts";
import { answer, finding, judged, refused, reportOf } from "./fixture.ts";
import { exitCodeOf, type FailOn, isBlocking } from "./gate.ts";

const report = (...severities: Severity[]): ReturnType<typeof reportOf> =>
  reportOf(judged(answer(...severities.map((severity) => finding({ severity })))));

describe("the exit code", () => {
  test.each<[FailOn, Severity[], number]>([
    ["error", [], 0],
    ["error", ["warning", "note"], 0],
    ["error", ["note", "error"], 1],
    ["warning", ["note"], 0],
    ["warning", ["warning"], 1],
    ["warning", ["error"], 1],
    ["never", ["error", "warning"], 0],
  ])("failing on %s with %j is %i", (failOn, severities, code) => {
    expect(exitCodeOf(report(...severities), { failOn })).toBe(code);
  });

  test("is 2 when any plan was refused, findings or not, also when nothing may fail", () => {
    for (const failOn of ["error", "warning", "never"] as const) {
      expect(exitCodeOf(reportOf(judged(answer()), refused), { failOn })).toBe(2);
      expect(exitCodeOf(reportOf(refused, judged(answer(finding()))), { failOn })).toBe(2);
    }
  });

  test("counts what cannot be verified like what fails", () => {
    expect(
      exitCodeOf(reportOf(judged(answer(finding({ outcome: "unverifiable" })))), { failOn: "error" }),
    ).toBe(1);
  });

  test("leaves out what is waived or in the baseline", () => {
    const [found] = report("error").findings;
    if (found === undefined) throw new Error("one finding in, one out");
    expect(isBlocking(found, { failOn: "error" })).toBe(true);
    expect(isBlocking({ ...found, status: "waived" }, { failOn: "error" })).toBe(false);
    expect(isBlocking({ ...found, status: "baselined" }, { failOn: "warning" })).toBe(false);
  });

  test("with --only introduced, counts what the plan brings", () => {
    const old = reportOf(judged(answer(finding({ introduced: false }))));
    expect(exitCodeOf(old, { failOn: "error" })).toBe(1);
    expect(exitCodeOf(old, { failOn: "error", only: "introduced" })).toBe(0);
    expect(exitCodeOf(report("error"), { failOn: "error", only: "introduced" })).toBe(1);
    expect(exitCodeOf(reportOf(refused, judged(answer())), { failOn: "error", only: "introduced" })).toBe(2);
  });
});
