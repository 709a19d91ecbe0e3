/** The table that the ruleset judges paths with, `data.iamgate.data.catalogue`. */
import { smallerPaths } from "./contain.ts";
import { isActionPath } from "./read.ts";
import type { Catalogue, Category, Gate, Path } from "./types.ts";

/** What a finding says, whatever it was read from. */
interface Words {
  gate: Gate;
  name: string;
  why: string;
  fix: string;
}

export interface TablePath extends Words {
  category: Category;
  /** One action of each list is needed. `<action>@<id>` is that action on the resources of `scoped`. */
  steps: string[][];
  /** The service that the passed role has to trust. */
  service: string | null;
  /** Condition keys in lower case that narrow it, those of the paths that it contains included. */
  limits: string[];
  /** It uses a role that something has already. */
  existing: boolean;
  /** It is open only where the resource is not pinned to names. */
  unpinned: boolean;
}

export interface CatalogueTable {
  generated: string;
  origin: string;
  paths: Record<string, TablePath>;
  /** Shapes of statements. */
  shapes: Record<string, Words>;
  /** What is read from trust policies. */
  documents: Record<string, Words & { limits: string[] }>;
  actions: string[];
  /** Those of the actions that AWS's list does not have. */
  unlisted: string[];
  scoped: Record<string, { action: string; patterns: string[] }>;
  /** Actions that are no step when they reach only the caller's own user. */
  own: string[];
  by_action: Record<string, string[]>;
  /** By path, the paths it contains: it is a detail of one of them that is open too. */
  within: Record<string, string[]>;
}

/** Alone they are harmless on named resources, which is what one writes. */
const unpinned = new Set([
  "credential-returning-api",
  "iam-passrole-any-service-sink",
  "iam-passrole-unrestricted",
  "sts-assume-role",
]);

export function catalogueTable({ reviewed, origin, paths }: Catalogue): CatalogueTable {
  const judged = paths.filter(isActionPath);
  const steps = new Map(judged.map((path) => [path.id, stepsOf(path)]));
  const { contained, within } = smallerPaths(judged, steps);
  const limitsOf = new Map(judged.map((path) => [path.id, path.limiting_conditions ?? []]));
  const keys = sorted([...steps.values()].flat(2));
  return {
    generated: reviewed,
    origin,
    paths: record(judged, (path) => ({
      ...words(path),
      category: path.category,
      steps: steps.get(path.id) ?? [],
      service: path.passrole_service ?? null,
      limits: lower([path.id, ...(contained.get(path.id) ?? [])].flatMap((id) => limitsOf.get(id) ?? [])),
      existing: path.category === "existing-passrole",
      unpinned: unpinned.has(path.id),
    })),
    shapes: record(
      paths.filter(({ match }) => match !== undefined),
      words,
    ),
    documents: record(
      paths.filter(({ applies_to }) => applies_to !== undefined),
      (path) => ({ ...words(path), limits: lower(path.limiting_conditions ?? []) }),
    ),
    actions: keys.filter((key) => !key.includes("@")),
    unlisted: lower(judged.flatMap(({ unvalidated_actions = [] }) => unvalidated_actions)),
    scoped: Object.fromEntries(
      judged.flatMap(({ id, resource_patterns = {} }) =>
        Object.entries(resource_patterns).map(([action, patterns]) => {
          const name = action.toLowerCase();
          return [`${name}@${id}`, { action: name, patterns: sorted(patterns) }];
        }),
      ),
    ),
    own: lower(judged.flatMap(({ own = [] }) => own)),
    by_action: Object.fromEntries(
      keys.map((key) => [
        key,
        sorted([...steps].filter(([, all]) => all.flat().includes(key)).map(([id]) => id)),
      ]),
    ),
    within: Object.fromEntries([...within].filter(([, ids]) => ids.length > 0)),
  };
}

/** The table as text, keys sorted: a path on a line, so that a review shows which one changed. */
export function tableText(table: CatalogueTable): string {
  const parts = Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = parts.map(([key, part]) => {
    if (typeof part !== "object" || Array.isArray(part)) return `"${key}":${JSON.stringify(part)}`;
    const rows = Object.entries(part as object).sort(([a], [b]) => (a < b ? -1 : 1));
    return `"${key}":{\n${rows.map(([id, row]) => `${JSON.stringify(id)}:${canonical(row)}`).join(",\n")}}`;
  });
  return `{${lines.join(",\n")}}\n`;
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

function stepsOf(path: Path): string[][] {
  const key = (action: string): string => {
    const name = action.toLowerCase();
    return path.resource_patterns?.[action] === undefined ? name : `${name}@${path.id}`;
  };
  const choices = (path.any_of ?? []).map((group) => sorted(group.map(key)));
  return [...sorted(path.required.map(key)).map((step) => [step]), ...choices];
}

const words = ({ gate, name, why, fix }: Path): Words => ({ gate, name, why, fix });
const sorted = (texts: readonly string[]): string[] => [...new Set(texts)].sort();
const lower = (texts: readonly string[]): string[] => sorted(texts.map((text) => text.toLowerCase()));

function record<T>(paths: readonly Path[], row: (path: Path) => T): Record<string, T> {
  return Object.fromEntries(paths.map((path) => [path.id, row(path)]));
}
