import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import type { Report } from "../../findings/types.ts";
import { zipOf } from "../../hcl/fixture.ts";
import { planOf, smallPlan } from "../../plan/fixture.ts";
import { cli, expectRefusal } from "../fixture.ts";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "iamgate-check-")));
const inputs = ["bad.json", "clean.json", "cut.json", "plan.json"];
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => {
  for (const name of readdirSync(folder))
    if (!inputs.includes(name)) rmSync(join(folder, name), { recursive: true });
});

const plan = JSON.stringify(smallPlan());
writeFileSync(join(folder, "plan.json"), plan);
writeFileSync(join(folder, "clean.json"), JSON.stringify(planOf([])));
writeFileSync(join(folder, "cut.json"), plan.slice(0, 100));
writeFileSync(join(folder, "bad.json"), "{}");

const check = (args: string[], more = {}): ReturnType<typeof cli> =>
  cli(["check", ...args], { cwd: folder, ...more });
const json = (out: string): Report => JSON.parse(out) as Report;

describe("the exit code is the gate", () => {
  test.each<[string[], number]>([
    [["plan.json"], 1],
    [["clean.json"], 0],
    [["clean.json", "plan.json"], 1],
    [["plan.json", "--fail-on", "warning"], 1],
    [["plan.json", "--fail-on", "never"], 0],
    [["clean.json", "cut.json"], 2],
    [["plan.json", "cut.json", "--fail-on", "never"], 2],
  ])("%j: %i", async (args, code) => {
    expect((await check(args)).code).toBe(code);
  });

  test("and the verdict says the same in words", async () => {
    expect((await check(["plan.json"])).out).toMatch(/\nFAIL {2}\d+ errors?, /);
    expect((await check(["clean.json"])).out).toMatch(/\nPASS {2}0 errors, /);
  });
});

describe("plans", () => {
  test("come from a file, or from a pipe in any encoding", async () => {
    const file = await check(["plan.json", "--format", "json"]);
    expect(file.err).toBe("");
    expect(json(file.out).plans).toEqual([
      {
        path: "plan.json",
        formatVersion: "1.2",
        terraformVersion: "1.11.4",
        resourceChanges: 3,
        complete: true,
      },
    ]);
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(plan, "utf16le")]);
    for (const input of [plan, `\uFEFF${plan}`, utf16]) {
      const piped = await check(["-", "--format", "json"], { input });
      expect(piped.out).toBe(file.out.replace('"path": "plan.json"', '"path": "-"'));
    }
  });

  test("that cannot be judged do not keep the others from being judged", async () => {
    const args = ["cut.json", "plan.json", "none.json", "bad.json", "--format", "json"];
    const { code, out, err } = await check(args);
    expect(code).toBe(2);
    const { plans, verdict, findings } = json(out);
    expect(plans.map((entry) => ("error" in entry ? entry.error.code : entry.resourceChanges))).toEqual([
      "input/truncated",
      3,
      "input/missing",
      "input/not-a-plan",
    ]);
    expect(verdict).toBe("fail");
    expect(new Set(findings.map((finding) => finding.plan))).toEqual(new Set([1]));
    expect(err.match(/^iamgate: \S+\.json: /gm)).toEqual([
      "iamgate: cut.json: ",
      "iamgate: none.json: ",
      "iamgate: bad.json: ",
    ]);
  });

  test("that all cannot be judged leave no verdict", async () => {
    const { code, out, err } = await check(["cut.json", "bad.json", "--format", "json"]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain("iamgate: bad.json: ");
  });

  test("that pass beside one that was not judged are no pass", async () => {
    expect(json((await check(["clean.json", "cut.json", "--format=json"])).out).verdict).toBe("unverifiable");
  });
});

describe("outputs", () => {
  test("are exactly those asked for, and the same bytes every time", async () => {
    const args = ["plan.json", "--format", "text", "--format", "json=report.json"];
    const { out, err } = await check(args);
    expect(out).toMatch(/^iamgate \d/);
    expect(err).toBe("");
    expect(readdirSync(folder)).toEqual([...inputs, "report.json"]);
    const written = readFileSync(join(folder, "report.json"), "utf8");
    expect((await check(["plan.json", "--format", "json"])).out).toBe(written);
    await check(args);
    expect(readFileSync(join(folder, "report.json"), "utf8")).toBe(written);
  });

  test("that cannot be written are a 2, and then nothing stands on stdout", async () => {
    const { code, out, err } = await check([
      "plan.json",
      "--format",
      "text",
      "--format",
      "json=no/report.json",
    ]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/^iamgate: The report cannot be written to .+no\/report\.json: ENOENT/);
  });

  test("never replace an input", async () => {
    const { code, err } = await check(["plan.json", "--format", "json=./plan.json"]);
    expect(code).toBe(2);
    expect(err).toContain("would replace");
    expect(readFileSync(join(folder, "plan.json"), "utf8")).toBe(plan);
  });

  test("are coloured on demand, and files never", async () => {
    const env = { FORCE_COLOR: "1" };
    const esc = "\u001B[";
    expect((await check(["plan.json"])).out).not.toContain(esc);
    expect((await check(["plan.json"], { env })).out).toContain(esc);
    expect((await check(["plan.json", "--no-color"], { env })).out).not.toContain(esc);
    await check(["plan.json", "--format", "text=report.txt"], { env });
    expect(readFileSync(join(folder, "report.txt"), "utf8")).not.toContain(esc);
  });

  test("are short when quiet: only what closes the gate", async () => {
    expect((await check(["clean.json", "--quiet"])).out).toBe("");
    const { out } = await check(["plan.json", "--quiet"]);
    expect(out).toContain("FAIL");
    expect(out).not.toMatch(/^iamgate/);
    expect((await check(["plan.json", "--quiet", "--fail-on", "never"])).out).toBe("");
  });
});

