import type { Locate } from "../hcl/locate.ts";
import type { Profile, RulesetFinding, RulesetReport, Severity, Verdict } from "../types.ts";
import { canonical } from "./canonical.ts";
import { reportedFinding } from "./finding.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { sortedBy } from "./sort.ts";
import type { Finding, JudgedPlan, RefusedPlan, Report, ReportSubject, Summary } from "./types.ts";

/** What became of one plan. */
export type PlanOutcome = JudgedOutcome | { plan: RefusedPlan };

export interface JudgedOutcome {
  plan: JudgedPlan;
  report: RulesetReport;
  /** Finds the line of a finding. */
  locate?: Locate;
  /** What the harness took for granted itself. */
  notes?: readonly string[];
}

export interface AssembleOptions {
  profile: Profile;
  tool: Report["tool"];
}

/**
 * Puts the answers for all plans into one report. Deterministic: everything is sorted, because the ruleset's sets
 * come in hash order.
 */
export function assemble(outcomes: readonly PlanOutcome[], { profile, tool }: AssembleOptions): Report {
  const judged = outcomes.flatMap((outcome, plan) => ("report" in outcome ? [{ ...outcome, plan }] : []));
  const findings = judged.flatMap(({ plan, report, locate }) => findingsOf(report, plan, locate));
  const subjects = judged.flatMap(({ plan, report }) => subjectsOf(report, plan));
  return {
    version: 1,
    tool,
    plans: outcomes.map(({ plan }) => plan),
    profile,
    verdict: verdictOf(findings, judged.length < outcomes.length),
    summary: summaryOf(findings, subjects),
    subjects,
    findings,
    assumptions: [
      ...new Set(judged.flatMap(({ report, notes = [] }) => [...report.assumptions, ...notes])),
    ].sort(),
  };
}

/** Fail before unverifiable before pass; a plan that was not judged leaves at best unverifiable. */
function verdictOf(findings: readonly Finding[], refused: boolean): Verdict {
  const errors = findings.filter(({ severity, status }) => severity === "error" && status === "open");
  if (errors.some(({ outcome }) => outcome === "fail")) return "fail";
  return errors.length > 0 || refused ? "unverifiable" : "pass";
}

function summaryOf(findings: readonly Finding[], subjects: readonly ReportSubject[]): Summary {
  const open = (severity: Severity): number =>
    findings.filter((finding) => finding.status === "open" && finding.severity === severity).length;
  const having = (status: Finding["status"]): number =>
    findings.filter((finding) => finding.status === status).length;
  return {
    error: open("error"),
    warning: open("warning"),
    note: open("note"),
    waived: having("waived"),
    baselined: having("baselined"),
    subjects: subjects.length,
  };
}

function subjectsOf({ subjects }: RulesetReport, plan: number): ReportSubject[] {
  const reported = subjects.map(({ kind, address, name, mfa, escalation }) => ({
    plan,
    kind,
    address,
    name: name ?? null,
    mfa,
    escalation: escalation.toSorted(),
  }));
  return sortedBy(reported, ({ address, kind, name }) => [address, kind, name]);
}

function findingsOf({ findings }: RulesetReport, plan: number, locate: Locate = () => undefined): Finding[] {
  const seen = new Map<string, number>();
  return sortedBy(findings, orderOf).map((finding) => {
    const fingerprint = fingerprintOf(finding);
    const count = (seen.get(fingerprint) ?? 0) + 1;
    seen.set(fingerprint, count);
    return reportedFinding(finding, {
      plan,
      fingerprint: count === 1 ? fingerprint : `${fingerprint}#${count}`,
      location: locate(finding.address, finding.attribute),
    });
  });
}

/** By subject, then where in its documents, then worst first; the rest only makes the order total. */
function orderOf(finding: RulesetFinding): (string | number | null)[] {
  const { subject, subjectKind, address, attribute, statement, severity, rule } = finding;
  const rank = { error: 0, warning: 1, note: 2 }[severity];
  return [subject, subjectKind, address, attribute, statement ?? -1, rank, rule, canonical(finding)];
}
