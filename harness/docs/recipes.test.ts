/** What README tells people to copy works: each recipe runs, with stand-ins for what a pipeline brings along. */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { packageRoot } from "../artefacts.ts";
import { expand } from "../cases/expand/expand.ts";
import { bin, cli } from "../cli/fixture.ts";
import type { Report } from "../findings/types.ts";
import { blockFor, blocksOf, pageOf } from "./page.ts";

const readme = pageOf("README.md");
const root = packageRoot();
const scratch = mkdtempSync(join(tmpdir(), "iamgate-recipes-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const guard = JSON.parse(blocksOf(readme).find(({ language }) => language === "json")?.body ?? "") as object;
const reader = "arn:aws:iam::aws:policy/CloudWatchReadOnlyAccess";
const planWith = (inline: object): string => {
  const given = { users: { alice: { attached: [reader], inline } } } as unknown as Parameters<
    typeof expand
  >[0];
  return JSON.stringify(expand(given, scratch));
};
/** The plans that Terraform's stand-in shows. */
const plans = { open: join(scratch, "open.json"), guarded: join(scratch, "guarded.json") };
writeFileSync(plans.open, planWith({}));
writeFileSync(plans.guarded, planWith({ guard }));

const programs = join(scratch, "bin");
program("npm", '[ "$1" = ci ]');
program("npx", 'exec "$@"');
program("iamgate", `exec "${process.execPath}" "${bin}" "$@"`);
program(
  "terraform",
  `case "$1" in
  init) ;;
  plan) printf 'PK\\003\\004tfplan' > tf.plan ;;
  show) cat "$SHOWN" ;;
  *) exit 9 ;;
esac`,
);

function program(name: string, script: string): void {
  const file = join(programs, name);
  mkdirSync(programs, { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(scratch, "run-"));
});

/** Runs steps one after the other as a pipeline does, and returns the exit code of the last one run. */
async function run(steps: readonly string[], shown: string): Promise<number | undefined> {
  for (const step of steps) {
    const { exitCode, failed, stderr } = await execa("bash", ["-e", "-c", step], {
      cwd: folder,
      env: {
        PATH: `${programs}${delimiter}${process.env["PATH"]}`,
        SHOWN: shown,
        PLANFILE: join(folder, "tf.plan"),
      },
      extendEnv: false,
      reject: false,
      stdin: "ignore",
    });
    if (failed) return stderr.includes("not found") ? expect.fail(stderr) : exitCode;
  }
  return 0;
}

const workflow = parse(blockFor(readme, ".github/workflows/plan.yml")) as {
  jobs: { plan: { steps: { run?: string }[] } };
};
const gitlab = parse(blockFor(readme, ".gitlab-ci.yml")) as { plan: { script: string[] } };
const recipes: [string, string[], boolean][] = [
  ["GitHub Actions", workflow.jobs.plan.steps.flatMap(({ run: step }) => step ?? []), true],
  ["GitLab", gitlab.plan.script, true],
  ["a shell step", [blockFor(readme, "gate.sh")], false],
  ["the first try", [blockFor(readme, "first.sh")], false],
];

describe.each(recipes)("the gate of %s", (_, steps, writes) => {
  test("is shut for an open plan, and open for a guarded one", async () => {
    expect(await run(steps, plans.open)).toBe(1);
    if (writes) {
      const report = JSON.parse(readFileSync(join(folder, "iamgate.json"), "utf8")) as Report;
      expect(report.verdict).toBe("fail");
    }
    expect(await run(steps, plans.guarded)).toBe(0);
  });

  test("is shut when Terraform fails", async () => {
    expect(await run(steps, join(scratch, "none.json"))).toBe(2);
  });
});

test("the case is one, and passes", async () => {
  const file = "cases/developers.yaml";
  mkdirSync(join(folder, "cases"));
  writeFileSync(join(folder, file), blockFor(readme, file));
  writeFileSync(join(folder, "cases", "guard.json"), JSON.stringify(guard));
  const { code, out } = await cli(["test", "--engine", "wasm"], { cwd: folder });
  expect({ code, out }).toEqual({ code: 0, out: "1 passed, 0 failed (wasm)\n" });
});

test("the library is called like this", async () => {
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(root, join(folder, "node_modules", "iamgate"), "junction");
  writeFileSync(join(folder, "gate.mjs"), blockFor(readme, "gate.mjs"));
  const gate = async (plan: string): Promise<{ exitCode?: number | undefined; stdout: string }> => {
    writeFileSync(join(folder, "plan.json"), readFileSync(plan));
    return execa(process.execPath, ["gate.mjs"], { cwd: folder, reject: false });
  };
  expect(await gate(plans.guarded)).toMatchObject({ exitCode: 0, stdout: "" });
  const { exitCode, stdout } = await gate(plans.open);
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/^error mfa\/no-guard Nothing asks user alice for MFA/);
});

test("the schema for editors is where the page says", () => {
  const [, path = ""] = /\$schema=\.\.\/node_modules\/iamgate\/(\S+)`/.exec(readme) ?? [];
  expect(readFileSync(join(root, path), "utf8")).toContain("urn:iamgate:schema:case:1");
  expect(dirname(path)).toBe("dist/schema");
});
