import { mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { root } from "../../build/paths.ts";
import { type Line, megabytes, missed } from "../line.ts";
import { DEFAULT_TIMEOUT } from "../process.ts";
import type { Row } from "./row.ts";

const INSTALL = ["install", "--omit=dev", "--omit=peer", "--ignore-scripts", "--no-audit", "--no-fund"];

/** What users download and what it becomes on their disk. */
export const packed: Row = {
  name: "package",
  async measure(bench) {
    const folder = join(bench.options.folder, "package");
    mkdirSync(folder, { recursive: true });
    const npm = (args: string[], cwd: string) => execa("npm", args, { cwd, timeout: DEFAULT_TIMEOUT });
    await npm(["pack", "--ignore-scripts", "--pack-destination", folder], root);
    const [archive = ""] = readdirSync(folder).filter((name) => name.endsWith(".tgz"));
    const { size } = statSync(join(folder, archive));
    return [
      { work: "`npm pack`", bar: "at most 3 MB", measured: megabytes(size), met: size <= 3e6 },
      await installed(folder, archive, npm),
    ];
  },
};

async function installed(
  folder: string,
  archive: string,
  npm: (args: string[], cwd: string) => Promise<unknown>,
): Promise<Line> {
  const [work, bar] = ["Installation without peers", "at most 30 MB"];
  const project = join(folder, "project");
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), "{}");
  try {
    await npm([...INSTALL, join(folder, archive)], project);
  } catch (thrown) {
    return missed(work, bar, `npm install failed: ${(thrown as Error).message.split("\n", 1)[0]}`);
  }
  const files = readdirSync(join(project, "node_modules"), { recursive: true, withFileTypes: true });
  const sizes = files.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const size = sizes.reduce((sum, file) => sum + statSync(file).size, 0);
  return { work, bar, measured: `${megabytes(size)} in ${files.length} files`, met: size <= 30e6 };
}
