/**
 * The proof: random plans, judged by the compiled ruleset and by the brute-force oracle, which share no code.
 * The same plans every time, so that a failure is seen again; IAMGATE_SEED picks others, IAMGATE_RUNS more or fewer.
 */
import { describe, expect, test, vi } from "vitest";
import { loadRulesetSync } from "../ruleset/index.ts";
import { type Evaluate, prove } from "./proof.ts";

const SEED = Number(process.env["IAMGATE_SEED"] ?? 1);
const RUNS = Number(process.env["IAMGATE_RUNS"] ?? 2000);
// A busy machine takes its time over thousands of plans; what is proven does not depend on it.
vi.setConfig({ testTimeout: 1_800_000 });

/** The comparison has to notice a broken ruleset within so many plans. */
const ENOUGH = 500;
const MAX_UNVERIFIABLE = 0.05;

const evaluate: Evaluate = (input) => ruleset.evaluate(input);
const ruleset = loadRulesetSync();

describe(`random plans, IAMGATE_SEED=${SEED}`, () => {
  test(`${RUNS} plans: verdicts agree and every witness replays`, () => {
    const { failure, ...counts } = prove(evaluate, SEED, RUNS);
    console.info(`IAMGATE_SEED=${SEED}`, JSON.stringify(counts));
    expect(failure).toBeUndefined();
    expect(counts.plans).toBe(RUNS);
    expect(counts.unverifiable / counts.subjects).toBeLessThan(MAX_UNVERIFIABLE);
    // Both answers have to be common, or agreement would say little.
    expect(counts.statuses["guarded"] ?? 0).toBeGreaterThan(counts.subjects / 5);
    expect(counts.statuses["unguarded"] ?? 0).toBeGreaterThan(counts.subjects / 5);
    expect(counts.witnesses).toBeGreaterThan(counts.subjects / 5);
  });
});

describe("the comparison can fail", () => {
  /** A ruleset that misreads what it is given, by editing the policies on their way in. */
  const misreading =
    (edit: (policy: string) => string): Evaluate =>
    (input) => {
      const { plan, iamgate } = structuredClone(input);
      const { resource_changes: changes } = plan as { resource_changes: { change: { after: Policy } }[] };
      for (const { after } of changes.map((c) => c.change)) {
        if (after.policy !== undefined) after.policy = edit(after.policy);
      }
      return evaluate({ plan, iamgate });
    };
  interface Policy {
    policy?: string;
  }

  test.each<[string, (policy: string) => string]>([
    ["IfExists is overlooked", (p) => p.replaceAll(/IfExists/gi, "")],
    ["Null is read the other way round", (p) => p.replaceAll(/("Null":\{"[^"]*":\W*)true/gi, "$1false")],
    ["a question mark is read as a star", (p) => p.replaceAll("?", "*")],
    ["NotResource is read as Resource", (p) => p.replaceAll('"NotResource"', '"Resource"')],
    ["the age key is not known", (p) => p.replaceAll(/aws:MultiFactorAuthAge/gi, "aws:TokenIssueTime")],
    ["old versions read variables", (p) => p.replaceAll("2008-10-17", "2012-10-17")],
  ])("%s", (_, edit) => {
    expect(prove(misreading(edit), SEED, ENOUGH).failure).toBeDefined();
  });
});
