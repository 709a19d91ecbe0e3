/** Puts a report of the ruleset beside the oracle's own answers. */
import type { Profile, RulesetFinding, RulesetReport } from "../types.ts";
import { groupBy } from "./group-by.ts";
import { replay } from "./replay.ts";
import { type MfaVerdict, verdict } from "./verdict.ts";
import { type Judged, toBearers, type World } from "./world.ts";

export interface Disagreement {
  subject: string;
  /** Kept while a plan is shrunk. */
  kind: "unknown-subject" | "status" | "silence" | "surplus" | "witness" | "count";
  why: string;
}

export interface Comparison {
  disagreements: Disagreement[];
  /** Subjects by the oracle's status. */
  statuses: Record<string, number>;
  unverifiable: number;
  /** Witnesses that were replayed. */
  witnesses: number;
}

/** Rules that report an error whether or not the subject is guarded. */
const ALWAYS = new Set([
  "mfa/breaks-automation",
  "mfa/enrolment-blocked",
  "mfa/guard-inverted",
  "mfa/literal-variable",
  "mfa/misspelt-key",
]);

/** Compares everything that is known of the subjects of `worlds`, which were judged together under one profile. */
export function compare(worlds: readonly World[], report: RulesetReport, profile: Profile): Comparison {
  const bearers = worlds.flatMap(toBearers).filter((b) => b.statements.some((s) => !s.boundary));
  const verdicts = new Map(bearers.map((b) => [b.address, verdict(b, profile)]));
  const result: Comparison = { disagreements: [], statuses: {}, unverifiable: 0, witnesses: 0 };
  const findings = groupBy(report.findings, (f) => f.subject);
  const subjects = new Map(report.subjects.map((s) => [s.address, s]));
  for (const bearer of bearers) {
    const own = verdicts.get(bearer.address) as MfaVerdict;
    result.statuses[own.status] = (result.statuses[own.status] ?? 0) + 1;
    const mfa = subjects.get(bearer.address)?.mfa;
    if (mfa === "unverifiable") result.unverifiable++;
    const subject = bearer.address;
    if (mfa === undefined) {
      const why = "the report does not know this subject";
      result.disagreements.push({ subject, kind: "unknown-subject", why });
    } else if (mfa !== "unverifiable") {
      result.disagreements.push(...differences(bearer, own, mfa, verdicts, findings));
    }
  }
  for (const finding of report.findings) {
    if (finding.witness === null) continue;
    result.witnesses++;
    const why = doubt(finding, bearers);
    if (why !== undefined) result.disagreements.push({ subject: finding.subject, kind: "witness", why });
  }
  return result;
}

function* differences(
  bearer: Judged,
  own: MfaVerdict,
  mfa: string,
  verdicts: Map<string, MfaVerdict>,
  findings: Map<string, RulesetFinding[]>,
): Generator<Disagreement> {
  const { status } = own;
  const subject = bearer.address;
  const here = findings.get(bearer.address) ?? [];
  // A group without a guard of its own whose members all have one elsewhere is let off with a warning.
  const members = bearer.kind === "group" ? bearer.linked.map((a) => verdicts.get(a)?.status) : [];
  if (status === "unguarded" && members.length > 0 && !members.includes("unguarded")) {
    if (!here.some((f) => f.severity !== "note")) {
      yield { subject, kind: "silence", why: "the group itself is open and nothing says so" };
    }
    return;
  }
  if (mfa !== status) {
    const why = `oracle: ${status}, ruleset: ${mfa}; ${JSON.stringify(own.violations.slice(0, 1))}`;
    yield { subject, kind: "status", why };
  }
  const groups = bearer.kind === "user" ? bearer.linked.flatMap((a) => findings.get(a) ?? []) : [];
  const errors = (all: readonly RulesetFinding[]): RulesetFinding[] =>
    all.filter((f) => f.severity === "error" && f.outcome === "fail" && f.rule.startsWith("mfa/"));
  if (status === "unguarded" && errors([...here, ...groups]).length === 0) {
    yield { subject, kind: "silence", why: "open, and no finding fails" };
  }
  const surplus = status === "unguarded" ? undefined : errors(here).find((f) => !ALWAYS.has(f.rule));
  if (surplus !== undefined) {
    const why = `${status}, and ${surplus.rule} fails: ${JSON.stringify(surplus.witness)}`;
    yield { subject, kind: "surplus", why };
  }
}

/** Why a witness does not prove its finding; undefined when it does. */
function doubt(finding: RulesetFinding, bearers: readonly Judged[]): string | undefined {
  const { witness, rule } = finding;
  if (witness === null) return undefined;
  const bearer = bearers.find((b) => b.address === witness.principal);
  if (bearer === undefined) return `${rule}: nobody is called ${witness.principal}`;
  const answer = replay(witness, bearer);
  return answer.ok ? undefined : `${rule}: ${answer.why}: ${JSON.stringify(witness)}`;
}
