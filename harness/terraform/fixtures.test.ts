import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { digestOf, fixturesIn, sourcesOf } from "./fixtures.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "iamgate-fixtures-"));
  mkdirSync(join(folder, "one", "modules", "m"), { recursive: true });
  writeFileSync(join(folder, "one", "main.tf"), "# One.\n# Options: -destroy -parallelism=2\n");
  writeFileSync(join(folder, "one", "modules", "m", "main.tf"), "# A module.\n");
  writeFileSync(join(folder, "one", "state.json"), "{}");
  writeFileSync(join(folder, "one", "plan.json"), "{}");
  writeFileSync(join(folder, "one", "README.md"), "words");
  mkdirSync(join(folder, "nothing"));
  writeFileSync(join(folder, "nothing", "plan.json"), "{}");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a fixture is a folder with Terraform files", () => {
  expect(fixturesIn(folder)).toEqual([
    { name: "one", folder: join(folder, "one"), options: ["-destroy", "-parallelism=2"], hasState: true },
  ]);
});

test("a plan is made of all files but the recording and words about it", () => {
  expect(sourcesOf({ folder: join(folder, "one") })).toEqual(["main.tf", "modules/m/main.tf", "state.json"]);
});

test("the digest changes with what a plan is made of, and with nothing else", () => {
  const [one] = fixturesIn(folder);
  const digest = digestOf({ folder: one?.folder ?? "" });
  cpSync(join(folder, "one"), join(folder, "two"), { recursive: true });
  writeFileSync(join(folder, "two", "plan.json"), "[]");
  expect(digestOf({ folder: join(folder, "two") })).toBe(digest);
  writeFileSync(join(folder, "two", "state.json"), "[]");
  expect(digestOf({ folder: join(folder, "two") })).not.toBe(digest);
});
