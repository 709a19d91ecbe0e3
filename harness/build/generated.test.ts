import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "./paths.ts";

const copy = mkdtempSync(join(tmpdir(), "iamgate-generated-"));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

beforeAll(async () => {
  // The generators write into the project they lie in, so they are copied as well.
  const copied = [
    "package.json",
    "README.md",
    "rego",
    "cases",
    "dist/harness",
    "harness/catalogue",
    ".cache/bin",
  ];
  for (const name of copied.filter((name) => existsSync(join(root, name)))) {
    cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"), "junction");
  await execa("node", [join(copy, "dist/harness/build/generate.js")]);
});

/** Every file below `folder`, relative to the project. */
function filesIn(project: string, folder: string): string[] {
  return readdirSync(join(project, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(project.length + 1))
    .sort();
}

test("what is generated and committed is what `make generate` writes", () => {
  const files = [...filesIn(copy, "rego"), "README.md"].filter((file) => existsSync(join(copy, file)));
  const stale = files.filter((file) => {
    const committed = join(root, file);
    return !existsSync(committed) || !readFileSync(committed).equals(readFileSync(join(copy, file)));
  });
  // Not empty: run `make generate` and commit what it changes.
  expect(stale).toEqual([]);
});

test("every page under rules/ belongs to a rule", () => {
  const folder = "rego/iamgate/rules";
  const files = existsSync(join(root, folder)) ? filesIn(root, folder) : [];
  const orphans = files
    .filter((file) => file.endsWith("/README.md"))
    .filter((file) => !files.includes(file.replace(/(\w+)\/README\.md$/, "$1/$1.rego")));
  expect(orphans).toEqual([]);
});
