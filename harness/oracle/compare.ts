/** Puts a report of the ruleset beside the oracle's own answers. */
import type { Profile, RulesetFinding, RulesetReport } from "../types.ts";
import { type Judged, toBearers } from "./bearers.ts";
import { groupBy } from "./group-by.ts";
import { replay } from "./replay.ts";
import { type MfaVerdict, verdict } from "./verdict.ts";
import type { World } from "./world.ts";

/** About escalation paths: one too few, one too many, told too mild or too hard, a proof that is none. */
export type PathKind = "path-missed" | "path-surplus" | "path-severity" | "path-proof";

export interface Disagreement {
  subject: string;
  /** Kept while a plan is shrunk. */
  kind:
    | "unknown-subject"
    | "status"
    | "silence"
    | "surplus"
    | "witness"
    | "count"
    | "hidden"
    | "decision"
    | PathKind;
  why: string;
}

export interface Comparison {
  disagreements: Disagreement[];
  /** Subjects by the oracle's status. */
  statuses: Record<string, number>;
  /** Subjects that the ruleset could not settle. */
  unverifiable: number;
  /** Subjects of which the plan hides something that could open them. */
  hidden: number;
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
  const result: Comparison = { disagreements: [], statuses: {}, unverifiable: 0, hidden: 0, witnesses: 0 };
  const findings = groupBy(report.findings, (f) => f.subject);
  const subjects = new Map(report.subjects.filter(isBearer).map((s) => [s.address, s]));
  result.disagreements.push(...passedUnseen(worlds, report, profile));
  if (worlds.every((w) => w.hidden.length === 0)) result.disagreements.push(...unexplained(report));
  for (const bearer of bearers) {
    const own = verdicts.get(bearer.address) as MfaVerdict;
    result.statuses[own.status] = (result.statuses[own.status] ?? 0) + 1;
    const mfa = subjects.get(bearer.address)?.mfa;
    const subject = bearer.address;
    if (mfa !== undefined && bearer.readings.length > 0) {
      const opened = bearer.readings.some((b) => verdict(b, profile).status === "unguarded");
      if (opened) result.hidden++;
      if (opened) result.disagreements.push(...overlooked(bearer, mfa, report));
      else if (mfa === "unguarded") {
        result.disagreements.push({
          subject,
          kind: "status",
          why: "unguarded, and nothing that may be hidden opens it",
        });
      }
      continue;
    }
    if (mfa === "unverifiable" || isCautious(own, mfa)) result.unverifiable++;
    if (mfa === undefined) {
      const why = "the report does not know this subject";
      result.disagreements.push({ subject, kind: "unknown-subject", why });
    } else if (mfa !== "unverifiable") {
      result.disagreements.push(...differences(bearer, own, mfa, verdicts, findings));
    }
  }
  for (const finding of report.findings) {
    // Trust documents are not in the worlds, and who enters a role is not asked of anybody here.
    if (finding.witness === null || finding.subjectKind === "trust") continue;
    result.witnesses++;
    const why = doubt(finding, bearers);
    if (why !== undefined) result.disagreements.push({ subject: finding.subject, kind: "witness", why });
  }
  return result;
}

/** A trust document goes by the address of its role. */
function isBearer({ kind }: { kind: string }): boolean {
  return kind !== "trust";
}

/** A plan that hides nothing gives only one reason not to decide: a link that can be followed has to be. */
function* unexplained(report: RulesetReport): Generator<Disagreement> {
  for (const { rule, params, subject, message } of report.findings) {
    if (rule !== "plan/unverifiable" || params["reason_code"] === "resource-overlap") continue;
    yield { subject, kind: "hidden", why: `nothing is hidden, and yet: ${message}` };
  }
}

/** Whether anything is granted at all could not be settled, and it is denied in any case: both pass. */
function isCautious({ status }: MfaVerdict, mfa: string | undefined): boolean {
  return status === "not-applicable" && mfa === "guarded";
}

/** What could be hidden would open the subject: that must be said of it. */
function* overlooked(
  { address, linked }: Judged,
  mfa: string,
  report: RulesetReport,
): Generator<Disagreement> {
  if (mfa !== "unverifiable" && mfa !== "unguarded") {
    yield { subject: address, kind: "hidden", why: `${mfa}, though something hidden may open it` };
  }
  const told = (f: RulesetFinding): boolean =>
    f.severity === "error" && [address, ...linked].includes(f.subject);
  if (!report.findings.some(told)) {
    yield { subject: address, kind: "hidden", why: "something hidden may open it, and no error says so" };
  }
}

/** Nobody knows who has a policy whose bearer is hidden: where that would open any user, the plan may not pass. */
function* passedUnseen(
  worlds: readonly World[],
  report: RulesetReport,
  profile: Profile,
): Generator<Disagreement> {
  for (const world of worlds) {
    for (const { of } of world.hidden.filter((h) => h.kind === "bearer")) {
      const wider = { ...world, users: world.users.map((u) => ({ ...u, attached: [...u.attached, of] })) };
      const opened = toBearers(wider).some(
        (b) => b.kind === "user" && verdict(b, profile).status === "unguarded",
      );
      if (opened && !report.findings.some((f) => f.severity === "error")) {
        yield { subject: of, kind: "hidden", why: "attached to nobody knows whom, and no error says so" };
      }
    }
  }
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
  if (mfa !== status && !isCautious(own, mfa)) {
    const why = `oracle: ${status}, ruleset: ${mfa}; ${JSON.stringify(own.violations.slice(0, 1))}`;
    yield { subject, kind: "status", why };
  }
  const groups = bearer.kind === "user" ? bearer.linked.flatMap((a) => findings.get(a) ?? []) : [];
  const errors = (all: readonly RulesetFinding[]): RulesetFinding[] =>
    all.filter((f) => f.severity === "error" && f.outcome === "fail" && f.rule.startsWith("mfa/"));
  // Whether hidden members bring the guard that their group lacks may be open; then that is said instead.
  const isAsked = here.some((f) => f.rule === "plan/unverifiable" && f.severity === "error");
  if (status === "unguarded" && !isAsked && errors([...here, ...groups]).length === 0) {
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
