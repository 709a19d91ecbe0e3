import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { creation, planOf, smallPlan } from "../plan/fixture.ts";
import { bin, cli, expectRefusal } from "./fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "iamgate-bin-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const plan = JSON.stringify(smallPlan());
const user = creation("aws_iam_user.alice", { name: "alice" });
const state = { format_version: "1.0", terraform_version: "1.11.4", values: { root_module: {} } };
const event = { "@level": "info", "@message": "Terraform 1.11.4", type: "version", ui: "1.2" };
const text = (members: object): string => JSON.stringify({ ...smallPlan(), ...members });

/** Every kind of input that is no plan, and what is said to it. */
const INPUTS: [name: string, content: string | Buffer, what: RegExp][] = [
  ["empty", "", /is empty/],
  ["blank", " \n", /is empty/],
  ["cut", plan.slice(0, -1), /cut off/],
  ["cut-early", "{", /cut off/],
  ["trailing", `${plan}{}`, /Something follows/],
  ["text", "Terraform will perform the following actions:\n", /neither JSON nor a saved/],
  ["garbage", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0x02, 0x01, 0x80, 0xff]), /not valid UTF-8/],
  ["zip", "PK\u0003\u0004 word/document.xml", /zip archive/],
  ["utf16", Buffer.from(plan, "utf16le"), /UTF-16 without/],
  ["state", JSON.stringify(state), /Terraform state/],
  [
    "encrypted",
    JSON.stringify({ meta: {}, encrypted_data: "e30=", encryption_version: "v0" }),
    /OpenTofu has encrypted/,
  ],
  ["events", `${JSON.stringify(event)}\n${JSON.stringify({ ...event, type: "log" })}\n`, /event stream/],
  ["redacted", JSON.stringify({ plan_format_version: "1.0" }), /redacted/],
  ["configuration", JSON.stringify({ root_module: {} }), /configuration in JSON/],
  ["future", text({ format_version: "2.0" }), /format version "2.0"/],
  ["json", "{}", /no Terraform plan/],
  ["null", "null", /but null/],
  ["list", `[${plan}]`, /but an array/],
  ["bomb", `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`, /nested deeper/],
  ["surrogate", text({ variables: { a: "\ud800" } }), /half a Unicode character/],
  ["no-changes", text({ resource_changes: null }), /`resource_changes` is null, not an array/],
  ["changes-object", text({ resource_changes: { 0: user } }), /`resource_changes` is an object/],
  ["change-null", JSON.stringify(planOf([null])), /`resource_changes\[0\]` is null/],
  ["type-number", JSON.stringify(planOf([{ ...user, type: 1 }])), /`resource_changes\[0\].type` is a number/],
  ["after-text", JSON.stringify(planOf([creation("a.b", "x")])), /change.after` is a string/],
];

beforeAll(() => {
  mkdirSync(join(folder, "inputs"));
  mkdirSync(join(folder, "inputs", "folder"));
  for (const [name, content] of INPUTS) writeFileSync(join(folder, "inputs", name), content);
});

const check = (...args: string[]): ReturnType<typeof cli> => cli(["check", ...args], { cwd: folder });

describe("what is no plan is refused with one screen and a 2, and nothing is written", () => {
  test.each(INPUTS)("%s", async (name, _, what) => {
    const before = readdirSync(folder, { recursive: true });
    const result = await check(`inputs/${name}`, "--format", "json", "--format", "text=report.txt");
    expectRefusal(result, what);
    expect(result.err).toContain(`iamgate: inputs/${name}: `);
    expect(readdirSync(folder, { recursive: true })).toEqual(before);
  });

  test("a file that is not there, a folder, a file in a file", async () => {
    expectRefusal(await check("none.json"), "none.json: There is no such file");
    expectRefusal(await check("inputs/folder"), "inputs/folder: The input is a directory");
    expectRefusal(await check("inputs/json/x"), /cannot be read/);
  });

  test("the same through a pipe", async () => {
    for (const [, content, what] of INPUTS.filter(([name]) => name !== "zip").slice(0, 8)) {
      const result = await cli(["check", "-"], { cwd: folder, input: content });
      expectRefusal(result, what);
      expect(result.err).toContain("iamgate: standard input: ");
    }
    const zip = await cli(["check", "-"], { cwd: folder, input: "PK\u0003\u0004 tfplan" });
    expectRefusal(zip, /came through the pipe/);
    expectRefusal(await check("-"), /is empty/);
  });
});

describe("wrong usage", () => {
  test.each<[string[], RegExp]>([
    [["check"], /No plan is given/],
    [["check", "-", "-"], /`-` is given twice/],
    [["check", "p", "--format", "xml"], /There is no format `xml`/],
    [["check", "p", "--format", "json", "--format", "text"], /Two formats go to standard output/],
    [["check", "p", "--timeout", "0"], /`--timeout` cannot be `0`/],
    [["check", "p", "--profile", "all-session"], /`--profile all-sessions`/],
    [["check", "p", "--fail-on", "note"], /`--fail-on` cannot be `note`/],
    [["check", "p", "--config", "none.yaml"], /There is no .+none\.yaml/],
    [["check", "p", "--job", "2"], /`--job` is no option/],
    [["chek", "p"], /`chek` is no command/],
    [[], /No command is given/],
  ])("%j", async (args, what) => {
    expectRefusal(await cli(args, { cwd: folder }), what);
  });

  test("a configuration that is wrong is refused before anything is judged", async () => {
    writeFileSync(join(folder, "plan.json"), plan);
    writeFileSync(join(folder, "bad.yaml"), "profil: console-only\n");
    expectRefusal(await check("plan.json", "--config", "bad.yaml"), /unknown key `profil`/);
  });
});

describe.skipIf(process.platform === "win32")("where the output goes", () => {
  const run = (command: string): ReturnType<typeof spawnSync> =>
    spawnSync("bash", ["-c", `set -o pipefail; ${command}`, process.execPath, bin], { cwd: folder });

  test("a full disk is a 2, not a verdict that nobody can read", () => {
    writeFileSync(join(folder, "plan.json"), plan);
    const { status, stderr } = run('"$0" "$1" check plan.json > /dev/full');
    expect(status).toBe(2);
    expect(String(stderr)).toMatch(/^iamgate: The output cannot be written: ENOSPC[\s\S]+why[\s\S]+next/);
  });

  test("a reader that leaves changes nothing about the verdict", () => {
    writeFileSync(join(folder, "plan.json"), plan);
    const { status, stderr } = run('("$0" "$1" check plan.json; echo $? > code) | true');
    expect({ status, stderr: String(stderr) }).toEqual({ status: 0, stderr: "" });
    expect(readFileSync(join(folder, "code"), "utf8")).toBe("1\n");
  });

  test("closed streams do not crash it", () => {
    expect(run('"$0" "$1" check inputs/empty >&- 2>&-').status).toBe(2);
    expect(run('"$0" "$1" check plan.json <&-').status).toBe(1);
  });

  test("an interrupt ends it at once", async () => {
    const child = spawn(process.execPath, [bin, "check", "-"], {
      cwd: folder,
      stdio: ["pipe", "ignore", "ignore"],
    });
    setTimeout(() => child.kill("SIGINT"), 700);
    const [code, signal] = await new Promise<unknown[]>((resolve) => {
      child.once("exit", (...how) => resolve(how));
    });
    expect({ code, signal }).toEqual({ code: null, signal: "SIGINT" });
  });
});
