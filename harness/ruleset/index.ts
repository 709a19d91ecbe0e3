import type { RulesetInput, RulesetReport } from "../types.ts";
import { encodeInput } from "./encode.ts";
import { Engine } from "./engine.ts";
import { rulesetWorker } from "./host.ts";

export interface Ruleset {
  /** `sha256:<hex>` of the ruleset. */
  readonly digest: string;
  /** Judges one input in this thread, synchronously and without a time limit. Throws EngineError. */
  evaluate: (input: RulesetInput) => RulesetReport;
}

/** Loads the ruleset into this thread. Throws EngineError when a part of it is missing. */
export function loadRulesetSync(): Ruleset {
  const engine = new Engine();
  return { digest: engine.digest, evaluate: (input) => engine.evaluate(encodeInput(input)) };
}

/** The same for callers that would rather wait. */
export async function loadRuleset(): Promise<Ruleset> {
  return loadRulesetSync();
}

/** Judges one input in a thread of its own, ended after `timeoutMs`. Rejects with EngineError. */
export async function evaluateInWorker(
  input: RulesetInput,
  options: { timeoutMs: number },
): Promise<RulesetReport> {
  const worker = rulesetWorker();
  try {
    return await worker.evaluate(encodeInput(input), options.timeoutMs);
  } finally {
    await worker.close();
  }
}
