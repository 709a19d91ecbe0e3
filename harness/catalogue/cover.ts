/**
 * Which actions a permissions boundary has to deny so that no path with gate `fail` is left to its bearer, and which of
 * the many ways to choose them costs the bearer least.
 */
import { cheapestCover } from "./hitting-set.ts";
import type { CatalogueTable } from "./table.ts";

export interface CoverEntry {
  /** As AWS writes it. */
  action: string;
  /** Whether the own user of the bearer is left out: no path leads there. */
  own: boolean;
  /** The paths that are stopped by it, alone or with the other actions that would do instead. */
  stops: string[];
}

/** What is known of an action. */
export interface ActionFacts {
  /** The name as AWS writes it. */
  name: string;
  /** AWS's access level: Read, List, Write, Tagging, or Permissions management. */
  level: string;
  /** In how many AWS-managed policies an Allow names it, without a wildcard. */
  named: number;
}

/** The boundary has its bearer create principals, with the same boundary: these stay open. */
const KEPT: ReadonlySet<string> = new Set(["iam:createuser", "iam:createrole"]);

/** By access level. Reading is never denied where anything else stops the path. */
const LEVELS: Record<string, number> = {
  "Permissions management": 100,
  Tagging: 200,
  Write: 200,
  List: 100_000,
  Read: 100_000,
};

/**
 * What a Deny of the action costs its bearer: its access level, and how ordinary it is, by powers of two of the
 * policies of AWS that name it. So few actions come first, and of two alike the less ordinary one. An action that
 * stays open on the own user costs as little as one that manages permissions.
 */
export function costOf(action: string, { level, named }: ActionFacts, own: ReadonlySet<string>): number {
  if (KEPT.has(action)) return Number.POSITIVE_INFINITY;
  const base = LEVELS[own.has(action) ? "Permissions management" : level];
  if (base === undefined) throw new Error(`${action}: unknown access level ${level}`);
  return base + Math.round(10 * Math.log2(1 + named));
}

/** The cover, sorted by action. Throws when an action has no facts, or a path cannot be stopped. */
export function coverOf(table: CatalogueTable, facts: (action: string) => ActionFacts): CoverEntry[] {
  const own = new Set(table.own);
  const actionOf = (key: string): string => key.split("@", 1)[0] ?? key;
  const failing = Object.entries(table.paths)
    .filter(([, { gate }]) => gate === "fail")
    .map(([id, { steps }]) => ({ id, choices: steps.map((step) => step.map(actionOf)) }));
  const cost = (action: string): number => costOf(action, facts(action), own);
  const cover = new Set(
    cheapestCover(
      failing.map(({ choices }) => choices),
      cost,
    ),
  );
  return [...cover]
    .map((action) => ({
      action: facts(action).name,
      own: own.has(action),
      stops: failing
        .filter(({ choices }) =>
          choices.some((step) => step.includes(action) && step.every((other) => cover.has(other))),
        )
        .map(({ id }) => id)
        .sort(),
    }))
    .sort((a, b) => (a.action < b.action ? -1 : 1));
}
