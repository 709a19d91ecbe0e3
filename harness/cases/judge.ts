import type { Decision } from "../access/types.ts";
import type { RulesetFinding, RulesetReport, Verdict } from "../types.ts";
import { matchFindings } from "./match.ts";
import { inScope } from "./scope.ts";
import type { AccessMiss, Case, Judgement } from "./types.ts";

/** The verdict of a set of findings: of its errors, fail before unverifiable before pass. */
export function verdictOf(findings: readonly RulesetFinding[]): Verdict {
  const errors = findings.filter(({ severity }) => severity === "error");
  if (errors.some(({ outcome }) => outcome === "fail")) return "fail";
  return errors.length > 0 ? "unverifiable" : "pass";
}

/**
 * Compares what a case expects with what the ruleset answered, within the scope of the case. `access` are the cells of
 * the decision table for each expectation of it.
 */
export function judge(subject: Case, report: RulesetReport, access: readonly Decision[][] = []): Judgement {
  const { verdict, findings = [], also = false } = subject.source.expect;
  const found = report.findings.filter(({ rule }) => inScope(rule, subject.scope));
  const matched = matchFindings(findings, found);
  const taken = new Set(matched);
  const untaken = found.filter((finding) => !taken.has(finding));
  return {
    expected: verdict,
    found: verdictOf(found),
    missing: findings.filter((_, i) => matched[i] === null),
    extra: also ? [] : untaken,
    untaken,
    matched,
    access: accessMisses(subject, access),
  };
}

/** A request that no session of the principal can make has no cell, and that is never what is expected. */
function accessMisses({ source }: Case, access: readonly Decision[][]): AccessMiss[] {
  return (source.expect.access ?? []).flatMap((expectation, index) => {
    const found = access[index] ?? [];
    const met = found.length > 0 && found.every(({ decision }) => decision === expectation.decision);
    return met ? [] : [{ index, expectation, found }];
  });
}

/** Whether a case got what it expects. */
export function passes({ expected, found, missing, extra, access }: Judgement): boolean {
  return expected === found && missing.length === 0 && extra.length === 0 && access.length === 0;
}
