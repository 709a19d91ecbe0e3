/**
 * Judges a plan with many subjects in slices: within one evaluation the ruleset's time grows faster than its input,
 * and its memory is freed only between two. Slices and the whole give the same report.
 */
import { EngineError } from "../errors.ts";
import type { RulesetReport } from "../types.ts";
import { type Entrypoint, reportOf, resultOf } from "./answer.ts";
import { bytesOf } from "./encode.ts";
import type { Known, Model } from "./model.ts";
import { type Slice, Slicer } from "./slices.ts";

/** Characters of JSON in a slice. Measured: smaller ones repeat the fixed costs, larger ones grow faster than linear. */
export const SLICE_SIZE: number = 32 * 1024;

/** Puts one question to the ruleset, in whichever thread is free. */
export type Ask = (entrypoint: Entrypoint, input: ArrayBuffer) => Promise<unknown>;

export interface SlicedOptions {
  /** How many questions may be under way at a time. */
  jobs: number;
  sliceSize?: number;
  /** Told after each slice how many of the subjects are judged. */
  onProgress?: ((judged: number, subjects: number) => void) | undefined;
}

/** Judges one input as `encodeInput` makes it. Rejects with EngineError. */
export async function evaluateSliced(
  input: ArrayBuffer,
  ask: Ask,
  { jobs, sliceSize = SLICE_SIZE, onProgress = () => {} }: SlicedOptions,
): Promise<RulesetReport> {
  const slicer = new Slicer(modelOf(await ask("model", input)));
  const known = await statusesOfMembers(slicer, ask, { jobs, sliceSize });
  const subjects = Object.keys(slicer.index.model.subjects).length;
  let judged = 0;
  const answers = await inTurn(slicer.whole(sliceSize, known), jobs, (whole) =>
    inParts(whole, async (slice) => {
      const report = reportOf(await ask("report", bytesOf(slice.text)));
      judged += slice.subjects;
      onProgress(judged, subjects);
      return report;
    }),
  );
  const reports = answers.flat();
  expectSubjects(judged, subjects);
  return {
    resourceChanges: slicer.index.model.resource_changes,
    subjects: reports.flatMap((report) => report.subjects),
    findings: reports.flatMap((report) => report.findings),
    assumptions: [...new Set(reports.flatMap((report) => report.assumptions))].sort(),
  };
}

/** Groups that lack a guard may be let off for their members': those are looked at first. */
async function statusesOfMembers(
  slicer: Slicer,
  ask: Ask,
  { jobs, sliceSize }: { jobs: number; sliceSize: number },
): Promise<Map<string, Known>> {
  const statuses = async (ids: string[]): Promise<[string, Known][]> => {
    const answers = await inTurn(slicer.alone(ids, sliceSize), jobs, (whole) =>
      inParts(whole, async (slice) =>
        Object.entries(resultOf(await ask("statuses", bytesOf(slice.text))) as Record<string, Known>),
      ),
    );
    return answers.flat(2);
  };
  const groups = await statuses(slicer.index.groups());
  const open = groups.flatMap(([id, { mfa }]) => (mfa === "unguarded" ? [id] : []));
  return new Map(await statuses(slicer.index.membersOf(open)));
}

/** Does the work on a slice, and where memory is short for it, on its halves, one after the other. */
export async function inParts<R>(slice: Slice, work: (slice: Slice) => Promise<R>): Promise<R[]> {
  try {
    return [await work(slice)];
  } catch (error) {
    const halves = error instanceof EngineError && error.code === SHORT ? slice.halves?.() : undefined;
    if (halves === undefined) throw error;
    const answers: R[] = [];
    for (const half of halves) answers.push(...(await inParts(half, work)));
    return answers;
  }
}

const SHORT = "engine/resources";

/** Runs `work` on all items, at most `jobs` at a time; answers come in the order of the items. */
async function inTurn<T, R>(items: Iterable<T>, jobs: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  const queue = entriesOf(items);
  const line = async (): Promise<void> => {
    for (const [i, item] of queue) answers[i] = await work(item);
  };
  await Promise.all(Array.from({ length: jobs }, line));
  return answers;
}

function* entriesOf<T>(items: Iterable<T>): Generator<[number, T]> {
  let i = 0;
  for (const item of items) yield [i++, item];
}

/** The model of an answer. Throws EngineError when it is none. */
export function modelOf(results: unknown): Model {
  const model = resultOf(results);
  if (typeof model["resource_changes"] === "number") return model as unknown as Model;
  throw distrusted("The ruleset's model has no count of resource changes.");
}

/** A subject that got lost on the way would read as one that passes. */
function expectSubjects(judged: number, subjects: number): void {
  if (judged !== subjects) throw distrusted(`${judged} subjects were judged, but the plan has ${subjects}.`);
}

function distrusted(what: string): EngineError {
  return new EngineError({
    code: "engine/slices",
    what,
    why: "A subject that was not judged could be the one that opens the door.",
    next: "Please report this with the version of iamgate and, if you may share it, the plan.",
  });
}
