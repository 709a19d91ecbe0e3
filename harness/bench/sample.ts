/** Several runs of several programs, and what they come to. */
import { type Command, type Run, run } from "./process.ts";

export interface Sample {
  /** Medians; those of the failed run when there is a failure. */
  ms: number;
  peak: number | undefined;
  runs: number;
  failure: string | undefined;
}

/** What takes longer than this is run once. */
const LONG_MS = 20_000;

/** Middle value; the mean of the two in the middle of an even number. Of none, NaN. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] ?? Number.NaN)) / 2;
}

/**
 * Runs commands in turns, so that what slows the machine down for a while slows down all of them. Each runs `runs`
 * times; once if that takes long, and not again after it failed.
 */
export async function inTurns<Name extends string>(
  commands: Record<Name, Command>,
  { runs, memory = false }: { runs: number; memory?: boolean },
): Promise<Record<Name, Sample>> {
  const names = Object.keys(commands) as Name[];
  const results = Object.fromEntries(names.map((name) => [name, [] as Run[]])) as Record<Name, Run[]>;
  for (let turn = 0; turn < runs; turn++) {
    for (const name of names) {
      const last = results[name].at(-1);
      if (last !== undefined && (last.failure !== undefined || last.ms > LONG_MS)) continue;
      results[name].push(await run(commands[name], { memory }));
    }
  }
  return Object.fromEntries(names.map((name) => [name, summed(results[name])])) as Record<Name, Sample>;
}

function summed(runs: readonly Run[]): Sample {
  const failed = runs.find(({ failure }) => failure !== undefined);
  const counted = failed === undefined ? runs : [failed];
  const peaks = counted.flatMap(({ peak }) => (peak === undefined ? [] : [peak]));
  return {
    ms: median(counted.map(({ ms }) => ms)),
    peak: peaks.length === 0 ? undefined : median(peaks),
    runs: counted.length,
    failure: failed?.failure,
  };
}
