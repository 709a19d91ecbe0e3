import { dirname, sep } from "node:path";
import { didYouMean } from "./did-you-mean.ts";

/** Always judged, in every case: what was not read cannot be out of scope. */
export const alwaysInScope = "plan";

/** The folder right under the last `cases/` of a path, when the file lies in one. */
function folderUnderCases(file: string): string | undefined {
  const folders = dirname(file).split(sep);
  const at = folders.lastIndexOf("cases");
  return at === -1 ? undefined : folders[at + 1];
}

/**
 * The rule groups a case is about: as it says, else the folder under `cases/`, else all. A folder that is no rule
 * group means all as well: nothing may fall out of scope because of a folder's name.
 */
export function scopeOf(
  said: "all" | string[] | undefined,
  file: string,
  groups: ReadonlySet<string>,
): "all" | ReadonlySet<string> | { reason: string } {
  if (said === undefined) {
    const folder = folderUnderCases(file);
    return folder !== undefined && groups.has(folder) ? new Set([folder]) : "all";
  }
  if (said === "all" || said.includes("all")) return "all";
  const unknown = said.find((group) => !groups.has(group));
  if (unknown === undefined) return new Set(said);
  return { reason: `the ruleset has no rule group "${unknown}"${didYouMean(unknown, groups)}` };
}

/** Whether a rule such as `mfa/no-guard` is within a scope. */
export function inScope(rule: string, scope: "all" | ReadonlySet<string>): boolean {
  const group = rule.split("/", 1)[0] ?? "";
  return scope === "all" || group === alwaysInScope || scope.has(group);
}
