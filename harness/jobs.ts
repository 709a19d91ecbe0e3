import { availableParallelism } from "node:os";

/** Threads for a plan with many subjects: each needs some hundred megabytes, so many processors are not all used. */
export function defaultJobs(): number {
  return Math.min(4, availableParallelism());
}
