import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Decision } from "../access/types.ts";
import type { RulesetFinding, RulesetReport } from "../types.ts";
import { canonical, reportDifferences } from "./canonical.ts";
import { coverageOf } from "./coverage.ts";
import { type Answer, answerOf, type CaseEngine } from "./engines.ts";
import { verdictOf } from "./judge.ts";
import { describeFailure } from "./print.ts";
import { evaluateCases, loadCases, passed } from "./run.ts";
import type { PreparedCase } from "./types.ts";

const folder = mkdtempSync(join(tmpdir(), "iamgate-run-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let cases: PreparedCase[] = [];
beforeAll(() => {
  mkdirSync(join(folder, "cases"));
  const text = `title: One
given:
  users: {alice: {inline: {base: [{Effect: Allow, Action: "*", Resource: "*"}]}}}
  unknown: [aws_iam_user_policy.alice_base.policy]
expect: {verdict: unverifiable, findings: [{rule: plan/unverifiable}]}
`;
  writeFileSync(join(folder, "cases", "one.yaml"), text);
  cases = loadCases([], { cwd: folder }).cases;
});

const unverifiable = {
  rule: "plan/unverifiable",
  severity: "error",
  outcome: "unverifiable",
  subject: "aws_iam_user.alice",
  address: "aws_iam_user_policy.alice_base",
  attribute: "policy",
  statement: null,
  sid: null,
  details: [] as string[],
  witness: null,
  message: "The document is unknown.",
} as RulesetFinding;
const unguarded = {
  ...unverifiable,
  rule: "mfa/no-guard",
  outcome: "fail",
  message: "No guard.",
} as RulesetFinding;
const alice = { kind: "user", address: "aws_iam_user.alice" } as RulesetReport["subjects"][number];

function report(...findings: RulesetFinding[]): RulesetReport {
  return { resourceChanges: 2, subjects: [alice], findings, assumptions: [] };
}

/** An engine that says the same to every case: what is tested here is what the runner makes of answers. */
function says(name: "wasm" | "opa", answer: (subject: PreparedCase) => Answer): CaseEngine {
  return { name, evaluate: async (subjects) => subjects.map(answer) };
}

async function failureLines(...engines: CaseEngine[]): Promise<string[]> {
  const [result] = await evaluateCases(cases, engines);
  if (!result) throw new Error("one case in, one result out");
  return passed(result) ? [] : describeFailure(result, (_, line) => line).slice(1);
}

describe("a case", () => {
  test("passes with the findings it expects, in whatever order an engine lists them", async () => {
    const same = { report: report(unverifiable) };
    expect(
      await failureLines(
        says("wasm", () => same),
        says("opa", () => same),
      ),
    ).toEqual([]);
  });

  test("fails for a finding more, with its message, and for the verdict", async () => {
    const lines = await failureLines(says("wasm", () => ({ report: report(unverifiable, unguarded) })));
    expect(lines[0]).toBe("  verdict: expected unverifiable, found fail");
    expect(lines[1]).toContain("+ not expected mfa/no-guard (error) subject: aws_iam_user.alice");
    expect(lines[2]).toBe("      No guard.");
  });

  test("fails for a finding less", async () => {
    const lines = await failureLines(says("wasm", () => ({ report: report() })));
    expect(lines).toEqual(["  verdict: expected unverifiable, found pass", "  - missing plan/unverifiable"]);
  });

  test("fails when the engines differ, though both are as expected", async () => {
    const other = report({ ...unverifiable, message: "Another text." });
    const lines = await failureLines(
      says("wasm", () => ({ report: report(unverifiable) })),
      says("opa", () => ({ report: other })),
    );
    expect(lines[0]).toBe("  the engines disagree:");
    expect(lines.join()).toContain("only opa: findings");
  });

  test("fails when one engine gives no answer, though the other one passes", async () => {
    const lines = await failureLines(
      says("wasm", () => ({ report: report(unverifiable) })),
      says("opa", () => ({ failure: "undefined" })),
    );
    expect(lines).toEqual(["  opa gave no answer: undefined"]);
  });

  test("fails for a cell of the decision table, for a state that there is not, and when engines differ", async () => {
    const [subject] = cases;
    if (!subject) throw new Error("no case");
    const expectation = { principal: "alice", action: "s3:GetObject", decision: "denied" } as const;
    const asking = structuredClone({ ...subject, source: subject.source });
    asking.source.expect.access = [expectation, { ...expectation, mfa: "absent" }];
    const cell = { decision: "allowed", mfa: "true", resource: "*", because: [], dependsOn: [] };
    const answer = (decision: string): Answer => ({
      report: report(unverifiable),
      access: [[{ ...cell, decision } as unknown as Decision], []],
    });
    const engines = [says("wasm", () => answer("allowed")), says("opa", () => answer("denied"))];
    const [result] = await evaluateCases([asking], engines);
    if (!result) throw new Error("one case in, one result out");
    expect(passed(result)).toBe(false);
    const lines = describeFailure(result, (_, line) => line).slice(1);
    expect(lines.slice(0, 5)).toEqual([
      "  - access alice: s3:GetObject: expected denied",
      "  + found allowed, mfa true, on *",
      "  - access alice: s3:GetObject, mfa absent: expected denied",
      "  + it has no session of that state",
      "  the engines disagree:",
    ]);
  });

  test("has no answer when the ruleset saw another number of changes", () => {
    const [subject] = cases;
    if (!subject) throw new Error("no case");
    const short = { ...report(unverifiable), resourceChanges: 1 };
    expect(answerOf(subject, () => short)).toMatchObject({
      failure: expect.stringContaining("saw 1 resource changes"),
    });
    expect(answerOf(subject, () => report())).toHaveProperty("report");
  });
});

describe("the verdict", () => {
  test.each<[string, Partial<RulesetFinding>[]]>([
    ["pass", []],
    [
      "pass",
      [
        { severity: "warning", outcome: "fail" },
        { severity: "warning", outcome: "unverifiable" },
      ],
    ],
    ["unverifiable", [{ severity: "error", outcome: "unverifiable" }]],
    [
      "fail",
      [
        { severity: "error", outcome: "unverifiable" },
        { severity: "error", outcome: "fail" },
      ],
    ],
  ])("is %s", (verdict, findings) => {
    expect(verdictOf(findings as RulesetFinding[])).toBe(verdict);
  });
});

describe("equal answers", () => {
  test("are equal whatever the order of keys and of sets", () => {
    expect(canonical({ a: [1, { c: 2, b: 3 }], d: null })).toBe(
      canonical({ d: null, a: [{ b: 3, c: 2 }, 1] }),
    );
  });
  test("are not when a member comes twice", () => {
    const twice = report(unguarded, unguarded);
    const lines = reportDifferences({ name: "a", report: report(unguarded) }, { name: "b", report: twice });
    expect(lines).toHaveLength(1);
  });
});

test("coverage sees an unverifiable case in what fires once everything is known", async () => {
  const engine = says("wasm", ({ source }) => ({
    report: source.given.unknown ? report(unverifiable) : report(unguarded),
  }));
  const coverage = await coverageOf(await evaluateCases(cases, [engine]), engine, ["mfa/no-guard"]);
  expect(coverage.get("mfa/no-guard")).toEqual({ firing: false, quiet: true, unverifiable: true });
});

test("coverage takes a path that is folded into a finding for one that fires", async () => {
  const folding = { ...unguarded, rule: "escalation/kms-decrypt", details: ["escalation/kms-create-grant"] };
  const engine = says("wasm", () => ({ report: report(folding) }));
  const rules = ["escalation/kms-create-grant", "escalation/kms-put-key-policy"];
  const coverage = await coverageOf(await evaluateCases(cases, [engine]), engine, rules);
  expect([...coverage.values()].map(({ firing }) => firing)).toEqual([true, false]);
});

test("coverage sees an unverifiable case in what fires once deferred changes are planned", async () => {
  const late = "aws_iam_virtual_mfa_device.late";
  writeFileSync(
    join(folder, "cases", "late.yaml"),
    `title: Late
given:
  policies: {}
  plan_extra:
    complete: false
    deferred_changes: [null, {reason: unknown}, {resource_change: {address: ${late}, values: {}}}]
expect: {verdict: unverifiable, findings: [{rule: plan/unverifiable}]}
`,
  );
  const { cases: deferring } = loadCases(["cases/late.yaml"], { cwd: folder });
  rmSync(join(folder, "cases", "late.yaml"));
  const engine = says("wasm", ({ input }) => {
    const { resource_changes = [], ...plan } = input.plan as { resource_changes?: { address: string }[] };
    const planned = resource_changes.some(({ address }) => address === late);
    expect("deferred_changes" in plan).toBe(!planned);
    return { report: { ...report(planned ? unguarded : unverifiable), resourceChanges: planned ? 1 : 0 } };
  });
  const coverage = await coverageOf(await evaluateCases(deferring, [engine]), engine, ["mfa/no-guard"]);
  expect(coverage.get("mfa/no-guard")?.unverifiable).toBe(true);
});
