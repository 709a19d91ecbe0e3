/**
 * Writes what follows from the annotations of the rules: `data/rules` (which the ruleset fills its messages from), a
 * page per rule and the table in README.md.
 * Shape of the table: `<group>.<name> = {id, severity, title, message, why, remediation}`, names as in Rego.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findOpa } from "./opa.ts";
import { root, writeIfChanged, writeTable } from "./paths.ts";
import { rulePage, withRulesTable } from "./rules/page.ts";
import { missingExamples, readRules } from "./rules/read.ts";

const rules = readRules(root, findOpa());
const table: Record<string, Record<string, object>> = {};
for (const { id, group, name, title, description, custom } of rules) {
  const { severity, message, remediation } = custom;
  // The description is the why: written once, for the page and for findings.
  const why = description.replaceAll(/\s+/g, " ").trim();
  table[group] = { ...table[group], [name]: { id, severity, title, message, why, remediation } };
}
writeTable("rules", `${JSON.stringify(table, null, 2)}\n`);
const missing: string[] = [];
for (const rule of rules) {
  const problems = missingExamples(rule, root);
  missing.push(...problems);
  if (problems.length === 0) writeIfChanged(join(root, rule.folder, "README.md"), rulePage(rule, root));
}
const readme = join(root, "README.md");
if (existsSync(readme)) writeIfChanged(readme, withRulesTable(readFileSync(readme, "utf8"), rules));
process.stdout.write(`rules: ${rules.length}\n`);
// Only now: a rule can be built and tried before its cases are written.
if (missing.length > 0) throw new Error(["Rules without their examples:", ...missing].join("\n  "));
