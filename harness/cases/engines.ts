import type { Decision } from "../access/types.ts";
import { reasonOf } from "../errors.ts";
import { expectCount } from "../ruleset/answer.ts";
import { encodeInput } from "../ruleset/encode.ts";
import { Engine } from "../ruleset/engine.ts";
import type { RulesetReport } from "../types.ts";
import { accessOf } from "./access.ts";
import type { PreparedCase } from "./types.ts";

/**
 * What an engine said to one case: a report it can be held to, or why there is none. `access` has the cells of the
 * decision table for each expectation of it.
 */
export type Answer = { report: RulesetReport; access?: Decision[][] } | { failure: string };

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

/** Adds the decision table to a report; whatever it throws is a failure. */
export async function withAccess(
  answer: Answer,
  { source }: PreparedCase,
  table: () => Promise<Decision[][]>,
): Promise<Answer> {
  if ("failure" in answer || source.expect.access === undefined) return answer;
  try {
    return { ...answer, access: await table() };
  } catch (error) {
    return { failure: reasonOf(error) };
  }
}

/** The ruleset as it ships: WASM in this process. Throws EngineError when it is not built. */
export function wasmEngine(): CaseEngine {
  const engine = new Engine();
  return {
    name: "wasm",
    evaluate: async (cases) => {
      const answers: Answer[] = [];
      for (const subject of cases) {
        const answer = answerOf(subject, () => engine.evaluate(encodeInput(subject.input)));
        const table = (): Promise<Decision[][]> =>
          accessOf(subject, async (name, input) => engine.ask(name, input));
        answers.push(await withAccess(answer, subject, table));
      }
      return answers;
    },
  };
}
