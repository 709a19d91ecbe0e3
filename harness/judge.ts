import { readArtefact, toolVersion } from "./artefacts.ts";
import { IamGateError } from "./errors.ts";
import { assemble, type PlanOutcome } from "./findings/assemble.ts";
import type { Report } from "./findings/types.ts";
import { type Prepared, prepare } from "./plan/prepare.ts";
import { expectCount } from "./ruleset/answer.ts";
import { encodeInput } from "./ruleset/encode.ts";
import type { RulesetWorker } from "./ruleset/host.ts";
import type { RulesetConfig } from "./types.ts";

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
}

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
  const { config, strict, allowIncomplete, timeoutMs, worker } = options;
  const prepared = prepare(await read(), {
    config: { ...config, profile: profileOf(config) },
    strict,
    allowIncomplete,
  });
  const report = await worker.evaluate(encodeInput(prepared.input), timeoutMs);
  expectCount(report, prepared.resourceChanges);
  return { plan: { path, ...factsOf(prepared) }, report };
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
