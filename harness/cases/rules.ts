import { readArtefact } from "../artefacts.ts";

/** Every rule of the ruleset by group, as it is written in findings: mfa -> mfa/no-guard, ... */
export function ruleIds(): Map<string, string[]> {
  const data = JSON.parse(readArtefact("ruleset/data.json").toString()) as {
    iamgate: { data: { rules?: Record<string, Record<string, unknown>> } };
  };
  const groups = Object.entries(data.iamgate.data.rules ?? {}).map(([group, rules]): [string, string[]] => [
    group,
    // Rego's names have underscores where ids have hyphens.
    Object.keys(rules)
      .map((rule) => `${group}/${rule}`.replaceAll("_", "-"))
      .sort(),
  ]);
  return new Map(groups.map(([group, ids]) => [group.replaceAll("_", "-"), ids]));
}
