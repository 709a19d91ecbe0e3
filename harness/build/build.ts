/** What `make build` runs after the compiler: the ruleset, the schemas and the grammar, into `dist/`. */
import { chmodSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findOpa } from "./opa.ts";
import { root, writeIfChanged } from "./paths.ts";
import { buildRuleset } from "./ruleset.ts";

const dist = join(root, "dist");
/** The grammar of Terraform's language, and the licence that goes with it. */
const grammar = ["tree-sitter-terraform.wasm", "LICENSE"];
/** Published name -> where the schema lives. */
const schemas = {
  "report.json": "harness/report/report.schema.json",
  "access.json": "harness/report/access.schema.json",
  "config.json": "harness/config/config.schema.json",
  "case.json": "harness/cases/case.schema.json",
};

try {
  const digest = buildRuleset({ source: root, out: dist, opa: findOpa() });
  for (const [name, file] of Object.entries(schemas)) {
    writeIfChanged(join(dist, "schema", name), readFileSync(join(root, file)));
  }
  for (const name of grammar) {
    const file = join(root, "node_modules", "@tree-sitter-grammars", "tree-sitter-hcl", name);
    writeIfChanged(join(dist, "grammar", name), readFileSync(file));
  }
  // npm does this for those who install the package, nobody does it in a clone.
  const cli = join(dist, "harness", "cli", "bin.js");
  if (existsSync(cli)) chmodSync(cli, 0o755);
  process.stdout.write(`ruleset ${digest}\n`);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
