import type { Severity } from "../types.ts";
import type { Finding, Report } from "./types.ts";

/** The severity from which findings close the gate. */
export type FailOn = "error" | "warning" | "never";

export const FAIL_ON: readonly FailOn[] = ["error", "warning", "never"];

const RANK: Record<Severity, number> = { note: 0, warning: 1, error: 2 };

/** Which findings close the gate: all, or those alone that the plan brings. */
export type Only = "introduced";

export const ONLY: readonly Only[] = ["introduced"];

export interface Gate {
  failOn: FailOn;
  only?: Only | undefined;
}

/** Whether a finding closes the gate. */
export function isBlocking({ severity, status, introduced }: Finding, { failOn, only }: Gate): boolean {
  if (failOn === "never" || status !== "open" || (only === "introduced" && !introduced)) return false;
  return RANK[severity] >= RANK[failOn];
}

/**
 * The exit code: 0 judged and nothing that closes the gate, 1 judged with findings, 2 some plan was not judged.
 * 2 goes before 1: nobody should take the findings of some plans for those of all.
 */
export function exitCodeOf(report: Report, gate: Gate): 0 | 1 | 2 {
  if (report.plans.some((plan) => "error" in plan)) return 2;
  return report.findings.some((finding) => isBlocking(finding, gate)) ? 1 : 0;
}
