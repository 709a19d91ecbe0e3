/** Puts the paths of a report beside those that the oracle finds. */
import type { RulesetFinding, RulesetReport, Severity } from "../../types.ts";
import type { Disagreement } from "../compare.ts";
import { groupBy } from "../group-by.ts";
import type { World } from "../world.ts";
import { isWorse, PATHS, type Path } from "./catalogue.ts";
import { firingBy, severityFor } from "./firing.ts";
import { doubtOfProof } from "./proof-of-path.ts";
import { Reach } from "./reach.ts";
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

interface Known {
  reach: Reach;
  fires: Firing;
}

export function comparePaths(worlds: readonly World[], report: RulesetReport): PathComparison {
  const subjects = worlds.flatMap(climbers);
  const own = new Map<string, Known>();
  for (const s of subjects) {
    const reach = new Reach(s);
    own.set(s.address, { reach, fires: firingBy(reach) });
  }
  const found = groupBy(
    report.findings.filter((f) => f.rule.startsWith("escalation/")),
    (f) => f.subject,
  );
  const result: PathComparison = { disagreements: [], principals: 0, climbing: 0, paths: 0, witnesses: 0 };
  for (const subject of subjects) {
    const { fires } = own.get(subject.address) as Known;
    const here = found.get(subject.address) ?? [];
    result.principals++;
    result.paths += fires.size;
    if (fires.size > 0) result.climbing++;
    // What two statements say by one variable is the same, which the oracle does not see.
    if (sharesVariable(subject)) continue;
    const open = report.findings.some((f) => f.subject === subject.address && f.rule === "plan/unverifiable");
    result.disagreements.push(
      ...[...differences(subject, fires, here, own)].filter(({ kind }) => !open || kind !== "path-missed"),
    );
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

function sharesVariable({ statements }: Climber): boolean {
  const variables = statements.flatMap((s) => [
    ...new Set(JSON.stringify([s.resources, s.condition]).match(/\$\{[^}]*\}/g) ?? []),
  ]);
  const open = variables.filter((variable) => !/username/i.test(variable));
  return new Set(open).size < open.length;
}

function* differences(
  subject: Climber,
  fires: Firing,
  findings: readonly RulesetFinding[],
  all: ReadonlyMap<string, Known>,
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

/**
 * Is the path told of one of its groups, or a detail of what is told there? By itself the group has to have a path, at
 * least as bad, that is this one or is taken with some of its actions. To hand any role to any service is a detail of
 * handing a role to a certain one.
 */
function isInherited(
  { groups }: Climber,
  id: string,
  severity: Severity,
  all: ReadonlyMap<string, Known>,
): boolean {
  const keys = new Set(PATHS.get(id)?.steps.flat());
  return groups
    .flatMap((g) => all.get(g) ?? [])
    .some(({ reach, fires }) =>
      [...fires].some(([other, there]) => {
        const path = PATHS.get(other) as Path;
        if (isWorse(severity, there)) return false;
        if (other === id || (PASSES.has(id) && path.service !== null)) return true;
        const steps = path.steps.map((step) => step.filter((key) => keys.has(key)));
        const through = steps.some((s) => s.length === 0)
          ? undefined
          : severityFor(reach, { ...path, steps });
        return through !== undefined && !isWorse(severity, through);
      }),
    );
}

const PASSES = new Set(["iam-passrole-any-service-sink", "iam-passrole-unrestricted"]);

function idOf(rule: string): string {
  return rule.slice(rule.indexOf("/") + 1);
}
