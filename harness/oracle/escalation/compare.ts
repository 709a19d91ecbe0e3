/** Puts the paths of a report beside those that the oracle finds. */
import type { RulesetFinding, RulesetReport, Severity } from "../../types.ts";
import type { Disagreement } from "../compare.ts";
import { groupBy } from "../group-by.ts";
import type { World } from "../world.ts";
import { isWorse, PATHS } from "./catalogue.ts";
import { firing } from "./firing.ts";
import { doubtOfProof } from "./proof-of-path.ts";
import { type Climber, climbers } from "./subjects.ts";

export interface PathComparison {
  disagreements: Disagreement[];
  /** Subjects that were compared, and those of them that have a path. */
  principals: number;
  climbing: number;
  /** Paths that fire, over all subjects. */
  paths: number;
  /** Requests of witnesses that were replayed. */
  witnesses: number;
}

type Firing = ReadonlyMap<string, Severity>;

export function comparePaths(worlds: readonly World[], report: RulesetReport): PathComparison {
  const subjects = worlds.flatMap(climbers);
  const own = new Map(subjects.map((s) => [s.address, firing(s)]));
  const found = groupBy(
    report.findings.filter((f) => f.rule.startsWith("escalation/")),
    (f) => f.subject,
  );
  const result: PathComparison = { disagreements: [], principals: 0, climbing: 0, paths: 0, witnesses: 0 };
  for (const subject of subjects) {
    const fires = own.get(subject.address) as Firing;
    const here = found.get(subject.address) ?? [];
    result.principals++;
    result.paths += fires.size;
    if (fires.size > 0) result.climbing++;
    result.disagreements.push(...differences(subject, fires, here, own));
    for (const finding of here) {
      if (finding.witness === null) continue;
      result.witnesses += 1 + (finding.witness.also?.length ?? 0);
      const why = doubtOfProof(finding, subject);
      if (why !== undefined)
        result.disagreements.push({
          subject: subject.address,
          kind: "path-proof",
          why: `${finding.rule}: ${why}`,
        });
    }
  }
  return result;
}

function* differences(
  subject: Climber,
  fires: Firing,
  findings: readonly RulesetFinding[],
  all: ReadonlyMap<string, Firing>,
): Generator<Disagreement> {
  const of = subject.address;
  const top = findings.filter((f) => PATHS.has(idOf(f.rule)));
  const told = new Set([...findings.map((f) => f.rule), ...findings.flatMap((f) => f.details)].map(idOf));
  for (const id of told) {
    if (!PATHS.has(id) || fires.has(id)) continue;
    yield { subject: of, kind: "path-surplus", why: `ruleset: ${id}; oracle: does not fire` };
  }
  for (const [id, severity] of fires) {
    if (told.has(id) || isInherited(subject, id, severity, all)) continue;
    yield { subject: of, kind: "path-missed", why: `oracle: ${id}, ${severity}; ruleset: does not fire` };
  }
  for (const { rule, severity } of top) {
    const id = idOf(rule);
    const expected = fires.get(id);
    if (expected !== undefined && expected !== severity) {
      yield { subject: of, kind: "path-severity", why: `${id}: oracle: ${expected}, ruleset: ${severity}` };
    }
  }
}

/** One of its groups has the path, at least as bad, by itself: the report says so there, and need not again. */
function isInherited(
  { groups }: Climber,
  id: string,
  severity: Severity,
  all: ReadonlyMap<string, Firing>,
): boolean {
  return groups.some((g) => {
    const there = all.get(g)?.get(id);
    return there !== undefined && !isWorse(severity, there);
  });
}

function idOf(rule: string): string {
  return rule.slice(rule.indexOf("/") + 1);
}
