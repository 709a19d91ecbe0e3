import { IamGateError } from "../errors.ts";
import { configurationIn } from "../hcl/plan.ts";
import type { PlanSource } from "../judge.ts";
import { prepare } from "../plan/prepare.ts";
import { expectCount } from "../ruleset/answer.ts";
import { encodeInput } from "../ruleset/encode.ts";
import { type RulesetWorker, timedOut } from "../ruleset/host.ts";
import type { RulesetConfig } from "../types.ts";
import { answerTo } from "./ask.ts";
import type { AccessQuestion, Answered } from "./types.ts";

export interface DecideOptions {
  config: RulesetConfig;
  strict: boolean;
  allowIncomplete: boolean;
  /** For the evaluation. */
  timeoutMs: number;
  worker: RulesetWorker;
  /** Told what of the configuration in the plan could not be read. */
  onNote?: ((note: string) => void) | undefined;
}

/**
 * The decision table of one plan: read, prepare, ask, count. Rejects with an IamGateError when the plan cannot be
 * judged or the question not be answered.
 */
export async function decide(
  { path, read }: PlanSource,
  question: AccessQuestion,
  { config, strict, allowIncomplete, timeoutMs, worker, onNote }: DecideOptions,
): Promise<Answered> {
  const { plan, archive } = await read();
  const { configuration, notes } = await configurationIn(archive, path);
  for (const note of notes) onNote?.(note);
  const { input, resourceChanges } = prepare(plan, { config, strict, allowIncomplete, configuration });
  const end = performance.now() + timeoutMs;
  // The time is for the table, not for each of its slices.
  const left = (): number => Math.max(1, end - performance.now());
  return answerTo(question, encodeInput(input), {
    ask: (entrypoint, part) => worker.ask(entrypoint, part, left()),
    seen: (changes) => expectCount({ resourceChanges: changes }, resourceChanges),
  }).catch((thrown: unknown) => {
    const late = thrown instanceof IamGateError && thrown.code === "engine/timeout";
    throw late ? timedOut(timeoutMs) : thrown;
  });
}
