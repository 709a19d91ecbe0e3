import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, posix, relative, resolve, sep } from "node:path";
import { InputError, reasonOf } from "../errors.ts";
import { isConfigurationFile, MAX_FILE_BYTES } from "./file.ts";
import { grammarCheck } from "./grammar.ts";
import { type ModuleFiles, readModule } from "./read.ts";
import type { Argument, Configuration } from "./types.ts";

/** Modules that are looked into; one that calls itself would never end. */
const MAX_MODULES = 2_000;

/**
 * The configuration in a folder, with the modules that it calls by a relative path. It need not be the one that was
 * planned: it tells lines, and proves nothing. `folder` starts at `cwd`, and so do the names of its files.
 * Throws InputError when there is no such folder; what cannot be read in it is named under `problems`.
 */
export async function sourceConfiguration(folder: string, cwd: string): Promise<Configuration> {
  const root = resolve(cwd, folder);
  if (!statSync(root, { throwIfNoEntry: false })?.isDirectory()) throw noFolder(folder);
  const found: Configuration = { modules: new Map(), problems: [] };
  const agrees = await grammarCheck();
  const folders = new Map<string, ReturnType<typeof readModule>>();
  const open: [path: string, folder: string][] = [["", root]];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const [path, at] = next;
    if (found.modules.size >= MAX_MODULES) {
      found.problems.push(`there are more than ${MAX_MODULES} modules`);
      break;
    }
    const name = relative(cwd, at).split(sep).join(posix.sep);
    const known = folders.get(at) ?? readModule(filesIn(at, name, found.problems), agrees);
    if (!folders.has(at)) found.problems.push(...known.problems);
    folders.set(at, known);
    const { module } = known;
    found.modules.set(path, module);
    for (const [call, { body }] of module.calls) {
      const source = relativeSource(body.arguments.get("source"));
      if (source !== undefined)
        open.push([`${path === "" ? "" : `${path}.`}module.${call}`, join(at, source)]);
    }
  }
  return found;
}

/** The path of `"./x"` and `"../x"`; other modules are not in the folder. */
function relativeSource(source: Argument | undefined): string | undefined {
  return /^"(\.\.?\/[^"\\$%]*)"$/.exec(source?.text ?? "")?.[1];
}

function filesIn(folder: string, name: string, problems: string[]): ModuleFiles {
  const files = new Map<string, Uint8Array>();
  try {
    for (const entry of readdirSync(folder)) {
      if (!isConfigurationFile(entry)) continue;
      const path = join(folder, entry);
      const stats = statSync(path);
      if (!stats.isFile()) continue;
      // One too large is refused by its size, with one byte more than is admitted.
      files.set(entry, stats.size > MAX_FILE_BYTES ? new Uint8Array(MAX_FILE_BYTES + 1) : readFileSync(path));
    }
  } catch (thrown) {
    problems.push(`${name || "."} cannot be read: ${reasonOf(thrown)}`);
  }
  return { folder: name, files };
}

function noFolder(folder: string): InputError {
  return new InputError({
    code: "input/source",
    what: `${folder} (--source) is no folder.`,
    why: "The lines of findings are looked up in it.",
    next: "Name the folder of the root module, or leave the option out.",
  });
}
