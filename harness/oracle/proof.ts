/** Runs random plans through a ruleset and through the oracle. */
import { prepare } from "../plan/prepare.ts";
import type { RulesetInput, RulesetReport } from "../types.ts";
import { type Comparison, compare } from "./compare.ts";
import { worlds } from "./generate.ts";
import { groupBy } from "./group-by.ts";
import { toPlan } from "./plan.ts";
import { shrink } from "./shrink.ts";
import type { World } from "./world.ts";

/** A ruleset as this proof needs it: the shipped one, or a broken copy. */
export type Evaluate = (input: RulesetInput) => RulesetReport;

export interface Proof extends Omit<Comparison, "disagreements"> {
  plans: number;
  subjects: number;
  /** The first disagreement, cut down to what it needs. */
  failure: string | undefined;
}

/** Plans that are evaluated together: the ruleset's fixed costs are paid once for all of them. */
const BATCH = 4;

/** Compares `runs` random plans of a seed; stops at the first disagreement. */
export function prove(evaluate: Evaluate, seed: number, runs: number): Proof {
  const proof: Proof = {
    plans: 0,
    subjects: 0,
    statuses: {},
    unverifiable: 0,
    hidden: 0,
    witnesses: 0,
    failure: undefined,
  };
  for (const batch of batches(worlds(seed, runs))) {
    const result = judge(batch, evaluate);
    add(proof, batch.length, result);
    if (result.disagreements.length > 0) return { ...proof, failure: explain(batch, evaluate, result) };
  }
  return proof;
}

/**
 * Worlds that can be judged in one plan: under one profile, all in an account that is known, or none. What one world
 * hides may concern everybody in the plan, so such a world is alone.
 */
export function* batches(all: readonly World[]): Generator<World[]> {
  const alike = groupBy(all, (w) => `${w.profile} ${w.known} ${w.hidden.length > 0}`);
  for (const group of alike.values()) {
    const size = group.some((w) => w.hidden.length > 0) ? 1 : BATCH;
    for (let at = 0; at < group.length; at += size) yield group.slice(at, at + size);
  }
}

/** What the two sides say of worlds that make one plan. */
export function judge(batch: readonly World[], evaluate: Evaluate): Comparison {
  const profile = batch[0]?.profile ?? "all-sessions";
  const { input, resourceChanges } = prepare(toPlan(batch), { config: { profile } });
  const report = evaluate(input);
  const result = compare(batch, report, profile);
  if (report.resourceChanges !== resourceChanges) {
    const why = `${report.resourceChanges} of ${resourceChanges} resource changes seen`;
    result.disagreements.push({ subject: "plan", kind: "count", why });
  }
  return result;
}

function add(proof: Proof, plans: number, result: Comparison): void {
  proof.plans += plans;
  proof.unverifiable += result.unverifiable;
  proof.hidden += result.hidden;
  proof.witnesses += result.witnesses;
  for (const [status, count] of Object.entries(result.statuses)) {
    proof.statuses[status] = (proof.statuses[status] ?? 0) + count;
    proof.subjects += count;
  }
}

/** The disagreement as a person wants to see it: the smallest plan, what each side says. */
export function explain(batch: readonly World[], evaluate: Evaluate, result: Comparison): string {
  const kind = result.disagreements[0]?.kind;
  const differs = (w: World): boolean => judge([w], evaluate).disagreements.some((d) => d.kind === kind);
  const culprit = batch.find(differs);
  if (culprit === undefined) {
    return `Only together with other plans:\n${JSON.stringify(result.disagreements, null, 1)}`;
  }
  const smallest = shrink(culprit, differs);
  const { disagreements } = judge([smallest], evaluate);
  return [
    `${smallest.profile}, ARNs ${smallest.known ? "known" : "unknown"}`,
    ...disagreements.map((d) => `${d.subject}: ${d.why}`),
    JSON.stringify(smallest, null, 1),
  ].join("\n");
}
