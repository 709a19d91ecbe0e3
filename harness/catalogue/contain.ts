/** Which paths contain which: whoever has the larger one has the smaller one too. */
import { gates, type Path } from "./types.ts";

export type Steps = ReadonlyMap<string, string[][]>;

/** Half of every path that passes a role: they add nothing to one that says what the role is for. */
export const genericPassRole: ReadonlySet<string> = new Set([
  "iam-passrole-any-service-sink",
  "iam-passrole-unrestricted",
]);

/**
 * By id, sorted: `contained` are the paths that the actions of a path suffice for; `within` are those it is told as
 * a detail of, which for the two generic PassRole paths are the named ones.
 */
export function smallerPaths(
  paths: readonly Path[],
  steps: Steps,
): { contained: Map<string, string[]>; within: Map<string, string[]> } {
  const contains = (p: Path, q: Path): boolean => suffice(steps.get(p.id) ?? [], steps.get(q.id) ?? []);
  const strictness = ({ gate }: Path): number => gates.indexOf(gate);
  const contained = new Map<string, string[]>();
  const within = new Map<string, string[]>();
  for (const p of paths) {
    const smaller = paths.filter(
      (q) =>
        q !== p && strictness(q) <= strictness(p) && contains(p, q) && !(contains(q, p) && sameFirst(p, q)),
    );
    contained.set(p.id, smaller.map(({ id }) => id).sort());
    const named = genericPassRole.has(p.id) ? paths.filter(passesToService) : [];
    const told = passesToService(p) ? smaller.filter(({ id }) => !genericPassRole.has(id)) : smaller;
    within.set(p.id, [...new Set([...told, ...named].map(({ id }) => id))].sort());
  }
  return { contained, within };

  /** Of two alike the first by name is the one to be told of, unless the other is stricter. */
  function sameFirst(p: Path, q: Path): boolean {
    return strictness(p) === strictness(q) && p.id < q.id;
  }
}

/** Whether having `larger` is having `smaller`: each step of it is done by some step of the larger one. */
export function suffice(larger: readonly string[][], smaller: readonly string[][]): boolean {
  return smaller.every((choice) =>
    larger.some((step) =>
      // On some resources is on any resource, not the other way round.
      step.every((key) => choice.includes(key) || choice.includes(key.replace(/@.*/, ""))),
    ),
  );
}

function passesToService(path: Path): boolean {
  return path.passrole_service !== undefined;
}
