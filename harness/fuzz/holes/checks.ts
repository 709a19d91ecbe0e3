/** What has to be true of two reports: of a plan with something unknown, and of the same plan as it turns out. */
import { toBearers } from "../../oracle/bearers.ts";
import { Evaluator, stateOf } from "../../oracle/evaluate.ts";
import { machineBearers } from "../../oracle/machines.ts";
import { callers } from "../../oracle/requests.ts";
import type { Bearer } from "../../oracle/statement.ts";
import type { World } from "../../oracle/world.ts";
import type { RulesetFinding, RulesetReport, Verdict, Witness } from "../../types.ts";

export type Kind =
  | "verdict"
  | "guarded"
  | "unguarded"
  | "error"
  | "witness"
  | "whole"
  | "introduced"
  | "removed"
  | "broken";
export interface Doubt {
  kind: Kind;
  why: string;
}

/** Faults of a text, which open nothing: a hole may hide any of them, and is not held against a plan for that. */
const OF_TEXTS: ReadonlySet<string> = new Set([
  ...["mfa/guard-inverted", "mfa/misspelt-key", "mfa/literal-variable", "mfa/enrolment-blocked"],
  ...["mfa/breaks-automation", "mfa/guard-on-role", "plan/malformed-policy"],
]);

export function verdictOf({ findings }: RulesetReport, spared: ReadonlySet<string> = OF_TEXTS): Verdict {
  const errors = findings.filter((f) => f.severity === "error" && !spared.has(f.rule));
  if (errors.some((f) => f.outcome === "fail")) return "fail";
  return errors.length > 0 ? "unverifiable" : "pass";
}

/** Knowing more never makes it worse than what was said, nor takes back what was said to be wrong in any case. */
export function* doubts(
  open: RulesetReport,
  known: RulesetReport,
  groupsOf: (address: string) => readonly string[],
  membersOf: (address: string) => readonly string[],
): Generator<Doubt> {
  const [before, after] = [verdictOf(open), verdictOf(bearable(known, membersOf))];
  const all = [open, known].map((report) => verdictOf(report, new Set()));
  if ((before === "pass" && after !== "pass") || (all[0] === "fail" && all[1] !== "fail")) {
    yield {
      kind: "verdict",
      why: `${before} with holes, ${after} without: ${errorsOf(before === "pass" ? known : open)}`,
    };
  }
  const statuses = new Map(known.subjects.map((s) => [`${s.kind} ${s.address}`, s.mfa]));
  for (const { kind, address, mfa } of open.subjects) {
    const then = statuses.get(`${kind} ${address}`);
    if (mfa === "guarded" && then !== "guarded" && then !== "not-applicable") {
      yield { kind: "guarded", why: `${address}: guarded with holes, ${then} without` };
    }
    if (mfa === "unguarded" && then !== "unguarded") {
      yield { kind: "unguarded", why: `${address}: unguarded with holes, ${then} without` };
    }
  }
  const errors = new Set(known.findings.filter(fails).map((f) => `${f.subject} ${groupOf(f)}`));
  for (const finding of open.findings.filter(fails)) {
    const group = groupOf(finding);
    // What is wrong with a group is not told again of its members.
    const told = [finding.subject, ...groupsOf(finding.subject)];
    if (group === "plan" || told.some((subject) => errors.has(`${subject} ${group}`))) continue;
    yield {
      kind: "error",
      why: `${finding.subject}: ${finding.rule} with holes, nothing of ${group} without`,
    };
  }
}

/**
 * Without what is said of groups whose members may do nothing at all: denying a member the rest of what it may do turns
 * a group that is let off into one that fails, with holes or without.
 */
function bearable(report: RulesetReport, membersOf: (address: string) => readonly string[]): RulesetReport {
  const statuses = new Map(report.subjects.map((s) => [s.address, s.mfa]));
  const isSpared = ({ subject, rule }: RulesetFinding): boolean => {
    const members = membersOf(subject).map((address) => statuses.get(address));
    return rule.startsWith("mfa/") && members.includes("not-applicable") && !members.includes("unguarded");
  };
  return { ...report, findings: report.findings.filter((f) => !isSpared(f)) };
}

function fails({ severity, outcome }: RulesetFinding): boolean {
  return severity === "error" && outcome === "fail";
}

function groupOf({ rule }: RulesetFinding): string {
  return rule.slice(0, rule.indexOf("/"));
}

function errorsOf({ findings }: RulesetReport): string {
  return findings
    .filter((f) => f.severity === "error")
    .map((f) => `${f.rule} ${f.subject}`)
    .join(", ");
}

/** The requests of proofs that hold whatever the holes become have to be possible in a world that is known. */
export function* unproven(open: RulesetReport, known: World): Generator<Doubt> {
  const bearers = [...toBearers(known), ...machineBearers(known)];
  for (const finding of open.findings) {
    const { witness, outcome, rule, subjectKind } = finding;
    if (witness === null || outcome !== "fail" || subjectKind === "trust") continue;
    const bearer = bearers.find((b) => b.address === witness.principal);
    if (bearer === undefined) continue;
    const own = (witness.also ?? []).filter((a) => a.principal === undefined);
    for (const request of [witness, ...own]) {
      if (!isPossible(bearer, { ...witness, ...request })) {
        yield {
          kind: "witness",
          why: `${rule} of ${finding.subject}: impossible: ${JSON.stringify(request)}`,
        };
      }
    }
  }
}

/** Statements have other numbers as soon as holes are filled, so all that is asked is whether anything allows it. */
function isPossible(bearer: Bearer, { action, resource, mfa }: Witness): boolean {
  const e = new Evaluator(bearer);
  const names =
    bearer.username === null ? [...callers(bearer), resource.split("/").at(-1) ?? "x"] : [bearer.username];
  return names.some((name) => e.answers(action, resource, stateOf(mfa), name).includes("allow"));
}

/** Reports that have to be the same but for what was assumed. */
export function* differing(one: RulesetReport, other: RulesetReport): Generator<Doubt> {
  const texts = (r: RulesetReport): string[] => [...r.findings, ...r.subjects].map((f) => JSON.stringify(f));
  const [a, b] = [texts(one), texts(other)];
  for (const text of a) if (!b.includes(text)) yield { kind: "whole", why: `only deferred: ${text}` };
  for (const text of b) if (!a.includes(text)) yield { kind: "whole", why: `only as text: ${text}` };
}
