/** Which paths of the catalogue a subject can take, and how bad each is. */
import type { Severity } from "../../types.ts";
import type { Bearer } from "../statement.ts";
import { isWorse, milder, oneLower, PATHS, type Path, severityOf, stepOf } from "./catalogue.ts";
import { limitOf } from "./limits.ts";
import { Reach, statesOf, type Way } from "./reach.ts";

/**
 * How bad it is at most to hand a role to a service, where an Allow names it. Roles outside of the plan: a warning at
 * most, for nobody knows what they may do.
 */
export type Passing = (way: Way, path: Path) => Severity;
const OUTSIDE: Passing = () => "warning";

/** The severity of each path that fires, by id. */
export function firing(bearer: Bearer, passing: Passing = OUTSIDE): Map<string, Severity> {
  return firingBy(new Reach(bearer), passing);
}

export function firingBy(reach: Reach, passing: Passing = OUTSIDE): Map<string, Severity> {
  const fires = new Map<string, Severity>();
  for (const [id, path] of PATHS) {
    const worst = severityFor(reach, path, passing);
    if (worst !== undefined) fires.set(id, worst);
  }
  return fires;
}

/** All steps in one state, each in the way that lowers it least; the best state counts. */
export function severityFor(reach: Reach, path: Path, passing: Passing = OUTSIDE): Severity | undefined {
  let worst: Severity | undefined;
  for (const state of statesOf(reach.bearer)) {
    let here: Severity | undefined = severityOf(path);
    for (const step of path.steps) {
      let best: Severity | undefined;
      for (const key of step) {
        for (const way of reach.ways(key)) {
          const severity = way.state === state ? throughWay(way, key, path, passing) : undefined;
          if (severity !== undefined && (best === undefined || isWorse(severity, best))) best = severity;
        }
      }
      here = best === undefined || here === undefined ? undefined : milder(here, best);
      if (here === undefined) break;
    }
    if (here !== undefined && (worst === undefined || isWorse(here, worst))) worst = here;
  }
  return worst;
}

/** What the path is worth when this step is taken this way; undefined when the way does not serve it. */
function throughWay(
  { tests, named, ...way }: Way,
  key: string,
  path: Path,
  passing: Passing,
): Severity | undefined {
  const limits = tests.map(({ test, variables }) => limitOf(test, path, variables));
  if (limits.includes("limits") || (named && path.unpinned && isMeant(key, path))) return undefined;
  const whole = severityOf(path);
  const severity = limits.includes("lowers") ? oneLower(whole) : whole;
  if (!named) return severity;
  const passes = path.service !== null && stepOf(key).action === "iam:passrole";
  if (passes) return milder(severity, passing({ tests, named, ...way }, path));
  return path.existing ? milder(severity, "warning") : severity;
}

/** Is it this step that a path is harmless for, once it is pinned to names? Of those that pass a role, the passing. */
function isMeant(key: string, { steps }: Path): boolean {
  return stepOf(key).action === "iam:passrole" || !steps.some((step) => step.includes("iam:passrole"));
}
