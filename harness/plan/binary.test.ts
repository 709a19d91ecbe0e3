import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { smallPlan } from "./fixture.ts";
import { loadPlan } from "./load.ts";
import { prepare } from "./prepare.ts";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "iamgate-binary-")));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const text = JSON.stringify(smallPlan());
/** Looks like a saved plan from outside, which is all that is looked at before Terraform is asked. */
writeFileSync(join(folder, "tf.plan"), "PK\u0003\u0004 tfplan");

/** A program that stands in for Terraform. */
function program(script: string): string {
  const path = join(folder, `terraform-${Math.random().toString(36).slice(2)}`);
  writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return path;
}

describe.skipIf(process.platform === "win32")("what Terraform is asked and believed", () => {
  const load = (terraformBin: string, more = {}): Promise<unknown> =>
    loadPlan("tf.plan", { cwd: folder, terraformBin, ...more }).then(({ plan }) => plan);

  test("its stdout is the plan, whatever it says elsewhere", async () => {
    const bin = program(`echo "Warning: {" >&2; printf '%s\\n' '${text}'`);
    expect(await load(bin)).toEqual(smallPlan());
  });

  test("it is asked for JSON of the file by its absolute path, without a shell", async () => {
    const bin = program(`for a in "$@"; do echo "$a" >> "${folder}/asked"; done; printf '%s' '${text}'`);
    await load(bin);
    const asked = ["show", "-json", "-no-color", join(folder, "tf.plan")];
    expect(readFileSync(join(folder, "asked"), "utf8")).toBe(`${asked.join("\n")}\n`);
  });

  test("it runs in the nearest folder with .terraform/, or where it is told to", async () => {
    const bin = program(`pwd > "${folder}/where"; printf '%s' '${text}'`);
    const where = (): string => readFileSync(join(folder, "where"), "utf8").trim();
    const plan = join(folder, "a", "b", "tf.plan");
    mkdirSync(join(folder, "a", "b"), { recursive: true });
    writeFileSync(plan, "PK\u0003\u0004 tfplan");
    await loadPlan(plan, { cwd: "/", terraformBin: bin });
    expect(where()).toBe(join(folder, "a", "b"));
    mkdirSync(join(folder, "a", ".terraform"));
    await loadPlan(plan, { cwd: "/", terraformBin: bin });
    expect(where()).toBe(join(folder, "a"));
    await loadPlan(plan, { cwd: "/", terraformBin: bin, terraformDir: folder });
    expect(where()).toBe(folder);
    const nowhere = loadPlan(plan, { cwd: "/", terraformBin: bin, terraformDir: join(folder, "none") });
    await expect(nowhere).rejects.toMatchObject({ code: "input/terraform-dir" });
  });

  test("a failure is told in its own words, short and without frames", async () => {
    const bin = program(
      "printf '%s\\n' '{\"half\":'; printf '\\033[31m╷\\n│ Error: Failed to read\\n│ \\n│ zip: not valid\\n╵\\033[0m\\n' >&2; exit 1",
    );
    await expect(load(bin)).rejects.toMatchObject({
      code: "input/terraform-failed",
      what: `\`${bin} show -json\` failed in ${folder}: Error: Failed to read\n  zip: not valid`,
    });
    await expect(load(program("exit 3"))).rejects.toThrow("it said nothing");
    await expect(load(program("kill -9 $$"))).rejects.toMatchObject({ code: "input/terraform-failed" });
  });

  test("output that is cut off is no plan, even if it calls that a success", async () => {
    const bin = program(`printf '%s' '${text.slice(0, -9)}'`);
    await expect(load(bin)).rejects.toMatchObject({ code: "input/truncated" });
    await expect(load(program("exit 0"))).rejects.toMatchObject({ code: "input/empty" });
  });

  test("it may not take for ever", async () => {
    await expect(load(program("exec sleep 60"), { timeoutMs: 200 })).rejects.toThrow(
      "did not finish in time",
    );
  });

  test("without it, a saved plan cannot be read", async () => {
    await expect(load(join(folder, "none"))).rejects.toMatchObject({ code: "input/no-terraform" });
    const nothing = loadPlan("tf.plan", { cwd: folder, env: { PATH: folder } });
    await expect(nothing).rejects.toMatchObject({ code: "input/no-terraform" });
    writeFileSync(join(folder, "data"), "no program");
    await expect(load(join(folder, "data"))).rejects.toMatchObject({ code: "input/no-terraform" });
  });
});

test("an archive that is no plan is not given to Terraform", async () => {
  writeFileSync(join(folder, "a.zip"), "PK\u0003\u0004 word/document.xml");
  await expect(loadPlan("a.zip", { cwd: folder, terraformBin: "/no/such/program" })).rejects.toMatchObject({
    code: "input/not-a-plan",
    what: expect.stringContaining("zip archive"),
  });
});

const terraform = spawnSync("terraform", ["version"], { env: { ...process.env, CHECKPOINT_DISABLE: "1" } });
const reason = terraform.status === 0 ? "" : " (skipped: there is no terraform on PATH)";

describe.skipIf(reason !== "")(`a plan that Terraform saved${reason}`, () => {
  const home = join(folder, "home");
  const env = { ...process.env, CHECKPOINT_DISABLE: "1", TF_IN_AUTOMATION: "1" };

  beforeAll(() => {
    mkdirSync(home);
    // Built into Terraform: no provider is needed, and so no network.
    const source = 'resource "terraform_data" "a" {\n  count = 3\n  input = "Zoë 😀"\n}\n';
    writeFileSync(join(home, "main.tf"), source);
    execFileSync("terraform", ["init", "-input=false"], { cwd: home, env, stdio: "pipe" });
    execFileSync("terraform", ["plan", "-input=false", "-out", "tf.plan"], { cwd: home, env, stdio: "pipe" });
  });

  test("is read", async () => {
    const { plan, archive } = await loadPlan("tf.plan", { cwd: home, env });
    expect(archive).toEqual(readFileSync(join(home, "tf.plan")));
    const { resourceChanges, complete, input } = prepare(plan, { config: {} });
    expect({ resourceChanges, complete, dropped: input.iamgate.dropped }).toEqual({
      resourceChanges: 3,
      complete: true,
      dropped: 3,
    });
    expect(JSON.stringify(plan)).toContain("Zoë 😀");
  });

  test("and damaged is refused, in Terraform's words", async () => {
    const bytes = readFileSync(join(home, "tf.plan"));
    writeFileSync(join(home, "half.plan"), bytes.subarray(0, bytes.length >> 1));
    await expect(loadPlan("half.plan", { cwd: home, env })).rejects.toMatchObject({
      code: "input/terraform-failed",
      what: expect.stringContaining("half.plan"),
    });
  });
});
