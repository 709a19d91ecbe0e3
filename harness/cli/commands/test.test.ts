import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { UsageError } from "../../errors.ts";
import type { OptionValues } from "../command.ts";
import { cli, expectRefusal } from "../fixture.ts";
import { command } from "./test.ts";

const folder = mkdtempSync(join(tmpdir(), "iamgate-test-command-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = join(folder, "cases", "one.yaml");
const good = "title: Nobody is planned\ngiven: {policies: {}}\nexpect: {verdict: pass} # nothing to judge\n";

beforeEach(() => {
  mkdirSync(join(folder, "cases"), { recursive: true });
  writeFileSync(file, good);
});

async function run(
  values: OptionValues,
  { env = {}, paths = [] }: { env?: Record<string, string>; paths?: string[] } = {},
): Promise<{ code: number; out: string }> {
  const stdout = new PassThrough();
  const io = { stdin: new PassThrough(), stdout, stderr: new PassThrough(), cwd: folder, env };
  const code = await command.run(io, { engine: "wasm", ...values }, paths);
  return { code, out: String(stdout.read() ?? "") };
}

test("passing cases are counted, not listed", async () => {
  expect(await run({})).toEqual({ code: 0, out: "1 passed, 0 failed (wasm)\n" });
});

test("a failing case is described and exits 1", async () => {
  writeFileSync(file, good.replace("pass}", "fail}"));
  const { code, out } = await run({});
  expect(code).toBe(1);
  expect(out).toContain("cases/one.yaml: Nobody is planned\n  verdict: expected fail, found pass\n");
  expect(out).toMatch(/0 passed, 1 failed \(wasm\)\n$/);
});

test("a file that is no case exits 2 and is counted", async () => {
  writeFileSync(join(folder, "cases", "two.yaml"), "title: Two\n");
  const { code, out } = await run({});
  rmSync(join(folder, "cases", "two.yaml"));
  expect(code).toBe(2);
  expect(out).toContain('cases/two.yaml:1:1: "given" is missing');
  expect(out).toMatch(/1 passed, 1 failed \(wasm\)\n$/);
});

test("--update rewrites what fails, prints the diff and passes", async () => {
  writeFileSync(file, good.replace("pass}", "fail}"));
  const { code, out } = await run({ update: true });
  expect(code).toBe(0);
  expect(out).toContain(
    "  - expect: {verdict: fail} # nothing to judge\n  + expect: {verdict: pass} # nothing to judge\n",
  );
  expect(readFileSync(file, "utf8")).toBe(good);
});

test("--update is refused in CI, before anything is touched", async () => {
  writeFileSync(file, good.replace("pass}", "fail}"));
  await expect(run({ update: true }, { env: { CI: "true" } })).rejects.toThrow(UsageError);
  expect(readFileSync(file, "utf8")).toContain("verdict: fail");
});

test("no case at all is a usage error", async () => {
  await expect(run({ filter: "no such title" })).rejects.toThrow(UsageError);
  await expect(run({}, { paths: ["nowhere"] })).rejects.toThrow("There is no file or folder `nowhere`");
});

test("an OPA that was asked for and does not run is a usage error, otherwise it is said", async () => {
  const env = { IAMGATE_OPA: "/no/such/opa", PATH: "" };
  await expect(run({ engine: "opa" }, { env })).rejects.toThrow("OPA cannot be used");
  const { code, out } = await run({ engine: "both" }, { env });
  expect(code).toBe(0);
  expect(out).toMatch(/^skipped opa: .+\n1 passed, 0 failed \(wasm\)\n$/);
});

describe("the command as it ships", () => {
  const shipped = (args: string[], env: Record<string, string> = {}): ReturnType<typeof cli> =>
    cli(["test", "--engine", "wasm", ...args], { cwd: folder, env });

  test.each(["true", "1", "github"])("refuses --update where CI is %s, and writes nothing", async (ci) => {
    const wrong = good.replace("pass}", "fail}");
    writeFileSync(file, wrong);
    expectRefusal(await shipped(["--update"], { CI: ci }), "--update is refused when CI is set");
    expect(readFileSync(file, "utf8")).toBe(wrong);
  });

  test.each(["", "0", "false"])("updates where CI is '%s'", async (ci) => {
    writeFileSync(file, good.replace("pass}", "fail}"));
    expect((await shipped(["--update"], { CI: ci })).code).toBe(0);
    expect(readFileSync(file, "utf8")).toBe(good);
  });

  test("runs what --filter names, and refuses when that is nothing", async () => {
    writeFileSync(
      join(folder, "cases", "two.yaml"),
      good.replace("Nobody", "Somebody").replace("pass}", "fail}"),
    );
    const named = await shipped(["--filter", "NOBODY"]);
    const all = await shipped([]);
    const none = await shipped(["--filter", "everybody"]);
    rmSync(join(folder, "cases", "two.yaml"));
    expect(named).toEqual({ code: 0, out: "1 passed, 0 failed (wasm)\n", err: "" });
    expect(all.code).toBe(1);
    expectRefusal(none, 'No case has "everybody" in its title or path');
  });

  test("says where a file is no case and why, judges the others and exits 2", async () => {
    writeFileSync(join(folder, "cases", "two.yaml"), good.replace("given:", "gven:"));
    const result = await shipped([]);
    rmSync(join(folder, "cases", "two.yaml"));
    expect(result).toEqual({
      code: 2,
      out: 'ERROR cases/two.yaml:2:1: unknown key "gven"; did you mean "given"?\n1 passed, 1 failed (wasm)\n',
      err: "",
    });
  });

  test("refuses a folder without cases, and one that is not there", async () => {
    mkdirSync(join(folder, "empty"), { recursive: true });
    expectRefusal(await shipped(["empty"]), "No case found below empty");
    expectRefusal(await shipped(["nowhere"]), "There is no file or folder `nowhere`");
    expectRefusal(await cli(["test"], { cwd: join(folder, "empty") }), "There is no file or folder `cases`");
  });
});
