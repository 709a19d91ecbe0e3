import { posix } from "node:path";
import { isObject } from "../plan/json.ts";
import { membersBelow } from "./archive.ts";
import { grammarCheck } from "./grammar.ts";
import { type ModuleFiles, readModule } from "./read.ts";
import { type Configuration, type Module, Unreadable } from "./types.ts";

const FOLDER = "tfconfig/";
const MANIFEST = `${FOLDER}modules.json`;

/**
 * The configuration that a saved plan holds: just the one that was planned. Never fails: what cannot be read is
 * missing, and named under `problems`.
 */
export async function savedConfiguration(archive: Buffer): Promise<Configuration> {
  const modules = new Map<string, Module>();
  try {
    const problems: string[] = [];
    const agrees = await grammarCheck();
    for (const [path, files] of modulesOf(await membersBelow(FOLDER, archive))) {
      const read = readModule(files, agrees);
      modules.set(path, read.module);
      problems.push(...read.problems);
    }
    return { modules, problems };
  } catch (thrown) {
    if (!(thrown instanceof Unreadable)) throw thrown;
    return { modules: new Map(), problems: [`the archive ${thrown.message}`] };
  }
}

/** Sorts the members of the archive into modules, by path; the manifest tells their folders. */
function modulesOf(members: Map<string, Buffer>): Map<string, ModuleFiles> {
  const modules = new Map<string, ModuleFiles>();
  const keys = new Map<string, ModuleFiles>();
  for (const { key, folder } of manifestOf(members.get(MANIFEST))) {
    const files = { folder, files: new Map() };
    keys.set(`m-${key}`, files);
    modules.set(pathOf(key), files);
  }
  for (const [name, content] of members) {
    if (name === MANIFEST) continue;
    const [folder = "", file, ...deeper] = name.slice(FOLDER.length).split("/");
    const module = keys.get(folder);
    if (module === undefined || file === undefined || deeper.length > 0) {
      throw new Unreadable("holds a file that its list of modules does not name");
    }
    module.files.set(file, content);
  }
  return modules;
}

function manifestOf(content: Buffer | undefined): { key: string; folder: string }[] {
  if (content === undefined) throw new Unreadable("holds no configuration");
  let records: unknown;
  try {
    records = JSON.parse(content.toString());
  } catch {
    throw unclear();
  }
  if (!Array.isArray(records)) throw unclear();
  return (records as unknown[]).map((record) => {
    const { Key: key, Dir: folder } = isObject(record) ? record : {};
    if (typeof key !== "string" || typeof folder !== "string") throw unclear();
    if (!/^([\p{L}\p{N}_-]+(\.[\p{L}\p{N}_-]+)*)?$/u.test(key)) throw unclear();
    return { key, folder: posix.normalize(folder.replaceAll("\\", "/")) };
  });
}

function unclear(): Unreadable {
  return new Unreadable("holds a list of modules that is not understood");
}

/** `mid.leaf` is `module.mid.module.leaf`. */
function pathOf(key: string): string {
  return key === "" ? "" : `module.${key.replaceAll(".", ".module.")}`;
}
