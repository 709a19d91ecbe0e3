import { readArtefact } from "../artefacts.ts";
import { didYouMean } from "./did-you-mean.ts";
import type { FindingExpectation } from "./types.ts";

/** Rule groups of a ruleset, each with its rules as they are written in findings: mfa -> mfa/no-guard, ... */
export type RuleIds = ReadonlyMap<string, readonly string[]>;

interface Tables {
  rules?: Record<string, Record<string, unknown>>;
  catalogue?: Partial<Record<"paths" | "shapes" | "documents", Record<string, unknown>>>;
}

/** Rules that judge paths of the catalogue: their findings carry the ids of the paths. */
const templates = new Set(["escalation/path", "escalation/trust-path"]);

/** Every rule of the ruleset by group, the paths of the catalogue among them. */
export function ruleIds(): Map<string, string[]> {
  const { data } = (JSON.parse(readArtefact("ruleset/data.json").toString()) as { iamgate: { data: Tables } })
    .iamgate;
  return ruleIdsOf(data);
}

export function ruleIdsOf({ rules = {}, catalogue = {} }: Tables): Map<string, string[]> {
  const ids = new Set<string>();
  for (const [group, names] of Object.entries(rules)) {
    // Rego's names have underscores where ids have hyphens.
    for (const name of Object.keys(names)) ids.add(`${group}/${name}`.replaceAll("_", "-"));
  }
  const { paths = {}, shapes = {}, documents = {} } = catalogue;
  for (const id of Object.keys({ ...paths, ...shapes, ...documents })) ids.add(`escalation/${id}`);
  const groups = new Map<string, string[]>();
  for (const id of [...ids].filter((id) => !templates.has(id)).sort()) {
    const [group = ""] = id.split("/", 1);
    groups.set(group, [...(groups.get(group) ?? []), id]);
  }
  return groups;
}

/** The first rule among expected findings that the ruleset does not have, or undefined: it would never be found. */
export function unknownRule(
  findings: readonly FindingExpectation[],
  rules: RuleIds,
): { path: (string | number)[]; reason: string } | undefined {
  const known = new Set([...rules.values()].flat());
  for (const [i, { rule, details = [] }] of findings.entries()) {
    const named: [string, (string | number)[]][] = [
      [rule, [i, "rule"]],
      ...details.map((detail, j): [string, (string | number)[]] => [detail, [i, "details", j]]),
    ];
    for (const [id, path] of named) {
      if (!known.has(id)) return { path, reason: `the ruleset has no rule "${id}"${didYouMean(id, known)}` };
    }
  }
  return undefined;
}
