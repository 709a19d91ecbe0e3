/** The constructs as a user has them: from the tarball, in each module system that projects are written in. */
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Construct } from "constructs";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packageRoot } from "../harness/artefacts.ts";
import { pack } from "../harness/build/pack.ts";
import * as exported from "./index.ts";
import { compile, linkedProject, type Setup, synthesised, withoutComments } from "./testing/project.ts";

const folder = mkdtempSync(join(realpathSync(tmpdir()), "iamgate-consumer-"));
const project = join(folder, "project");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), '{ "private": true }\n');
  await linkedProject(await pack(folder), project);
});

/** Node's own types do not compile under `exactOptionalPropertyTypes`; the browser's have a console as well. */
const strictest = {
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  types: [],
  lib: ["es2022", "dom"],
};

/** This compiler has no resolution as of Node 10 any more; the test of cdktn compiles with one that has it. */
const setups: Setup[] = [
  { title: "ESM", type: "module", compilerOptions: { module: "nodenext", ...strictest } },
  {
    title: "ESM of Node 20",
    type: "module",
    compilerOptions: { module: "node20", target: "es2022", types: ["node"], skipLibCheck: false },
  },
  { title: "CommonJS", type: "commonjs", compilerOptions: { module: "nodenext", ...strictest } },
  {
    title: "CommonJS by a bundler's resolution",
    type: "commonjs",
    compilerOptions: { module: "commonjs", target: "es2018", types: ["node"], skipLibCheck: false },
  },
];

const stacks: unknown[] = [];

test("the stack has every construct that is exported", () => {
  const source = readFileSync(join(packageRoot(), "modules", "testing", "consumer", "main.ts"), "utf8");
  const made = [...source.matchAll(/new (\w+)\(/g)].map(([, name]) => name);
  const constructs = Object.entries(exported).filter(([, value]) => value.prototype instanceof Construct);
  expect(constructs.map(([name]) => name).filter((name) => !made.includes(name))).toEqual([]);
  expect(constructs.length).toBeGreaterThan(4);
});

describe.each(setups)("$title", (setup) => {
  beforeAll(() => {
    for (const made of ["out", "cdktf.out"]) rmSync(join(project, made), { recursive: true, force: true });
  });

  test("compiles, and what the types refuse is refused", async () => {
    expect(await compile(project, setup)).toEqual({ problems: "" });
    const made = readFileSync(join(project, "out", "main.js"), "utf8");
    expect(made.includes('require("iamgate/cdktf")')).toBe(setup.type === "commonjs");
  });

  test("synthesises a stack of all constructs", async () => {
    const { said, stack } = await synthesised(project);
    expect(said).toBe("construct/nobody");
    expect(Object.keys(stack.resource).sort()).toEqual([
      "aws_iam_account_password_policy",
      "aws_iam_group",
      "aws_iam_group_policy_attachment",
      "aws_iam_policy",
      "aws_iam_role",
      "aws_iam_role_policy_attachment",
      "aws_iam_user",
      "aws_iam_user_group_membership",
      "aws_iam_user_policy_attachment",
      "aws_organizations_policy",
      "aws_organizations_policy_attachment",
    ]);
    stacks.push(withoutComments(stack));
  });
});

test("is the same stack in each", () => {
  expect(stacks).toHaveLength(setups.length);
  for (const stack of stacks) expect(stack).toEqual(stacks[0]);
});

test("the library can be required too, and finds iamgate nowhere but in the tarball", async () => {
  const script = `console.log(typeof require("iamgate").check, require.resolve("iamgate/cdktf"))`;
  const { stdout } = await execa(process.execPath, ["--eval", script], { cwd: project });
  const place = join("node_modules", "iamgate", "dist", "modules", "index.js");
  expect(stdout).toBe(`function ${join(project, place)}`);
});
