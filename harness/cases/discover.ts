import { readdirSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { UsageError } from "../errors.ts";

/** The folder of golden cases when no path is given. */
export const defaultFolder = "cases";

/** YAML files that may lie among cases without being any. */
const notCases = new Set(["iamgate.yaml", "iamgate.yml"]);

/**
 * The case files of the given paths, absolute and sorted. A folder stands for every `*.yaml` and `*.yml` below it
 * (hidden folders, node_modules and configurations called iamgate.yaml aside); a file stands for itself.
 * @throws UsageError for a path that is not there, and for a folder without any case: a run that tested nothing
 * must not look like a pass
 */
export function discoverCases(paths: readonly string[], cwd: string): string[] {
  const files = new Set<string>();
  for (const path of paths.length > 0 ? paths : [defaultFolder]) {
    const absolute = resolve(cwd, path);
    const stats = statSync(absolute, { throwIfNoEntry: false });
    if (!stats) throw missing(path);
    const found = stats.isDirectory() ? casesBelow(absolute) : [absolute];
    if (found.length === 0) throw empty(relative(cwd, absolute) || path);
    for (const file of found) files.add(file);
  }
  return [...files].sort();
}

function casesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return entry.name.startsWith(".") || entry.name === "node_modules" ? [] : casesBelow(path);
    }
    return /\.ya?ml$/.test(entry.name) && !notCases.has(entry.name) ? [path] : [];
  });
}

function missing(path: string): UsageError {
  return new UsageError({
    code: "usage/no-cases",
    what: `There is no file or folder \`${path}\`.`,
    why: "Without cases nothing is tested.",
    next: "Name a case file or a folder of cases: `iamgate test PATH`.",
  });
}

function empty(path: string): UsageError {
  return new UsageError({
    code: "usage/no-cases",
    what: `No case found below ${path}.`,
    why: "Cases are YAML files; a run without any tests nothing.",
    next: "Name a case file or a folder of cases: `iamgate test PATH`.",
  });
}
