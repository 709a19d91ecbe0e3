/**
 * Which paths are open to somebody with certain grants, and what is told of them: a second reading of the catalogue,
 * for tests. It knows grants on `*` and on named resources only, and neither Denies nor conditions.
 */
import { genericPassRole, suffice } from "./contain.ts";
import { severityOf } from "./page.ts";
import type { CatalogueTable } from "./table.ts";
import { gates } from "./types.ts";

/** One action on `*` or on a resource without wildcards. */
export interface Grant {
  action: string;
  resource: string;
}

export interface Told {
  id: string;
  severity: "error" | "warning" | "note";
  /** Ids of the paths that are a detail of it, sorted. */
  details: string[];
}

/** The open paths by id: their places in `gates`, of which 0 is the worst, and the keys that each step is taken with. */
type Open = ReadonlyMap<string, { level: number; taken: string[][] }>;

/** The open paths with their levels. */
export function openPaths(table: CatalogueTable, grants: readonly Grant[]): Open {
  const keys = new Map<string, Grant[]>();
  for (const grant of grants) {
    for (const key of keysOf(table, grant)) keys.set(key, [...(keys.get(key) ?? []), grant]);
  }
  const open = new Map<string, { level: number; taken: string[][] }>();
  for (const [id, { steps, gate, existing, unpinned }] of Object.entries(table.paths)) {
    const used = steps.map((step) => step.flatMap((key) => keys.get(key) ?? []));
    const onNames = used.some((choice) => choice.every(({ resource }) => resource !== "*"));
    if (used.some((choice) => choice.length === 0) || (unpinned && onNames)) continue;
    const taken = steps.map((step) => step.filter((key) => keys.has(key)));
    open.set(id, { level: Math.max(gates.indexOf(gate), existing && onNames ? 1 : 0), taken });
  }
  return open;
}

/** The steps that a grant is good for. */
function keysOf(table: CatalogueTable, { action, resource }: Grant): string[] {
  const name = action.toLowerCase();
  const scoped = Object.entries(table.scoped).filter(
    ([, entry]) =>
      entry.action === name &&
      (resource === "*" || entry.patterns.some((pattern) => globbed(pattern, resource))),
  );
  return [name, ...scoped.map(([key]) => key)];
}

function globbed(pattern: string, text: string): boolean {
  const escaped = pattern.split("*").map((part) => part.replaceAll(/[^\w]/g, "\\$&"));
  return new RegExp(`^${escaped.join(".*")}$`).test(text);
}

/** What is told: each path that contains another open one, at least as severe, is a detail of that. */
export function fold(table: CatalogueTable, open: Open): Told[] {
  const level = (id: string): number => open.get(id)?.level ?? gates.length;
  const first = (a: string, b: string): number => level(a) - level(b) || (a < b ? -1 : 1);
  const inside = new Map([...open.keys()].map((id) => [id, containedIn(table, open, id)]));
  // Two that contain each other: one of them stays.
  const below = (id: string): string[] =>
    (inside.get(id) ?? []).filter((other) => !inside.get(other)?.includes(id) || first(other, id) < 0);
  const tops = [...open.keys()].filter((id) => below(id).length === 0);
  const details = new Map(tops.map((id): [string, string[]] => [id, []]));
  for (const id of open.keys()) {
    const [top] = topsBelow(id, new Set()).sort(first);
    if (top !== undefined && top !== id) details.get(top)?.push(id);
  }
  return [...details.keys()].sort(first).map((id) => ({
    id,
    severity: severityOf[gates[level(id)] ?? "info"],
    details: (details.get(id) ?? []).sort(),
  }));

  function topsBelow(id: string, seen: Set<string>): string[] {
    if (seen.has(id)) return [];
    seen.add(id);
    return details.has(id) ? [id] : below(id).flatMap((other) => topsBelow(other, seen));
  }
}

/** The open paths, at least as severe, that a path contains with the keys that it is taken with. */
function containedIn(table: CatalogueTable, open: Open, id: string): string[] {
  const own = open.get(id);
  if (own === undefined) return [];
  const others = [...open.keys()].filter(
    (other) => other !== id && (open.get(other)?.level ?? gates.length) <= own.level,
  );
  const always = others.filter((other) => table.within[id]?.includes(other));
  // Whichever key a step is taken with, it completes some other path.
  const byStep = own.taken.flatMap((keys, at) => {
    const byKey = keys.map((key) =>
      others.filter(
        (other) =>
          !genericPassRole.has(other) &&
          suffice(own.taken.with(at, [key]), table.paths[other]?.steps ?? []) &&
          table.paths[other]?.steps.some((step) => step.includes(key)),
      ),
    );
    return byKey.every((found) => found.length > 0) ? byKey.flat() : [];
  });
  return [...new Set([...always, ...byStep])];
}

/** All of it at once. */
export function toldOf(table: CatalogueTable, grants: readonly Grant[]): Told[] {
  return fold(table, openPaths(table, grants));
}
