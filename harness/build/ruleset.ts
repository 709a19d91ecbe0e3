/** Compiles `rego/` into what the harness and OPA engines load. */
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execaSync } from "execa";
import { opaVersion } from "./opa.ts";
import { writeIfChanged } from "./paths.ts";

/** What the harness can ask for, the report first. */
export const entrypoints: string[] = ["report", "model", "statuses", "access"].map(
  (name) => `iamgate/main/${name}`,
);

/** Neither tests nor adapters for other engines belong into the WASM module. */
const notCompiled = ["--ignore", "*_test.rego", "--ignore", "engines"];

type Table = Record<string, unknown>;

export interface RulesetBuild {
  /** The folder that holds `rego/`. */
  source: string;
  /** The folder that gets `ruleset/` and `bundle.tar.gz`. */
  out: string;
  /** Path of the OPA binary. */
  opa: string;
}

/** Builds everything and returns the digest of the ruleset, `sha256:<hex>`. Throws with OPA's words. */
export function buildRuleset({ source, out, opa }: RulesetBuild): string {
  const scratch = mkdtempSync(join(tmpdir(), "iamgate-build-"));
  try {
    const wasmBundle = join(scratch, "wasm.tar.gz");
    const bundle = join(scratch, "bundle.tar.gz");
    const compile = [
      "--target",
      "wasm",
      ...entrypoints.flatMap((name) => ["--entrypoint", name]),
      ...notCompiled,
    ];
    build(opa, source, ["--capabilities", "rego/capabilities.json", ...compile, "--output", wasmBundle]);
    build(opa, source, ["--target", "rego", "--ignore", "*_test.rego", "--output", bundle]);
    // OPA writes the entry with a leading slash.
    const untar = ["-xzOf", wasmBundle, "/policy.wasm"];
    const wasm = execaSync("tar", untar, { encoding: "buffer", maxBuffer: 1 << 28 }).stdout;
    const { data, managed } = tables(join(source, "rego", "iamgate", "data"));
    const carriers = readFileSync(join(source, "rego", "iamgate", "data", "carriers", "data.json"));
    const parts = {
      "policy.wasm": wasm,
      "data.json": data,
      "managed.jsonl": managed,
      "carriers.json": carriers,
    };

    const ruleset = join(out, "ruleset");
    for (const [name, content] of Object.entries(parts)) writeIfChanged(join(ruleset, name), content);
    writeIfChanged(join(out, "bundle.tar.gz"), readFileSync(bundle));
    const digest = digestOf(Object.values(parts));
    const manifest = { ruleset: digest, opa: opaVersion, entrypoints };
    writeIfChanged(join(ruleset, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
    return digest;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function build(opa: string, source: string, options: string[]): void {
  // File names are part of the module: relative ones make it the same in every folder.
  const args = ["build", ...options, "--bundle", "rego"];
  const { failed, stderr, stdout } = execaSync(opa, args, { cwd: source, reject: false });
  if (failed) throw new Error(`opa ${args.join(" ")}\n${stderr || stdout}`);
}

/**
 * The data document of the WASM module, and apart from it the documents of AWS-managed policies: of those the harness
 * hands over only the ones that a plan names, and the module has an empty table to see that there is one.
 */
function tables(folder: string): { data: string; managed: string } {
  const data: Record<string, Table> = {};
  let managed = {};
  for (const name of readdirSync(folder).sort()) {
    const file = join(folder, name, "data.json");
    if (!existsSync(file)) continue;
    const table = JSON.parse(readFileSync(file, "utf8")) as Table;
    if (name !== "managed") data[name] = table;
    else {
      managed = table["policies"] as Table;
      data[name] = { ...table, policies: {} };
    }
  }
  // A line for each, so that one can be found without parsing them all.
  const lines = Object.entries(managed).map((entry) => `${JSON.stringify(entry)}\n`);
  return { data: JSON.stringify({ iamgate: { data } }), managed: lines.join("") };
}

/** One hash over all parts; each is hashed by itself first, so that no byte can move from one part to the next. */
function digestOf(parts: (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(createHash("sha256").update(part).digest());
  return `sha256:${hash.digest("hex")}`;
}
