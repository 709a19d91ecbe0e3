import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { EngineError } from "./errors.ts";

/**
 * The folder of package.json above this file. Compiled files (`dist/harness`) and sources (`harness`) find the same
 * one, so both use the artefacts under `dist/`.
 */
export function packageRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, "package.json"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`no package.json above ${import.meta.dirname}`);
    folder = parent;
  }
  return folder;
}

/** Reads a file that the build puts into `dist/`, such as `ruleset/policy.wasm`. Throws EngineError when it is not there. */
export function readArtefact(name: string): Buffer {
  const path = join(packageRoot(), "dist", name);
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new EngineError({
      code: "engine/missing-artefact",
      what: `${path} cannot be read.`,
      why: "It is part of the ruleset, and without the whole ruleset nothing can be judged.",
      next: "Reinstall iamgate; in a clone of the project run `make build`.",
      cause,
    });
  }
}

let version: string | undefined;

/** The version of iamgate, from package.json. */
export function toolVersion(): string {
  version ??= (JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8")) as { version: string })
    .version;
  return version;
}
