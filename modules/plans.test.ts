import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { cli } from "../harness/cli/fixture.ts";
import type { Report } from "../harness/findings/types.ts";
import { comparable, firstDifference } from "../harness/terraform/difference.ts";
import { openWorkspace } from "../harness/terraform/workspace.ts";
import { allScenes, planOf, recorded, type Scene } from "./testing/planned.ts";

const workspace = await openWorkspace(process.env);
const words = "because" in workspace ? `recorded plans only, because ${workspace.because}` : workspace.words;
process.stdout.write(`terraform: ${words}\n`);

const folder = mkdtempSync(join(tmpdir(), "iamgate-modules-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  if (!("because" in workspace)) workspace.close();
});

/** The gate's exit code and report for a plan, by the CLI as it ships. */
async function gate(plan: unknown, { name, profile }: Scene): Promise<{ code: unknown; report: Report }> {
  const file = join(folder, `${name}-${profile}.json`);
  writeFileSync(file, JSON.stringify(plan));
  const { code, out } = await cli(["check", file, "--profile", profile, "--format", "json"], { cwd: folder });
  return { code, report: JSON.parse(out) as Report };
}

describe(`constructs pass the gate, terraform: ${words}`, () => {
  test.each(allScenes)("$name, $profile", async (scene) => {
    const known = recorded(scene);
    const plan = "because" in workspace ? known : await planOf(workspace, scene);
    const difference = firstDifference(comparable(known), comparable(plan));
    if (difference !== undefined)
      expect.fail(`${scene.file} differs at ${difference}: run \`make generate\``);
    const { code, report } = await gate(plan, scene);
    expect({ code, verdict: report.verdict }).toEqual({ code: 0, verdict: "pass" });
    // Access keys that work without MFA are what console-only is for; the gate says what that means.
    const notes = scene.profile === "console-only" ? ["mfa/keys-open-console"] : [];
    expect(report.findings.filter(({ rule }) => !notes.includes(rule))).toEqual([]);
    const people = report.subjects.filter(({ kind }) => kind === "user" || kind === "group");
    expect(people.filter(({ mfa }) => mfa !== "guarded")).toEqual([]);
  });
});
