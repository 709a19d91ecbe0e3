/**
 * The constructs with CDK Terrain (cdktn), the successor of CDK for Terraform, in a project with a lockfile of its own:
 * npm installs it under the name of its predecessor. The project has an older compiler too, which still resolves
 * modules as projects made by `cdktf init` do.
 */
import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packageRoot } from "../harness/artefacts.ts";
import { pack } from "../harness/build/pack.ts";
import { cli } from "../harness/cli/fixture.ts";
import type { Report } from "../harness/findings/types.ts";
import { openWorkspace } from "../harness/terraform/workspace.ts";
import { install } from "./testing/install.ts";
import { offline } from "./testing/offline.ts";
import { configuration } from "./testing/planned.ts";
import {
  compile,
  linkedProject,
  type Setup,
  type Stack,
  synthesised,
  withoutComments,
} from "./testing/project.ts";

const folder = mkdtempSync(join(realpathSync(tmpdir()), "iamgate-cdktn-"));
const project = join(folder, "project");
cpSync(join(packageRoot(), "modules", "testing", "cdktn"), project, { recursive: true });
const packed = await pack(folder);
const missing = await install(packed, project);
const skipped = missing === undefined ? "" : `: skipped, because ${missing.because}`;

const workspace = await openWorkspace(process.env);
const unplanned = "because" in workspace ? `: skipped, because ${workspace.because}` : "";
process.stdout.write(`cdktn${skipped || ": installed by npm"}\nterraform${unplanned || ": real"}\n`);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  if (!("because" in workspace)) workspace.close();
});

const commonJs = { module: "commonjs", target: "es2018", lib: ["es2018"], types: ["node"] };
const setups: Setup[] = [
  // What `cdktf init --template=typescript` writes, with the libraries' types checked.
  {
    title: "CommonJS resolved as Node 10 did",
    type: "commonjs",
    compilerOptions: { ...commonJs, skipLibCheck: false },
  },
  {
    title: "ESM",
    type: "module",
    compilerOptions: { module: "nodenext", types: ["node"], skipLibCheck: false },
  },
];
let stack: Stack;

test("the lockfile has a hash for everything, names no host, and has the versions that are tested", () => {
  interface Locked {
    version: string;
    integrity?: string;
    resolved?: string;
    inBundle?: boolean;
  }
  const read = <T>(path: string): T => JSON.parse(readFileSync(join(packageRoot(), path), "utf8")) as T;
  const { packages } = read<{ packages: Record<string, Locked> }>("modules/testing/cdktn/package-lock.json");
  const entries = Object.entries(packages).filter(([path, { inBundle }]) => path !== "" && !inBundle);
  expect(entries.filter(([, { integrity }]) => !integrity?.startsWith("sha512-"))).toEqual([]);
  expect(entries.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  const { devDependencies: tested } = read<{ devDependencies: Record<string, string> }>("package.json");
  const same = ["constructs", "@cdktf/provider-aws", "@types/node"];
  expect(same.map((name) => packages[`node_modules/${name}`]?.version)).toEqual(
    same.map((name) => tested[name]),
  );
});

describe.skipIf(skipped)(`with cdktn${skipped}`, () => {
  test("npm finds every peer to be what is asked for, and no second cdktf", async () => {
    const nameOf = (path: string): unknown =>
      (
        JSON.parse(readFileSync(join(project, "node_modules", path, "package.json"), "utf8")) as {
          name: string;
        }
      ).name;
    expect(nameOf("cdktf")).toBe("cdktn");
    expect(existsSync(join(project, "node_modules", "@cdktf", "provider-aws", "node_modules"))).toBe(false);
    const { exitCode, stdout } = await execa("npm", ["ls", "cdktf"], { cwd: project, reject: false });
    expect({ exitCode, invalid: /invalid|UNMET/.test(stdout) }).toEqual({ exitCode: 0, invalid: false });
  });

  describe.each(setups)("$title", (setup) => {
    beforeAll(() => {
      for (const made of ["out", "cdktf.out"]) rmSync(join(project, made), { recursive: true, force: true });
    });

    test("compiles, and what the types refuse is refused", async () => {
      expect(await compile(project, setup)).toEqual({ problems: "" });
    });

    test("synthesises the stack that cdktf does", async () => {
      const made = await synthesised(project);
      stack = made.stack;
      expect(made.said).toBe("construct/nobody");
      const other = join(folder, setup.type);
      cpSync(join(project, "package.json"), join(other, "package.json"));
      await linkedProject(packed, other);
      expect(await compile(other, { ...setup, compilerOptions: { module: "nodenext" } })).toEqual({
        problems: "",
      });
      const known = (await synthesised(other)).stack;
      expect(JSON.stringify([known, stack].map(versionOf))).toBe('["0.21.0","0.24.0"]');
      expect(withoutComments(stack)).toEqual(withoutComments(known));
    });
  });

  test.skipIf(unplanned)(`real Terraform plans it, and the gate lets it through${unplanned}`, async () => {
    if ("because" in workspace) return;
    const fixture = configuration("cdktn", JSON.stringify(offline(stack)));
    await workspace.validate(fixture);
    const { plan } = await workspace.plan(fixture);
    rmSync(fixture.folder, { recursive: true, force: true });
    writeFileSync(join(folder, "plan.json"), JSON.stringify(plan));
    const { code, out } = await cli(["check", "plan.json", "--format", "json"], { cwd: folder });
    const { verdict, subjects, findings } = JSON.parse(out) as Report;
    const errors = findings.filter(({ severity }) => severity === "error");
    expect(errors.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
    expect({ code, verdict }).toEqual({ code: 0, verdict: "pass" });
    expect(subjects.length).toBeGreaterThan(3);
  });
});

/** Which version of the library says that it wrote a stack. */
function versionOf(written: object): unknown {
  return (written as { "//": { metadata: { version: string } } })["//"].metadata.version;
}
