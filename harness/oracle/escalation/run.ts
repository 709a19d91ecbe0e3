/** Runs worlds about escalation through the ruleset and through the oracle. */
import { prepare } from "../../plan/prepare.ts";
import type { RulesetInput, RulesetReport } from "../../types.ts";
import type { Disagreement } from "../compare.ts";
import { groupBy } from "../group-by.ts";
import { toPlan } from "../plan.ts";
import { shrink } from "../shrink.ts";
import type { World } from "../world.ts";
import { comparePaths, type PathComparison } from "./compare.ts";

type Report = (input: RulesetInput) => RulesetReport;

/** Worlds that are judged together: all in an account that is known, or none. */
export function* pathBatches(all: readonly World[]): Generator<World[]> {
  for (const group of groupBy(all, (w) => String(w.known)).values()) {
    for (let at = 0; at < group.length; at += 4) yield group.slice(at, at + 4);
  }
}

/** What the two sides say of worlds that make one plan. */
export function judgePaths(batch: readonly World[], report: Report): PathComparison {
  const { input } = prepare(toPlan(batch), { config: { profile: "all-sessions" } });
  return comparePaths(batch, report(input));
}

/** The world of a batch that shows a disagreement, cut down to what it needs, and what each side says of it. */
export function explainPaths(
  batch: readonly World[],
  report: Report,
  { disagreements }: PathComparison,
): { culprit: World | undefined; told: string } {
  const said = (all: readonly Disagreement[]): string[] =>
    all.slice(0, 5).map((d) => `${d.subject}: ${d.why}`);
  const kind = disagreements[0]?.kind;
  const differs = (w: World): boolean => judgePaths([w], report).disagreements.some((d) => d.kind === kind);
  const culprit = batch.find(differs);
  if (culprit === undefined) {
    const told = ["Only in a plan with others:", ...said(disagreements), JSON.stringify(batch)].join("\n");
    return { culprit, told };
  }
  const smallest = shrink(culprit, differs);
  const told = [
    ...said(judgePaths([smallest], report).disagreements),
    JSON.stringify(smallest, null, 1),
  ].join("\n");
  return { culprit, told };
}
