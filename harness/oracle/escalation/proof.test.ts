/**
 * The proof for escalation paths: random principals, put to the compiled ruleset and to the oracle. The same ones every
 * time; IAMGATE_SEED picks others.
 */
import { describe, expect, test, vi } from "vitest";
import { ABOUT_PATHS } from "../../fuzz/plants.ts";
import { loadRulesetSync } from "../../ruleset/index.ts";
import type { RulesetInput, RulesetReport } from "../../types.ts";
import { type Mutation, mutant } from "../mutant.ts";
import { climbingAt } from "./generate.ts";
import { explainPaths, judgePaths, pathBatches } from "./run.ts";

const SEED = Number(process.env["IAMGATE_SEED"] ?? 1);
/** About five principals each. */
const WORLDS = 320;
vi.setConfig({ testTimeout: 1_800_000 });

interface Proof {
  principals: number;
  climbing: number;
  witnesses: number;
  failure: string | undefined;
}

/** Stops at the first disagreement. */
function prove(report: (input: RulesetInput) => RulesetReport): Proof {
  const proof: Proof = { principals: 0, climbing: 0, witnesses: 0, failure: undefined };
  const worlds = Array.from({ length: WORLDS }, (_, i) => climbingAt(SEED, i));
  for (const batch of pathBatches(worlds)) {
    const found = judgePaths(batch, report);
    for (const key of ["principals", "climbing", "witnesses"] as const) proof[key] += found[key];
    if (found.disagreements.length > 0) return { ...proof, failure: explainPaths(batch, report, found).told };
  }
  return proof;
}

describe(`random principals, IAMGATE_SEED=${SEED}`, () => {
  test("the paths that fire are the same, as are their severities, and every witness replays", () => {
    const ruleset = loadRulesetSync();
    const { failure, ...counts } = prove((input) => ruleset.evaluate(input));
    console.info(`IAMGATE_SEED=${SEED}`, JSON.stringify(counts));
    expect(failure).toBeUndefined();
    expect(counts.principals).toBeGreaterThan(1400);
    // Both answers have to be common, or agreement would say little.
    expect(counts.climbing).toBeGreaterThan(counts.principals / 4);
    expect(counts.climbing).toBeLessThan((9 * counts.principals) / 10);
  });

  test("a mistake is found", () => {
    expect(prove(mutant(ABOUT_PATHS["ignores-passed-to-service"] as Mutation)).failure).toBeDefined();
  });
});
