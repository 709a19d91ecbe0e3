/** A ruleset with one mistake in it, compiled from a copy of the sources: what the comparison must not miss. */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageRoot, readArtefact } from "../artefacts.ts";
import { reportOf } from "../ruleset/answer.ts";
import { encodeInput } from "../ruleset/encode.ts";
import type { Evaluate } from "./proof.ts";

/** One edit of one file under `rego/`; `find` must occur there exactly once. */
export interface Mutation {
  file: string;
  find: string;
  replace: string;
}

const PAGES = 4096;

/** The OPA binary: IAMGATE_OPA, the project's own, or the one on PATH. */
export function opa(): string {
  const own = join(packageRoot(), ".cache", "bin", "opa");
  return process.env["IAMGATE_OPA"] ?? (existsSync(own) ? own : "opa");
}

/** Compiles and loads the mutated ruleset. Throws when the edit does not fit or the copy does not compile. */
export function mutant(mutation: Mutation): Evaluate {
  const folder = mkdtempSync(join(tmpdir(), "iamgate-mutant-"));
  try {
    cpSync(join(packageRoot(), "rego"), join(folder, "rego"), { recursive: true });
    const file = join(folder, "rego", mutation.file);
    const pieces = readFileSync(file, "utf8").split(mutation.find);
    if (pieces.length !== 2)
      throw new Error(`${mutation.find} occurs ${pieces.length - 1} times in ${mutation.file}`);
    writeFileSync(file, pieces.join(mutation.replace));
    const bundle = join(folder, "bundle.tar.gz");
    const build = [
      "build",
      "--target",
      "wasm",
      "--entrypoint",
      "iamgate/main/report",
      "--ignore",
      "*_test.rego",
    ];
    execFileSync(opa(), [...build, "--output", bundle, join(folder, "rego")], { stdio: "pipe" });
    execFileSync("tar", ["-xzf", bundle, "-C", folder, "/policy.wasm"], { stdio: "pipe" });
    return load(readFileSync(join(folder, "policy.wasm")));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function load(wasm: Uint8Array): Evaluate {
  // The ES module of the package exports only the asynchronous loader.
  const { loadPolicySync } = createRequire(import.meta.url)(
    "@open-policy-agent/opa-wasm",
  ) as typeof import("@open-policy-agent/opa-wasm");
  const policy = loadPolicySync(Uint8Array.from(wasm).buffer, { initial: PAGES });
  policy.setData(JSON.parse(readArtefact("ruleset/data.json").toString("utf8")) as object);
  return (input) => reportOf(policy.evaluate(encodeInput(input), "iamgate/main/report"));
}
