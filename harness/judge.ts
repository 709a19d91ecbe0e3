import { readArtefact, toolVersion } from "./artefacts.ts";
import { IamGateError } from "./errors.ts";
import { assemble, type JudgedOutcome, type PlanOutcome } from "./findings/assemble.ts";
import type { Report } from "./findings/types.ts";
import { type Locate, locator } from "./hcl/locate.ts";
import { configurationIn } from "./hcl/plan.ts";
import type { Configuration } from "./hcl/types.ts";
import type { LoadedPlan } from "./plan/load.ts";
import { type Prepared, prepare } from "./plan/prepare.ts";
import { expectCount } from "./ruleset/answer.ts";
import { encodeInput } from "./ruleset/encode.ts";
import { type RulesetWorker, timedOut } from "./ruleset/host.ts";
import type { RulesetConfig, RulesetReport } from "./types.ts";

/** A plan and where it comes from. */
export interface PlanSource {
  /** As the user named it; it stands in the report. */
  path: string;
  /** The parsed plan, and the archive it comes from. Rejects with InputError. */
  read: () => Promise<LoadedPlan>;
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
  /** Where lines are looked up, instead of in the plans themselves. */
  source?: Configuration | undefined;
  /** Told from time to time how many of the subjects of a plan with many are judged. */
  onProgress?: ((path: string, judged: number, subjects: number) => void) | undefined;
}

/** Resource changes that the ruleset reads, from which on slices are faster than the whole. */
const MANY = 150;

export interface Judgement {
  /** Null when no plan at all could be judged: then there is no verdict. */
  report: Report | null;
  refused: { path: string; error: IamGateError }[];
  /** What of the configuration in the plans could not be read; the report says so too. */
  notes: string[];
}

/**
 * Judges plans one after the other: read, prepare, evaluate, count, assemble. A plan that cannot be judged is listed
 * in `refused` and in the report, and the others are judged all the same.
 */
export async function judge(sources: readonly PlanSource[], options: JudgeOptions): Promise<Judgement> {
  const outcomes: PlanOutcome[] = [];
  const refused: Judgement["refused"] = [];
  const notes: string[] = [];
  for (const source of sources) {
    try {
      const outcome = await judgePlan(source, options);
      outcomes.push(outcome);
      notes.push(...(outcome.notes ?? []));
    } catch (error) {
      if (!(error instanceof IamGateError)) throw error;
      const { code, what, why, next } = error;
      outcomes.push({ plan: { path: source.path, error: { code, what, why, next } } });
      refused.push({ path: source.path, error });
    }
  }
  if (refused.length === sources.length) return { report: null, refused, notes };
  const { ruleset } = JSON.parse(readArtefact("ruleset/manifest.json").toString()) as { ruleset: string };
  const tool: Report["tool"] = { name: "iamgate", version: toolVersion(), ruleset };
  return { report: assemble(outcomes, { profile: profileOf(options.config), tool }), refused, notes };
}

async function judgePlan({ path, read }: PlanSource, options: JudgeOptions): Promise<JudgedOutcome> {
  // Only text leaves the function: the plan's objects take several times its memory, and are needed no more.
  const { input, kept, facts, locate, notes } = await encodedPlan(path, await read(), options);
  const report = await evaluate(input, kept, path, options);
  expectCount(report, facts.resourceChanges);
  return { plan: { path, ...facts }, report, locate, notes };
}

interface EncodedPlan {
  input: ArrayBuffer;
  kept: number;
  facts: ReturnType<typeof factsOf>;
  locate: Locate;
  notes: string[];
}

async function encodedPlan(
  path: string,
  { plan, archive }: LoadedPlan,
  { config, strict, allowIncomplete, source }: JudgeOptions,
): Promise<EncodedPlan> {
  const { configuration, notes } = await configurationIn(archive, path);
  const prepared = prepare(plan, {
    config: { ...config, profile: profileOf(config) },
    strict,
    allowIncomplete,
    configuration,
  });
  const facts = factsOf(prepared);
  const kept = facts.resourceChanges - prepared.input.iamgate.dropped;
  const written = source ?? configuration;
  return {
    input: encodeInput(prepared.input),
    kept,
    facts,
    locate: written === undefined ? () => undefined : locator(written),
    notes,
  };
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