describe("lines of configuration", () => {
  const at = (out: string): unknown[] => [
    ...new Set(json(out).findings.map(({ location }) => location && `${location.file}:${location.line}`)),
  ];
  const written = 'resource "aws_iam_user_policy" "base" {\n  user = "alice"\n  policy = data.x.y.json\n}\n';

  test("come from a folder that is named, for plans in JSON", async () => {
    mkdirSync(join(folder, "infra"));
    writeFileSync(join(folder, "infra", "main.tf"), written);
    const plain = await check(["plan.json", "--format", "json"]);
    expect(at(plain.out)).toEqual([undefined]);
    const { out, err, code } = await check(["plan.json", "--source", "infra", "--format", "json"]);
    expect({ err, code }).toEqual({ err: "", code: 1 });
    expect(at(out)).toEqual(["infra/main.tf:3"]);
    writeFileSync(join(folder, "infra", "other.tf"), "(");
    const partly = await check(["plan.json", "--source", "infra", "--format", "json"]);
    expect(partly.out).toBe(out);
    expect(partly.err.replace(/\s+/g, " ")).toBe(
      "iamgate: Some lines of findings are not known: infra/other.tf has a syntax that is not understood. ",
    );
    expectRefusal(await check(["plan.json", "--source", "none"]), "none (--source) is no folder");
  });

  test.skipIf(process.platform === "win32")("come from a saved plan", async () => {
    const bin = join(folder, "terraform");
    writeFileSync(bin, `#!/bin/sh\ncat '${join(folder, "plan.json")}'\n`, { mode: 0o755 });
    const saved = (members: Record<string, string>): void =>
      writeFileSync(
        join(folder, "tf.plan"),
        zipOf(Object.entries({ tfplan: "", ...members }).map(([name, content]) => ({ name, content }))),
      );
    const run = (...args: string[]): ReturnType<typeof cli> =>
      check(["tf.plan", "--terraform-bin", bin, "--format", "json", ...args]);
    const manifest = { "tfconfig/modules.json": '[{"Key": "", "Dir": "."}]' };

    saved({ ...manifest, "tfconfig/m-/iam.tf": written });
    const whole = await run();
    expect({ ...whole, out: at(whole.out) }).toEqual({ code: 1, err: "", out: ["iam.tf:3"] });

    for (const members of [{}, { ...manifest, "tfconfig/m-/iam.tf": "(" }]) {
      saved(members as Record<string, string>);
      const { code, out, err } = await run();
      expect([code, at(out)]).toEqual([1, [undefined]]);
      const note = json(out).assumptions.find((text) =>
        text.startsWith("The configuration in tf.plan could"),
      );
      expect(err.replace(/\s+/g, " ")).toBe(`iamgate: ${note} `);
    }
    const { err } = await cli(["access", "tf.plan", "--terraform-bin", bin], { cwd: folder });
    expect(err).toContain("iamgate: The configuration in tf.plan could not be read as a whole");
  });
});

describe("options reach the ruleset", () => {
  const profileOf = async (...args: string[]): Promise<string> =>
    json((await check(["clean.json", "--format", "json", ...args])).out).profile;

  test("the profile of the command line goes before that of the nearest configuration", async () => {
    expect(await profileOf()).toBe("all-sessions");
    writeFileSync(join(folder, "iamgate.yaml"), "profile: console-only\n");
    expect(await profileOf()).toBe("console-only");
    expect(await profileOf("--profile", "all-sessions")).toBe("all-sessions");
    writeFileSync(join(folder, "other.yaml"), "");
    expect(await profileOf("--config", "other.yaml")).toBe("all-sessions");
  });

  test("a plan that says it is partial passes only when that is allowed", async () => {
    writeFileSync(join(folder, "part.json"), JSON.stringify(planOf([], { complete: false })));
    expect((await check(["part.json"])).code).toBe(1);
    const allowed = json((await check(["part.json", "--allow-incomplete", "--format", "json"])).out);
    expect(allowed.findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  test("time that is too short is a 2", async () => {
    const { code, out, err } = await check(["plan.json", "--timeout", "0.001"]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain("took longer than 0.001 seconds");
  });
});
