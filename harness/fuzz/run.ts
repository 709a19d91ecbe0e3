/** Runs worlds through the ruleset and through the oracle, until the goals are reached or the two disagree. */
import type { Decision } from "../access/types.ts";
import { toBearers } from "../oracle/bearers.ts";
import { type Comparison, compare, type Disagreement } from "../oracle/compare.ts";
import { world } from "../oracle/generate.ts";
import { toPlan } from "../oracle/plan.ts";
import { batches } from "../oracle/proof.ts";
import { Random, seedOf } from "../oracle/random.ts";
import { shrink } from "../oracle/shrink.ts";
import type { World } from "../oracle/world.ts";
import { prepare } from "../plan/prepare.ts";
import type { RulesetInput, RulesetReport } from "../types.ts";
import { type Compared, compareDecisions } from "./decisions.ts";
import { compareFillingsAt } from "./fillings.ts";
import type { Options } from "./options.ts";
import { comparePathsAt } from "./paths.ts";
import { type Question, questions } from "./questions.ts";

/** The ruleset under test: the shipped one, or a copy with a mistake. */
export interface Subject {
  report: (input: RulesetInput) => RulesetReport;
  access: (input: RulesetInput) => Decision[];
}

export interface Counts {
  plans: number;
  verdicts: number;
  decisions: number;
  /** Subjects whose escalation paths were compared, and those of them that had any. */
  principals: number;
  climbing: number;
  witnesses: number;
  /** Of plans in which documents have unknown parts, and changes of what is there. */
  fillings: number;
  changes: number;
  /** Verdicts and decisions that the ruleset could not make though the plan shows all. */
  unverifiable: number;
  /** Subjects that something hidden may open. */
  hidden: number;
  disagreements: number;
  /** Index of the first world that was not looked at. */
  next: number;
}

/** Worlds that are made at a time, and may be judged together. */
const CHUNK = 96;

/** The same world for the same seed and index, wherever a run begins. */
export function worldAt(seed: number, index: number): World {
  return world(new Random(seedOf(seed, index)), index);
}

/** Tells each disagreement to `tell`, cut down to what it needs. */
export function run(
  subject: Subject,
  options: Options,
  tell: (failure: string) => void,
  progress: (counts: Counts) => void = () => {},
): Counts {
  const { seed, from, world: only } = options;
  const counts: Counts = {
    ...{ plans: 0, verdicts: 0, decisions: 0, principals: 0, climbing: 0, witnesses: 0 },
    ...{ fillings: 0, changes: 0 },
    ...{ unverifiable: 0, hidden: 0, disagreements: 0 },
    next: only ?? from,
  };
  const end = performance.now() + options.seconds * 1000;
  const last = only === undefined ? Number.POSITIVE_INFINITY : only + 1;
  while (counts.next < last && !isReached(counts, options)) {
    const until = Math.min(counts.next + CHUNK, last);
    const indexes = Array.from({ length: until - counts.next }, (_, i) => counts.next + i);
    const about = comparePathsAt(subject.report, seed, indexes, () => counts.principals < options.principals);
    for (const { failure, ...found } of about) {
      if (performance.now() > end) return counts;
      for (const key of ["plans", "principals", "climbing", "witnesses"] as const) counts[key] += found[key];
      if (failure === undefined) continue;
      counts.disagreements++;
      tell(failure.told + replayed(seed, failure.at));
      if (counts.disagreements >= options.failures) return counts;
    }
    const open = compareFillingsAt(subject.report, seed, indexes, () => counts.fillings < options.fillings);
    for (const { failure, ...found } of open) {
      if (performance.now() > end) return counts;
      for (const key of ["plans", "fillings", "changes"] as const) counts[key] += found[key];
      if (failure === undefined) continue;
      counts.disagreements++;
      tell(failure.told + replayed(seed, failure.at));
      if (counts.disagreements >= options.failures) return counts;
    }
    const enough = only === undefined && areVerdictsReached(counts, options);
    const indexOf = new Map(enough ? [] : indexes.map((i) => [worldAt(seed, i), i]));
    for (const batch of batches([...indexOf.keys()])) {
      if (performance.now() > end) return counts;
      const first = indexOf.get(batch[0] as World) ?? 0;
      const asked = counts.decisions >= options.decisions ? [] : undefined;
      const found = look(subject, batch, seedOf(seed, -1 - first), asked);
      add(counts, batch, found);
      if (found.disagreements.length === 0) continue;
      counts.disagreements++;
      const culprit = batch.find((w) => differs(subject, w, found));
      const at = culprit === undefined ? undefined : indexOf.get(culprit);
      tell(explain(subject, batch, culprit, found) + replayed(seed, at));
      if (counts.disagreements >= options.failures) return counts;
    }
    counts.next = until;
    progress(counts);
  }
  return counts;
}

