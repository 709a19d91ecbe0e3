import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { findOpa } from "./opa.ts";
import { root } from "./paths.ts";
import { buildRuleset } from "./ruleset.ts";

const scratch = mkdtempSync(join(tmpdir(), "iamgate-reproducible-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const artefacts = [
  "ruleset/policy.wasm",
  "ruleset/data.json",
  "ruleset/carriers.json",
  "ruleset/managed.jsonl",
  "ruleset/manifest.json",
  "bundle.tar.gz",
];

/** Builds a copy of the sources in `folder`. */
function buildIn(folder: string): { digest: string; files: Buffer[] } {
  const source = join(scratch, folder);
  mkdirSync(source, { recursive: true });
  cpSync(join(root, "rego"), join(source, "rego"), { recursive: true });
  const out = join(source, "out");
  const digest = buildRuleset({ source, out, opa: findOpa() });
  return { digest, files: artefacts.map((name) => readFileSync(join(out, name))) };
}

test("two builds in different folders are the same to the byte", () => {
  const one = buildIn("a");
  const other = buildIn("somewhere/deeper/with a space");
  expect(other.digest).toBe(one.digest);
  const differ = artefacts.filter((_, i) => !one.files[i]?.equals(other.files[i] ?? Buffer.of()));
  expect(differ).toEqual([]);
});
