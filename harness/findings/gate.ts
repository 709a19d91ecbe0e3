import type { Severity } from "../types.ts";
import type { Finding, Report } from "./types.ts";

/** The severity from which findings close the gate. */
export type FailOn = "error" | "warning" | "never";

export const FAIL_ON: readonly FailOn[] = ["error", "warning", "never"];

const RANK: Record<Severity, number> = { note: 0, warning: 1, error: 2 };

/** Whether a finding closes the gate. */
export function isBlocking({ severity, status }: Finding, failOn: FailOn): boolean {
  return failOn !== "never" && status === "open" && RANK[severity] >= RANK[failOn];
}

/**
 * The exit code: 0 judged and nothing at or above `failOn`, 1 judged with findings, 2 some plan was not judged.
 * 2 goes before 1: nobody should take the findings of some plans for those of all.
 */
export function exitCodeOf(report: Report, failOn: FailOn): 0 | 1 | 2 {
  if (report.plans.some((plan) => "error" in plan)) return 2;
  return report.findings.some((finding) => isBlocking(finding, failOn)) ? 1 : 0;
}