function isReached(counts: Counts, options: Options): boolean {
  const { principals, fillings } = options;
  return (
    areVerdictsReached(counts, options) && counts.principals >= principals && counts.fillings >= fillings
  );
}

function areVerdictsReached(counts: Counts, { verdicts, decisions }: Options): boolean {
  return counts.verdicts >= verdicts && counts.decisions >= decisions;
}

interface Look extends Comparison, Omit<Compared, "disagreements" | "unverifiable"> {
  asked: Question[];
}

/** All that can be compared of worlds that make one plan. `asked`: these questions instead of random ones. */
function look(subject: Subject, batch: readonly World[], seed: number, asked?: readonly Question[]): Look {
  const profile = batch[0]?.profile ?? "all-sessions";
  const { input, resourceChanges } = prepare(toPlan(batch), { config: { profile } });
  const report = subject.report(input);
  const compared = compare(batch, report, profile);
  if (report.resourceChanges !== resourceChanges) {
    const why = `${report.resourceChanges} of ${resourceChanges} resource changes seen`;
    compared.disagreements.push({ subject: "plan", kind: "count", why });
  }
  const bearers = batch.flatMap(toBearers).filter((b) => b.statements.length > 0);
  const hidden = batch.some((w) => w.hidden.length > 0);
  const put = bearers.length === 0 ? [] : (asked ?? questions(new Random(seed), bearers));
  const result: Look = { ...compared, decisions: 0, asked: [...put] };
  for (const question of put) {
    const access = { ...question, principals: null, states: null };
    const rows = subject.access({ ...input, iamgate: { ...input.iamgate, access } } as RulesetInput);
    const answers = compareDecisions(question, rows, bearers, hidden);
    result.decisions += answers.decisions;
    result.unverifiable += answers.unverifiable;
    result.disagreements.push(...answers.disagreements);
  }
  return result;
}

function add(counts: Counts, batch: readonly World[], found: Look): void {
  counts.plans += batch.length;
  counts.verdicts += Object.values(found.statuses).reduce((sum, n) => sum + n, 0);
  counts.decisions += found.decisions;
  counts.witnesses += found.witnesses;
  counts.unverifiable += found.unverifiable;
  counts.hidden += found.hidden;
}

/** Does the same kind of disagreement come from this world alone? */
function differs(subject: Subject, one: World, { disagreements, asked }: Look): boolean {
  const kind = disagreements[0]?.kind;
  return look(subject, [one], 0, asked).disagreements.some((d) => d.kind === kind);
}

/** The smallest plan, and what each side says of it. */
function explain(subject: Subject, batch: readonly World[], culprit: World | undefined, found: Look): string {
  const said = (all: readonly Disagreement[]): string[] => all.map((d) => `${d.subject}: ${d.why}`);
  if (culprit === undefined) {
    return ["Only in a plan with others:", ...said(found.disagreements), JSON.stringify(batch)].join("\n");
  }
  const smallest = shrink(culprit, (w) => differs(subject, w, found));
  const { disagreements } = look(subject, [smallest], 0, found.asked);
  const { users, groups, policies, hidden, ...rest } = smallest;
  return [
    ...said(disagreements).slice(0, 5),
    JSON.stringify({ ...rest, users, groups, policies, hidden }, null, 1),
  ].join("\n");
}

function replayed(seed: number, index: number | undefined): string {
  return index === undefined ? "" : `\nAgain: make fuzz ARGS="--seed ${seed} --world ${index}"`;
}
