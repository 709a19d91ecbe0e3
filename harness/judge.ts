import { readArtefact, toolVersion } from "./artefacts.ts";
import { IamGateError } from "./errors.ts";
import { assemble, type PlanOutcome } from "./findings/assemble.ts";
import type { Report } from "./findings/types.ts";
import { type Prepared, prepare } from "./plan/prepare.ts";
import { expectCount } from "./ruleset/answer.ts";
import { encodeInput } from "./ruleset/encode.ts";
import { type RulesetWorker, timedOut } from "./ruleset/host.ts";
import type { RulesetConfig, RulesetReport } from "./types.ts";

/** A plan and where it comes from. */
export interface PlanSource {
  /** As the user named it; it stands in the report. */
  path: string;
  /** The parsed plan. Rejects with InputError. */
  read: () => Promise<unknown>;
}

export interface JudgeOptions {
  config: RulesetConfig;
  strict: boolean;
  allowIncomplete: boolean;
  /** For the evaluation of each plan. */
  timeoutMs: number;
  worker: RulesetWorker;
  /** Threads that judge a plan with many subjects. */
  jobs: number;
  /** Told from time to time how many of the subjects of a plan with many are judged. */
  onProgress?: ((path: string, judged: number, subjects: number) => void) | undefined;
}

/** Resource changes that the ruleset reads, from which on slices are faster than the whole. */
const MANY = 150;

export interface Judgement {
  /** Null when no plan at all could be judged: then there is no verdict. */
  report: Report | null;
  refused: { path: string; error: IamGateError }[];
}

/**
 * Judges plans one after the other: read, prepare, evaluate, count, assemble. A plan that cannot be judged is listed
 * in `refused` and in the report, and the others are judged all the same.
 */
export async function judge(sources: readonly PlanSource[], options: JudgeOptions): Promise<Judgement> {
  const outcomes: PlanOutcome[] = [];
  const refused: Judgement["refused"] = [];
  for (const source of sources) {
    try {
      outcomes.push(await judgePlan(source, options));
    } catch (error) {
      if (!(error instanceof IamGateError)) throw error;
      const { code, what, why, next } = error;
      outcomes.push({ plan: { path: source.path, error: { code, what, why, next } } });
      refused.push({ path: source.path, error });
    }
  }
  if (refused.length === sources.length) return { report: null, refused };
  const { ruleset } = JSON.parse(readArtefact("ruleset/manifest.json").toString()) as { ruleset: string };
  const tool: Report["tool"] = { name: "iamgate", version: toolVersion(), ruleset };
  return { report: assemble(outcomes, { profile: profileOf(options.config), tool }), refused };
}

async function judgePlan({ path, read }: PlanSource, options: JudgeOptions): Promise<PlanOutcome> {
  // Only text leaves the function: the plan's objects take several times its memory, and are needed no more.
  const { input, kept, facts } = encodedPlan(await read(), options);
  const report = await evaluate(input, kept, path, options);
  expectCount(report, facts.resourceChanges);
  return { plan: { path, ...facts }, report };
}

function encodedPlan(
  plan: unknown,
  { config, strict, allowIncomplete }: JudgeOptions,
): { input: ArrayBuffer; kept: number; facts: ReturnType<typeof factsOf> } {
  const prepared = prepare(plan, {
    config: { ...config, profile: profileOf(config) },
    strict,
    allowIncomplete,
  });
  const facts = factsOf(prepared);
  const kept = facts.resourceChanges - prepared.input.iamgate.dropped;
  return { input: encodeInput(prepared.input), kept, facts };
}

async function evaluate(
  input: ArrayBuffer,
  changes: number,
  path: string,
  { worker, timeoutMs, jobs, onProgress }: JudgeOptions,
): Promise<RulesetReport> {
  if (changes < MANY) return worker.evaluate(input, timeoutMs);
  const end = performance.now() + timeoutMs;
  // The time is for the plan, not for each of its slices.
  const left = (): number => Math.max(1, end - performance.now());
  const { evaluateSliced } = await import("./ruleset/sliced.ts");
  // The others load the ruleset while the first one makes the model.
  worker.warm(jobs);
  return evaluateSliced(input, (entrypoint, question) => worker.ask(entrypoint, question, left()), {
    jobs,
    onProgress: (judged, subjects) => onProgress?.(path, judged, subjects),
  }).catch((thrown: unknown) => {
    throw ranOut(thrown, timeoutMs);
  });
}

/** The time that is over is that of the plan. */
function ranOut(thrown: unknown, timeoutMs: number): unknown {
  return thrown instanceof IamGateError && thrown.code === "engine/timeout" ? timedOut(timeoutMs) : thrown;
}

function factsOf({ formatVersion, terraformVersion, resourceChanges, complete }: Prepared): {
  formatVersion: string | null;
  terraformVersion: string | null;
  resourceChanges: number;
  complete: boolean | null;
} {
  return { formatVersion, terraformVersion, resourceChanges, complete };
}

function profileOf(config: RulesetConfig): Report["profile"] {
  return config.profile ?? "all-sessions";
}
