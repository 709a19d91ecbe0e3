/** Worlds about escalation: which paths fire for their subjects, and whether the ruleset says the same. */
import { climbingAt } from "../oracle/escalation/generate.ts";
import { explainPaths, judgePaths, pathBatches } from "../oracle/escalation/run.ts";
import type { World } from "../oracle/world.ts";
import type { RulesetInput, RulesetReport } from "../types.ts";

export interface Compared {
  plans: number;
  principals: number;
  climbing: number;
  witnesses: number;
  /** What the two disagree about, cut down to what it needs, and the number of the world that shows it alone. */
  failure: { told: string; at: number | undefined } | undefined;
}

/** The worlds of these numbers, some at a time, for as long as more are wanted. */
export function* comparePathsAt(
  report: (input: RulesetInput) => RulesetReport,
  seed: number,
  indexes: readonly number[],
  isWanted: () => boolean,
): Generator<Compared> {
  const indexOf = new Map<World, number>();
  for (const i of isWanted() ? indexes : []) indexOf.set(climbingAt(seed, i), i);
  for (const batch of pathBatches([...indexOf.keys()])) {
    if (!isWanted()) return;
    const found = judgePaths(batch, report);
    const { principals, climbing, witnesses } = found;
    const counts = { plans: batch.length, principals, climbing, witnesses };
    if (found.disagreements.length === 0) yield { ...counts, failure: undefined };
    else {
      const { culprit, told } = explainPaths(batch, report, found);
      yield { ...counts, failure: { told, at: culprit === undefined ? undefined : indexOf.get(culprit) } };
    }
  }
}
