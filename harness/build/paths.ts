import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

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
