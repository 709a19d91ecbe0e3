import { posix } from "node:path";
import { fileBody, isConfigurationFile, isOverrideFile } from "./file.ts";
import type { Agrees } from "./grammar.ts";
import { moduleOf } from "./module.ts";
import { type Body, type Module, Unreadable } from "./types.ts";

/** The files of one module, by name, and the folder that they are called by. */
export interface ModuleFiles {
  folder: string;
  files: Map<string, Uint8Array>;
}

/**
 * Reads the files of a module. A file that cannot be read gives nothing, and is a problem. An override file that
 * cannot be read could replace anything: then the whole module gives nothing.
 */
export function readModule(
  { folder, files }: ModuleFiles,
  agrees: Agrees,
): { module: Module; problems: string[] } {
  const problems: string[] = [];
  const bodies: { base: Body[]; override: Body[] } = { base: [], override: [] };
  let whole = true;
  for (const name of [...files.keys()].sort()) {
    if (!isConfigurationFile(name) || isShadowed(name, files)) continue;
    const place = posix.join(folder, name);
    const kind = isOverrideFile(name) ? "override" : "base";
    try {
      bodies[kind].push(fileBody(name, place, files.get(name) ?? new Uint8Array(), agrees));
    } catch (thrown) {
      // The grammar is a program of its own, and may give up in ways of its own.
      problems.push(`${place} ${thrown instanceof Unreadable ? thrown.message : "cannot be read"}`);
      if (kind === "override") whole = false;
    }
  }
  const module = whole ? moduleOf(bodies.base, bodies.override) : moduleOf([], []);
  return { module, problems };
}

/** OpenTofu passes over `main.tf` where there is `main.tofu`. */
function isShadowed(name: string, files: Map<string, unknown>): boolean {
  return /\.tf(\.json)?$/.test(name) && files.has(name.replace(/\.tf(?=(\.json)?$)/, ".tofu"));
}
