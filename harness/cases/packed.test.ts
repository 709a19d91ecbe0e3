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
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, describe, expect, test } from "vitest";
import { packageRoot } from "../artefacts.ts";
import { type Manifest, type Packed, pack, patience, quiet, unpack } from "../build/pack.ts";
import { cli, type Result } from "../cli/fixture.ts";
import { loadCases } from "./run.ts";

/** What is published, installed as a user would: nothing of the clone is within its reach. */

const root = packageRoot();
const folder = mkdtempSync(join(tmpdir(), "iamgate-packed-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * Installs the tarball into a project of its own.
 * @returns how, for the output: without a registry the dependencies are those of the clone
 */
async function install(packed: Packed, project: string): Promise<string> {
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), '{ "private": true }\n');
  const { failed } = await execa("npm", ["install", ...patience, ...quiet, packed.tarball], {
    cwd: project,
    reject: false,
    timeout: 60_000,
  });
  if (!failed) return "installed from its tarball by npm";
  const modules = join(project, "node_modules");
  rmSync(modules, { recursive: true, force: true });
  mkdirSync(join(modules, ".bin"), { recursive: true });
  await unpack(packed, modules);
  symlinkSync(join(root, "node_modules"), join(modules, "iamgate", "node_modules"));
  symlinkSync(join("..", "iamgate", "dist", "harness", "cli", "bin.js"), join(modules, ".bin", "iamgate"));
  return "unpacked from its tarball, beside the dependencies of the clone (no registry)";
}

const project = join(folder, "project");
const packed = await pack(folder);
const how = await install(packed, project);
cpSync(join(root, "cases"), join(project, "cases"), { recursive: true });
/** A file of the package, as it was installed. */
function read(path: string): Buffer {
  return readFileSync(join(project, "node_modules", "iamgate", path));
}

/** Runs the installed command. */
async function iamgate(...args: string[]): Promise<Result> {
  const { PATH = "", HOME = folder } = process.env;
  const { exitCode, stdout, stderr } = await execa("npx", ["--no-install", "iamgate", ...args], {
    cwd: project,
    env: { PATH, HOME },
    extendEnv: false,
    reject: false,
    stripFinalNewline: false,
    stdin: "ignore",
  });
  return { code: exitCode, out: stdout, err: stderr };
}

describe("the package", () => {
  test(`${how}, passes every golden case`, async () => {
    const { cases, problems } = loadCases([], { cwd: project });
    expect(problems).toEqual([]);
    expect(await iamgate("test", "cases", "--engine", "wasm")).toEqual({
      code: 0,
      out: `${cases.length} passed, 0 failed (wasm)\n`,
      err: "",
    });
  });

  test.each(["text", "json"])("judges the demo plan as the clone does, in %s", async (format) => {
    const args = ["check", "cases/plans/company/plan.json", "--format", format];
    const installed = await iamgate(...args);
    expect(installed).toEqual(await cli(args, { cwd: project }));
    expect(installed.code).toBe(1);
    expect(installed.out).not.toBe("");
  });

  test("is a library, with the schemas of all that people write or read", async () => {
    const script = `import { check } from "iamgate";
      console.log((await check("cases/plans/company/plan.json")).verdict);`;
    const { stdout } = await execa(process.execPath, ["--input-type=module", "--eval", script], {
      cwd: project,
    });
    expect(stdout).toBe("fail");
    const require = createRequire(join(project, "index.js"));
    for (const name of ["report", "config", "case"]) {
      expect(require(`iamgate/schema/${name}.json`)).toHaveProperty("$schema");
    }
  });
});

describe("the constructs' peers", () => {
  const peers = ["cdktf", "constructs", "@cdktf/provider-aws"];

  test(`are optional (${how})`, () => {
    const { peerDependencies, peerDependenciesMeta } = JSON.parse(
      read("package.json").toString(),
    ) as Manifest;
    expect(Object.keys(peerDependencies ?? {}).sort()).toEqual([...peers].sort());
    const optional = Object.entries(peerDependenciesMeta ?? {}).filter(([, { optional }]) => optional);
    expect(optional.map(([name]) => name).sort()).toEqual([...peers].sort());
    const installed = peers.filter((name) => existsSync(join(project, "node_modules", name)));
    expect(installed).toEqual([]);
  });

  // In a project that has none of them an import would fail; in the clone's dependencies it would be found here.
  test("are loaded by the constructs alone", async () => {
    const script = (name: string): string => `import ${JSON.stringify(name)};
      import { createRequire } from "node:module";
      const loaded = Object.keys(createRequire(import.meta.url).cache);
      console.log(loaded.some((path) => /node_modules.(@?cdktf|cdktn|constructs)\b/.test(path)));`;
    const runs = async (name: string): Promise<unknown> => {
      const args = ["--input-type=module", "--eval", script(name)];
      const { stdout, stderr } = await execa(process.execPath, args, { cwd: project, reject: false });
      return stdout || /ERR_MODULE_NOT_FOUND/.exec(stderr)?.[0];
    };
    expect(await runs("iamgate")).toBe("false");
    expect(["true", "ERR_MODULE_NOT_FOUND"]).toContain(await runs("iamgate/cdktf"));
  });
});
