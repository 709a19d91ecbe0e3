import type { RulesetFinding } from "../types.ts";
import { differences } from "./match.ts";
import type { CaseResult } from "./run.ts";
import type { AccessMiss, FindingExpectation } from "./types.ts";

/** Colours a text, or leaves it as it is. */
export type Paint = (colour: "red" | "green" | "yellow", text: string) => string;

/** Differences between engines can be long; the first ones show the cause. */
const maxDifferences = 6;
const maxWidth = 400;

/** The lines about a case that failed: what was expected, what was found, on which engine. */
export function describeFailure(
  { subject, judgement, failures, differences: unequal }: CaseResult,
  paint: Paint,
): string[] {
  const lines = [`${paint("red", "FAIL")} ${subject.label}: ${subject.source.title}`];
  if (judgement && judgement.expected !== judgement.found) {
    lines.push(`  verdict: expected ${judgement.expected}, found ${judgement.found}`);
  }
  for (const expectation of judgement?.missing ?? []) {
    lines.push(`  ${paint("green", `- missing ${brief(expectation)}`)}`);
    lines.push(...nearMiss(expectation, judgement?.untaken ?? []).map((line) => `      ${line}`));
  }
  for (const finding of judgement?.extra ?? []) {
    lines.push(`  ${paint("red", `+ not expected ${briefFinding(finding)}`)}`);
    lines.push(`      ${finding.message}`);
  }
  for (const miss of judgement?.access ?? []) lines.push(...accessLines(miss, paint));
  for (const { engine, reason } of failures) lines.push(`  ${engine} gave no answer: ${reason}`);
  if (unequal.length > 0) lines.push("  the engines disagree:");
  for (const line of unequal.slice(0, maxDifferences)) lines.push(`    ${cut(line)}`);
  if (unequal.length > maxDifferences) lines.push(`    and ${unequal.length - maxDifferences} more`);
  return lines;
}

/** An expectation as it stands in the case, in one line. */
function brief(expectation: FindingExpectation): string {
  const fields = Object.entries(expectation).filter(([field]) => field !== "rule");
  const rest = fields.map(
    ([field, value]) => `${field}: ${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
  return [expectation.rule, ...rest].join(", ");
}

function briefFinding(finding: RulesetFinding): string {
  const { rule, severity, outcome, subject, address, attribute, statement, sid, witness } = finding;
  const place = `${address}${attribute === null ? "" : `.${attribute}`}${statement === null ? "" : `[${statement}]`}`;
  const proof = witness ? `, witness: ${witness.action} on ${witness.resource}, mfa ${witness.mfa}` : "";
  const outcomes = outcome === "unverifiable" ? " unverifiable" : "";
  return `${rule} (${severity}${outcomes}) subject: ${subject}, at ${place}${sid === null ? "" : ` sid ${sid}`}${proof}`;
}

function accessLines({ expectation, found }: AccessMiss, paint: Paint): string[] {
  const { principal, action, resource, mfa, decision } = expectation;
  const on = resource === undefined ? "" : ` on ${resource}`;
  const state = mfa === undefined ? "" : `, mfa ${mfa}`;
  const asked = `access ${principal}: ${action}${on}${state}`;
  return [
    `  ${paint("green", `- ${asked}: expected ${decision}`)}`,
    ...(found.length === 0 ? [`  ${paint("red", "+ it has no session of that state")}`] : []),
    ...found.map((row) => {
      const because = row.because.map(
        ({ effect, address, statement }) => `${effect} ${address}[${statement}]`,
      );
      const why = [...because, ...row.dependsOn].join(", ");
      return `  ${paint("red", `+ found ${row.decision}, mfa ${row.mfa}, on ${row.resource}`)}${why === "" ? "" : ` (${why})`}`;
    }),
  ];
}

/** Why the finding of the same rule that comes nearest is not the expected one. */
function nearMiss(expectation: FindingExpectation, found: RulesetFinding[]): string[] {
  const misses = found
    .filter(({ rule }) => rule === expectation.rule)
    .map((finding) => differences(expectation, finding))
    .sort((a, b) => a.length - b.length);
  return misses[0] ?? [];
}

function cut(line: string): string {
  return line.length > maxWidth ? `${line.slice(0, maxWidth)}...` : line;
}
