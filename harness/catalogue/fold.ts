/**
 * Which paths are open to somebody with certain grants, and what is told of them: a second reading of the catalogue,
 * for tests. It knows grants on `*` and on named resources only, and neither Denies nor conditions.
 */
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

/** Places in `gates`: 0 is the worst. */
type Levels = ReadonlyMap<string, number>;

/** The open paths with their levels. */
export function openPaths(table: CatalogueTable, grants: readonly Grant[]): Levels {
  const keys = new Map<string, Grant[]>();
  for (const grant of grants) {
    for (const key of keysOf(table, grant)) keys.set(key, [...(keys.get(key) ?? []), grant]);
  }
  const open = new Map<string, number>();
  for (const [id, { steps, gate, existing, unpinned }] of Object.entries(table.paths)) {
    const used = steps.map((step) => step.flatMap((key) => keys.get(key) ?? []));
    const onNames = used.some((choice) => choice.every(({ resource }) => resource !== "*"));
    if (used.some((choice) => choice.length === 0) || (unpinned && onNames)) continue;
    open.set(id, Math.max(gates.indexOf(gate), existing && onNames ? 1 : 0));
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
export function fold(table: CatalogueTable, open: Levels): Told[] {
  const level = (id: string): number => open.get(id) ?? gates.length;
  const inside = (id: string): string[] =>
    (table.within[id] ?? []).filter((other) => level(other) <= level(id));
  const first = (a: string, b: string): number => level(a) - level(b) || (a < b ? -1 : 1);
  const details = new Map<string, string[]>();
  for (const id of open.keys()) if (inside(id).length === 0) details.set(id, []);
  for (const id of open.keys()) {
    const [top] = topsWithin(id).sort(first);
    if (top !== undefined) details.get(top)?.push(id);
  }
  return [...details.keys()].sort(first).map((id) => ({
    id,
    severity: severityOf[gates[level(id)] ?? "info"],
    details: (details.get(id) ?? []).sort(),
  }));

  /** What it contains may be a detail itself, of something that it does not contain: then the tops of that. */
  function topsWithin(id: string): string[] {
    const direct = inside(id).filter((other) => details.has(other));
    return direct.length > 0 ? direct : inside(id).flatMap(topsWithin);
  }
}

/** All of it at once. */
export function toldOf(table: CatalogueTable, grants: readonly Grant[]): Told[] {
  return fold(table, openPaths(table, grants));
}
