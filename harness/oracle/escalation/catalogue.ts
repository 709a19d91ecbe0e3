/** The table of paths that the ruleset is given too: the data is shared, how it is read is not. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../artefacts.ts";
import type { Severity } from "../../types.ts";

export interface Path {
  gate: "fail" | "warn" | "info";
  /** One key of each list is needed. A key is an action, or `action@id` for some resources of it only. */
  steps: string[][];
  /** The service that the passed role has to trust. */
  service: string | null;
  /** Condition keys that may narrow the path until nothing is left of it. */
  limits: string[];
  /** It uses what is there already: harmless enough where that is named. */
  existing: boolean;
  /** It is no path where the resources are named. */
  unpinned: boolean;
}

interface Catalogue {
  paths: Record<string, Path>;
  scoped: Record<string, { action: string; patterns: string[] }>;
  own: string[];
}

const FILE = "rego/iamgate/data/catalogue/data.json";
const catalogue = JSON.parse(readFileSync(join(packageRoot(), FILE), "utf8")) as Catalogue;

export const PATHS: ReadonlyMap<string, Path> = new Map(Object.entries(catalogue.paths));
const OWN = new Set(catalogue.own);

/** The action of a key, and the patterns that its resource has to match one of. */
export function stepOf(key: string): { action: string; within: readonly string[] | undefined } {
  const scoped = catalogue.scoped[key];
  return { action: scoped?.action ?? key, within: scoped?.patterns };
}

/** Is it nothing to do this to oneself? */
export function isOwn(action: string): boolean {
  return OWN.has(action.toLowerCase());
}

const RANKS: readonly Severity[] = ["note", "warning", "error"];

export function severityOf({ gate }: Path): Severity {
  return gate === "fail" ? "error" : gate === "warn" ? "warning" : "note";
}

export function isWorse(a: Severity, b: Severity): boolean {
  return RANKS.indexOf(a) > RANKS.indexOf(b);
}

export function milder(a: Severity, b: Severity): Severity {
  return isWorse(a, b) ? b : a;
}

export function oneLower(severity: Severity): Severity {
  return RANKS[Math.max(0, RANKS.indexOf(severity) - 1)] as Severity;
}
