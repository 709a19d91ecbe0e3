import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { findOpa, opaEngine } from "./opa.ts";
import type { PreparedCase } from "./types.ts";

const folder = mkdtempSync(join(tmpdir(), "iamgate-opa-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** An executable called `opa` that answers whatever the test needs. */
function script(lines: string): string {
  const binary = join(folder, "opa");
  writeFileSync(binary, `#!/bin/sh\n${lines}\n`);
  chmodSync(binary, 0o755);
  return binary;
}

const subject = {
  input: { plan: {} },
  source: { expect: {} },
  resourceChanges: 0,
} as unknown as PreparedCase;

/** What an engine that prints this to stdout makes of two cases. */
async function answers(stdout: object): ReturnType<ReturnType<typeof opaEngine>["evaluate"]> {
  writeFileSync(join(folder, "answer.json"), JSON.stringify(stdout));
  return opaEngine(script(`cat '${join(folder, "answer.json")}'`), "bundle").evaluate([subject, subject]);
}

const report = { resourceChanges: 0, subjects: [], findings: [], assumptions: [] };

describe("looking for OPA", () => {
  test("takes the one on PATH only at the version of the ruleset", async () => {
    script("echo 'Version: 0.1.0'");
    const search = await findOpa({ PATH: `${folder}:/usr/bin:/bin` });
    // A binary that the build put into .cache is right all the same.
    if (!("binary" in search)) expect(search.skipped).toMatch(/^OPA [\d.]+ was not found; opa is 0\.1\.0/);
    else expect(search.binary).toMatch(/\.cache/);
  });

  test("says so when the one that was named does not run", async () => {
    expect(await findOpa({ IAMGATE_OPA: "/no/such/opa" })).toEqual({
      skipped: "IAMGATE_OPA=/no/such/opa does not run",
    });
  });
});

describe("answers of opa exec", () => {
  test("go to their cases by file, in whatever order", async () => {
    const result = [
      { path: "1.json", result: { ...report, assumptions: ["second"] } },
      { path: "0.json", result: report },
    ];
    expect(await answers({ result })).toEqual([
      { report },
      { report: { ...report, assumptions: ["second"] } },
    ]);
  });

  test("that are undefined, missing or partial are failures, never empty reports", async () => {
    const undefinedAnswer = { path: "0.json", error: { message: "decision was undefined" } };
    expect(await answers({ result: [undefinedAnswer] })).toEqual([
      { failure: "decision was undefined" },
      { failure: expect.stringContaining("gave no answer") },
    ]);
    const partial = { path: "0.json", result: { resourceChanges: 0 } };
    expect((await answers({ result: [partial] }))[0]).toEqual({
      failure: expect.stringContaining("no list of"),
    });
  });

  test("that cannot be had fail every case, with OPA's words", async () => {
    const engine = opaEngine(script("echo 'error: no such bundle' >&2; exit 1"), "bundle");
    expect(await engine.evaluate([subject, subject])).toEqual([
      { failure: "opa exec failed: error: no such bundle" },
      { failure: "opa exec failed: error: no such bundle" },
    ]);
  });
});
