import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findOpa } from "../opa.ts";
import { rulePage, withRulesTable } from "./page.ts";
import { missingExamples, readRules } from "./read.ts";

const opa = findOpa();
let project: string;
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "iamgate-rules-"));
  write("cases/doors/open-door.yaml", "# yaml-language-server: $schema=x\ntitle: An open door\ngiven: {}\n");
  write("cases/doors/shut-door.yaml", "title: A shut door\n");
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(project, file)), { recursive: true });
  writeFileSync(join(project, file), text);
}

const metadata = `# METADATA
# scope: package
# title: A door | is open
# description: Doors are to be shut.
# related_resources:
#   - ref: https://example.com/doors
#     description: On doors
# custom:
#   severity: error
#   message: "{name} leaves {door} open"
#   remediation: Shut it.
#   examples: {fires: doors/open-door, quiet: doors/shut-door}
#   since: 0.1.0
`;

function rule(annotation: string, path = "doors/open_door"): void {
  const name = path.replaceAll("/", ".");
  write(
    `rego/iamgate/rules/${path}/open_door.rego`,
    `${annotation}package iamgate.rules.${name}\n\nx := 1\n`,
  );
}

test("the id of a rule is its folder, and tests beside it are no rules", () => {
  rule(metadata);
  write(
    "rego/iamgate/rules/doors/open_door/open_door_test.rego",
    "package iamgate.rules.doors.open_door_test\n",
  );
  const rules = readRules(project, opa);
  expect(rules.map(({ id, folder }) => [id, folder])).toEqual([
    ["doors/open-door", "rego/iamgate/rules/doors/open_door"],
  ]);
});

test.each([
  ["", /open_door\.rego: no METADATA/],
  [metadata.replace(/# {3}remediation.*\n/, ""), /open_door\.rego:\d+: `custom\.remediation` is missing/],
  [metadata.replace("remediation:", "remedy:"), /unknown key `custom\.remedy`/],
  [
    metadata.replace("severity: error", "severity: fatal"),
    /`custom\.severity` must be one of error, warning, note/,
  ],
  [metadata.replace("{door}", "{door"), /`custom\.message` must be a text in which braces/],
])("metadata with a mistake is refused (%#)", (annotation, message) => {
  rule(annotation);
  expect(() => readRules(project, opa)).toThrow(message);
});

test("an example that is no case is named", () => {
  rule(metadata.replace("doors/shut-door", "doors/no-door"));
  const missing = readRules(project, opa).flatMap((read) => missingExamples(read, project));
  expect(missing).toEqual([
    expect.stringMatching(/open_door\.rego:\d+: no case cases\/doors\/no-door\.yaml$/),
  ]);
});

test("a rule in the wrong folder is refused", () => {
  rule(metadata, "doors/closed_door");
  expect(() => readRules(project, opa)).toThrow(/belongs into rego\/iamgate\/rules\/doors\/closed_door/);
});

test("the page shows texts, both examples and links", () => {
  rule(metadata);
  const [read] = readRules(project, opa);
  const page = read && rulePage(read, project);
  expect(page).toContain("`doors/open-door`, error, since 0.1.0");
  expect(page).toContain("{name} leaves {door} open");
  expect(page).toContain(
    "(../../../../../cases/doors/open-door.yaml)\n\n```yaml\ntitle: An open door\ngiven: {}\n```",
  );
  expect(page).toContain("[On doors](https://example.com/doors)");
});

test("the table goes between its markers and nowhere else", () => {
  rule(metadata);
  const rules = readRules(project, opa);
  expect(withRulesTable("no markers", rules)).toBe("no markers");
  const text = "a\n<!-- rules:begin -->\nold\n<!-- rules:end -->\nz\n";
  const table = withRulesTable(text, rules);
  expect(table).toContain(
    "| [`doors/open-door`](rego/iamgate/rules/doors/open_door/README.md) | error | A door \\| is open |",
  );
  expect(table).not.toContain("old");
  expect(withRulesTable(table, rules)).toBe(table);
});
