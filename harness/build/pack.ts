import { mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { packageRoot } from "../artefacts.ts";

/** What `npm pack --json` says of a tarball, and where it is. */
export interface Packed {
  tarball: string;
  /** Bytes. */
  size: number;
  files: { path: string; size: number }[];
}

/** What matters of package.json once it is packed. */
export interface Manifest {
  dependencies: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
  scripts?: Record<string, string>;
}

/** Options with which npm says and runs nothing but what it was asked for. */
export const quiet: readonly string[] = ["--ignore-scripts", "--no-audit", "--no-fund"];
/** Without a network npm is to give up, not to try for minutes. */
export const patience: readonly string[] = ["--prefer-offline", "--fetch-retries=0", "--fetch-timeout=10000"];

/** Packs the project as it would be published. It has to be built. */
export async function pack(folder: string): Promise<Packed> {
  const args = ["pack", "--json", "--pack-destination", folder, ...quiet];
  const { stdout } = await execa("npm", args, { cwd: packageRoot() });
  const [packed] = JSON.parse(stdout) as (Packed & { filename: string })[];
  if (!packed) throw new Error("npm pack made nothing");
  return { ...packed, tarball: join(folder, packed.filename) };
}

/** Unpacks a tarball of iamgate into a folder of modules, where npm would put it. */
export async function unpack({ tarball }: Packed, modules: string): Promise<void> {
  mkdirSync(modules, { recursive: true });
  await execa("tar", ["-xzf", tarball, "-C", modules]);
  renameSync(join(modules, "package"), join(modules, "iamgate"));
}
