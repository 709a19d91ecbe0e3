import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, test } from "vitest";
import { caseFolder } from "../catalogue/golden.ts";
import { pageFolder } from "../catalogue/page.ts";
import { root } from "./paths.ts";

const boundaryFolder = "modules/escalation-boundary";
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
    "harness/carriers",
    boundaryFolder,
    ".cache/bin",
  ];
  for (const name of copied.filter((name) => existsSync(join(root, name)))) {
    cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  // Of these every file is written, so that one too many shows.
  for (const folder of [pageFolder, caseFolder]) rmSync(join(copy, folder), { recursive: true, force: true });
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
  const both = [pageFolder, caseFolder].flatMap((folder) => filesIn(root, folder));
  const files = [
    ...filesIn(copy, "rego"),
    ...filesIn(copy, caseFolder),
    ...filesIn(copy, boundaryFolder),
    "README.md",
    ...both,
  ];
  const read = (file: string): string => (existsSync(file) ? readFileSync(file, "utf8") : "");
  const stale = [...new Set(files)].filter((file) => read(join(root, file)) !== read(join(copy, file)));
  // Not empty: run `make generate` and commit what it changes.
  expect(stale).toEqual([]);
});

test("every page under rules/ belongs to a rule", () => {
  const folder = "rego/iamgate/rules";
  const files = existsSync(join(root, folder)) ? filesIn(root, folder) : [];
  const orphans = files
    .filter((file) => file.endsWith("/README.md") && !file.startsWith(`${pageFolder}/`))
    .filter((file) => !files.includes(file.replace(/(\w+)\/README\.md$/, "$1/$1.rego")));
  expect(orphans).toEqual([]);
});
