import { reasonOf } from "../errors.ts";
import { expectCount } from "../ruleset/answer.ts";
import { loadRulesetSync } from "../ruleset/index.ts";
import type { RulesetReport } from "../types.ts";
import type { PreparedCase } from "./types.ts";

/** What an engine said to one case: a report it can be held to, or why there is none. */
export type Answer = { report: RulesetReport } | { failure: string };

/** One way to run the ruleset. Answers come in the order of the cases. */
export interface CaseEngine {
  name: "wasm" | "opa";
  evaluate: (cases: readonly PreparedCase[]) => Promise<Answer[]>;
}

/** Runs `evaluate` and holds its report to the count of resource changes; whatever it throws is a failure. */
export function answerOf(subject: PreparedCase, evaluate: () => RulesetReport): Answer {
  try {
    const report = evaluate();
    expectCount(report, subject.resourceChanges);
    return { report };
  } catch (error) {
    return { failure: reasonOf(error) };
  }
}

/** The ruleset as it ships: WASM in this process. Throws EngineError when it is not built. */
export function wasmEngine(): CaseEngine {
  const ruleset = loadRulesetSync();
  return {
    name: "wasm",
    evaluate: async (cases) =>
      cases.map((subject) => answerOf(subject, () => ruleset.evaluate(subject.input))),
  };
}
