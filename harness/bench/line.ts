/** One line of the table of results, and how numbers are written in it. */
import type { Sample } from "./sample.ts";

export interface Line {
  work: string;
  bar: string;
  measured: string;
  /** Null when it could not be measured, for want of a program. */
  met: boolean | null;
}

export function seconds(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  return `${(ms / 1000).toFixed(ms < 100_000 ? 1 : 0)} s`;
}

/** Decimal megabytes. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 10e6 ? 2 : 0)} MB`;
}

export interface Comparison {
  work: string;
  bar: string;
  /** What is divided, and what it is called. */
  of: [string, Sample];
  by: [string, Sample];
  /** Whether the ratio of the times is good enough. */
  holds: (ratio: number) => boolean;
}

/** The ratio of two times. A program that failed on either side is told instead, and the bar is missed. */
export function comparison({ work, bar, of, by, holds }: Comparison): Line {
  const times = [of, by].map(([name, { ms, failure }]) => `${name} ${failure ?? seconds(ms)}`);
  if (of[1].failure !== undefined || by[1].failure !== undefined) {
    return { work, bar, measured: times.join("; "), met: false };
  }
  const ratio = of[1].ms / by[1].ms;
  return {
    work,
    bar,
    measured: `${times.join(", ")}: ${shown(ratio)}x${runsOf(of[1], by[1])}`,
    met: holds(ratio),
  };
}

export function shown(ratio: number): string {
  return ratio.toFixed(ratio < 10 ? 2 : 0);
}

/** Says so when something was not run as often as usual. */
export function runsOf(...samples: Sample[]): string {
  const fewest = Math.min(...samples.map(({ runs }) => runs));
  return fewest < 5 ? ` (${fewest === 1 ? "one run" : `${fewest} runs`})` : "";
}

/** What cannot be measured here. */
export function missing(work: string, bar: string, why: string): Line {
  return { work, bar, measured: why, met: null };
}

/** What was to be measured and failed. */
export function missed(work: string, bar: string, why: string): Line {
  return { work, bar, measured: why, met: false };
}
