import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

/** The project root: the nearest folder upwards that holds package.json. */
export function projectRoot(from: string = import.meta.dirname): string {
  let folder = from;
  while (!existsSync(join(folder, "package.json"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`no package.json above ${from}`);
    folder = parent;
  }
  return folder;
}

export const root: string = projectRoot();
export const dataFolder: string = join(root, "rego", "iamgate", "data");

/** Writes one data table (`rego/iamgate/data/<name>/data.json`), keys in the order given. */
export function writeTable(name: string, lines: string): void {
  const folder = join(dataFolder, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "data.json"), lines);
}

/** Whether the module with this `import.meta.url` is the script that was started. */
export function isMain(url: string): boolean {
  const script = process.argv[1];
  return script !== undefined && pathToFileURL(realpathSync(script)).href === url;
}

/** Writes a file unless it holds just that: whoever reads it at the same time is not disturbed. */
export function writeIfChanged(file: string, content: string | Uint8Array): void {
  if (existsSync(file) && readFileSync(file).equals(Buffer.from(content as Uint8Array))) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
