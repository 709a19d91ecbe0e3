/** The rule that CONTRIBUTING.md adds step by step: it is added to a copy of the project, and does what is said. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packageRoot } from "../artefacts.ts";
import { findOpa } from "../build/opa.ts";
import { blocksOf, pageOf } from "./page.ts";

const opa = findOpa();
const root = packageRoot();
const copy = mkdtempSync(join(tmpdir(), "iamgate-walkthrough-"));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const steps = blocksOf(pageOf("CONTRIBUTING.md")).filter(({ file }) => /^(rego|cases)\//.test(file ?? ""));
const folder = "rego/iamgate/rules/mfa/console_login";
const newCase = "cases/mfa/a-console-login-is-a-note.yaml";

const node = async (...args: string[]): Promise<{ code: number | undefined; out: string; err: string }> => {
  const { exitCode, stdout, stderr } = await execa(process.execPath, args, { cwd: copy, reject: false });
  return { code: exitCode, out: stdout, err: stderr };
};

beforeAll(async () => {
  const schemas = ["report/report", "report/access", "config/config", "cases/case"].map(
    (name) => `harness/${name}.schema.json`,
  );
  const copied = [
    "package.json",
    "README.md",
    "rego",
    "cases",
    "dist/harness",
    "dist/modules",
    "dist/schema",
    "harness/carriers",
    "harness/catalogue",
    "modules/escalation-boundary",
    ".cache/bin",
    ...schemas,
  ];
  for (const name of copied.filter((path) => existsSync(join(root, path)))) {
    cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"), "junction");
  for (const { file = "", body } of steps) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    writeFileSync(join(copy, file), body);
  }
  for (const script of ["generate", "build"]) {
    const { code, err } = await node(`dist/harness/build/${script}.js`);
    if (code !== 0) throw new Error(err);
  }
});

test("the page has a case, a rule and its test", () => {
  expect(steps.map(({ file }) => file)).toEqual([
    newCase,
    `${folder}/console_login.rego`,
    `${folder}/console_login_test.rego`,
  ]);
});

test("the rule is formatted, and its test passes", async () => {
  await execa(opa, ["fmt", "--diff", "--fail", folder], { cwd: copy });
  const { stdout } = await execa(opa, ["test", "rego", "--run", "console_login"], { cwd: copy });
  expect(stdout).toContain("PASS: 2/2");
});

test("page and table are written", () => {
  expect(readFileSync(join(copy, folder, "README.md"), "utf8")).toContain("`mfa/console-login`, note");
  expect(readFileSync(join(copy, "README.md"), "utf8")).toContain(`(${folder}/README.md)`);
});

test("the new case passes, and others say what is new", async () => {
  const bin = "dist/harness/cli/bin.js";
  expect(await node(bin, "test", newCase)).toMatchObject({ code: 0 });
  const { code, out } = await node(bin, "test", "cases/mfa", "--engine", "wasm", "--filter", "password");
  expect(code).toBe(1);
  expect(out).toContain("not expected mfa/console-login (note)");
});
