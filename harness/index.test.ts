import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { cli } from "./cli/fixture.ts";
import {
  access,
  ConfigError,
  check,
  EngineError,
  IamGateError,
  InputError,
  loadRuleset,
  UsageError,
} from "./index.ts";
import { planOf, smallPlan } from "./plan/fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "iamgate-index-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
writeFileSync(join(folder, "plan.json"), JSON.stringify(smallPlan()));
writeFileSync(join(folder, "cut.json"), JSON.stringify(smallPlan()).slice(0, 99));
// The library is told everything; this file is for the command line.
writeFileSync(join(folder, "iamgate.yaml"), "profile: console-only\n");

describe("access", () => {
  test("answers like the command line", async () => {
    const table = await access("plan.json", { cwd: folder, actions: ["s3:GetObject"], mfa: "absent" });
    const args = ["access", "plan.json", "--action", "s3:GetObject", "--mfa", "absent", "--format", "json"];
    expect(table).toEqual(JSON.parse((await cli(args, { cwd: folder })).out));
    expect(table.decisions).toMatchObject([{ principal: "aws_iam_user.alice", decision: "allowed" }]);
  });

  test("refuses what the command line refuses", async () => {
    await expect(access(smallPlan(), { principal: "bob" })).rejects.toThrow(UsageError);
    await expect(access(smallPlan(), { actions: ["s3:*"] })).rejects.toThrow(UsageError);
    await expect(access(smallPlan(), { resource: "books" })).rejects.toThrow(UsageError);
    await expect(access(smallPlan(), { mfa: "T" as "true" })).rejects.toThrow(UsageError);
    await expect(access({})).rejects.toThrow(InputError);
  });
});

describe("check", () => {
  test("judges a path like the command line", async () => {
    const report = await check("plan.json", { cwd: folder, profile: "console-only" });
    const { out } = await cli(["check", "plan.json", "--format", "json"], { cwd: folder });
    expect(report).toEqual(JSON.parse(out));
  });

  test("judges a parsed plan, and leaves it as it was", async () => {
    const plan = smallPlan();
    const report = await check(plan);
    expect(plan).toEqual(smallPlan());
    expect(report.plans).toMatchObject([{ path: "plan", resourceChanges: 3 }]);
    expect(report).toMatchObject({ version: 1, profile: "all-sessions", verdict: "fail" });
  });

  test("judges several, and says which could not be judged", async () => {
    const report = await check([smallPlan(), "cut.json", join(folder, "plan.json"), {}], { cwd: folder });
    expect(report.plans.map((plan) => [plan.path, "error" in plan ? plan.error.code : null])).toEqual([
      ["plans[0]", null],
      ["cut.json", "input/truncated"],
      [join(folder, "plan.json"), null],
      ["plans[3]", "input/not-a-plan"],
    ]);
  });

  test("keeps calls apart: at the same time, with other options", async () => {
    const profiles = ["all-sessions", "console-only", "all-sessions"] as const;
    const reports = await Promise.all(profiles.map((profile) => check(smallPlan(), { profile })));
    expect(reports.map(({ profile }) => profile)).toEqual(profiles);
    expect(reports[2]).toEqual(reports[0]);
  });

  test("takes a configuration as an object, under the other options", async () => {
    const report = await check(planOf([]), { config: { profile: "console-only" } });
    expect(report.profile).toBe("console-only");
    const told = await check(planOf([]), { config: { profile: "console-only" }, profile: "all-sessions" });
    expect(told.profile).toBe("all-sessions");
  });
});

describe("what cannot be judged is thrown, as an IamGateError", () => {
  test.each<[string, () => Promise<unknown>, typeof IamGateError, string]>([
    ["a file that is missing", () => check("none.json", { cwd: folder }), InputError, "input/missing"],
    ["a file that is cut off", () => check("cut.json", { cwd: folder }), InputError, "input/truncated"],
    ["only such files", () => check(["cut.json"], { cwd: folder }), InputError, "input/truncated"],
    ["no plan", () => check([]), UsageError, "usage/no-plan"],
    ["an empty object", () => check({}), InputError, "input/not-a-plan"],
    ["null", () => check(null as unknown as object), InputError, "input/not-a-plan"],
    ["undefined", () => check(undefined as unknown as object), InputError, "input/not-a-plan"],
    ["a number", () => check(1 as unknown as object), InputError, "input/not-a-plan"],
    [
      "a profile that is none",
      () => check({}, { profile: "x" as "all-sessions" }),
      ConfigError,
      "config/invalid",
    ],
    [
      "a configuration with a slip",
      () => check({}, { config: { exmpt: [] } as object }),
      ConfigError,
      "config/invalid",
    ],
    ["no time", () => check({}, { timeoutMs: 0 }), UsageError, "usage/timeout"],
    ["no number", () => check({}, { timeoutMs: Number.NaN }), UsageError, "usage/timeout"],
    ["too little time", () => check(smallPlan(), { timeoutMs: 1 }), EngineError, "engine/timeout"],
    ["a big integer inside", () => check(planOf([], { variables: { a: 1n } })), InputError, "input/not-json"],
    [
      "half a character",
      () => check(planOf([], { variables: { a: "\ud800" } })),
      InputError,
      "input/lone-surrogate",
    ],
  ])("%s", async (_, run, kind, code) => {
    const failure = await run().catch((thrown: unknown) => thrown);
    expect(failure).toBeInstanceOf(kind);
    expect(failure).toBeInstanceOf(IamGateError);
    expect(failure).toMatchObject({
      code,
      what: expect.any(String),
      why: expect.any(String),
      next: expect.any(String),
    });
  });

  test("a plan that holds itself", async () => {
    const plan = planOf([]);
    plan["configuration"] = { plan };
    await expect(check(plan)).rejects.toMatchObject({ code: "input/nesting" });
  });
});

test("loadRuleset gives the ruleset that reports name", async () => {
  const { digest } = await loadRuleset();
  expect((await check(planOf([]))).tool.ruleset).toBe(digest);
});
