/**
 * iamgate as a library: judges Terraform plans without the command line. No global state, no process.exit; every
 * refusal is an IamGateError.
 */
import { resolve } from "node:path";
import type { AccessQuestion, AccessTable } from "./access/types.ts";
import { ConfigError, UsageError } from "./errors.ts";
import type { Report } from "./findings/types.ts";
import type { Configuration } from "./hcl/types.ts";
import { defaultJobs } from "./jobs.ts";
import { judge, type PlanSource } from "./judge.ts";
import { loadPlan } from "./plan/load.ts";
import { rulesetWorker } from "./ruleset/host.ts";
import type { Profile, RulesetConfig } from "./types.ts";

export type {
  AccessDecision,
  AccessQuestion,
  AccessTable,
  DecidingStatement,
  Decision,
} from "./access/types.ts";
export {
  ConfigError,
  EngineError,
  IamGateError,
  InputError,
  OutputError,
  UsageError,
} from "./errors.ts";
export type {
  Finding,
  JudgedPlan,
  RefusedPlan,
  Report,
  ReportPlan,
  ReportSubject,
  Summary,
} from "./findings/types.ts";
export type { Location } from "./hcl/types.ts";
export { loadRuleset, loadRulesetSync, type Ruleset } from "./ruleset/index.ts";
export type {
  Assumption,
  MfaState,
  MfaStatus,
  MissedDeny,
  Outcome,
  Profile,
  RulesetConfig,
  RulesetFinding,
  RulesetInput,
  RulesetReport,
  Severity,
  StatementRef,
  Subject,
  SubjectKind,
  Verdict,
  Witness,
} from "./types.ts";

/** A path to a saved plan or its JSON, or what JSON.parse made of that JSON. */
export type PlanInput = string | object;

export interface CheckOptions {
  /** Which sessions without MFA must be denied; goes before `config.profile`. Default: all-sessions. */
  profile?: Profile | undefined;
  /** What `iamgate.yaml` would say. Files are not looked for. */
  config?: RulesetConfig | undefined;
  /**
   * Take nothing for granted that only the configuration in a saved plan could prove: from JSON alone, a document that
   * is recovered through references counts as unverifiable.
   */
  strict?: boolean | undefined;
  /** Judge plans that say they are partial. */
  allowIncomplete?: boolean | undefined;
  /** For each plan, in milliseconds. Default: 300,000. */
  timeoutMs?: number | undefined;
  /** Threads that judge a plan with many subjects. Default: as many as there are processors, at most 4. */
  jobs?: number | undefined;
  /** The folder of the root module, to name the lines of findings. Default: the configuration in a saved plan. */
  source?: string | undefined;
  /** The program that reads saved plans. Default: terraform. */
  terraformBin?: string | undefined;
  /** The folder it runs in. Default: the nearest one with `.terraform/`, from the plan's own upwards. */
  terraformDir?: string | undefined;
  /** Where relative paths start. Default: the working directory of the process. */
  cwd?: string | undefined;
}

/**
 * Judges one plan or several. Plans that are objects are called `plan` in the report, or `plans[<index>]`.
 *
 * With several plans, one that cannot be judged has `error` in `report.plans`, and the verdict is never `pass`.
 * Rejects with an IamGateError when no plan can be judged: InputError for what is no plan, ConfigError and UsageError
 * for wrong options, EngineError for a ruleset that fails or runs out of time.
 */
export async function check(
  plan: PlanInput | readonly PlanInput[],
  options: CheckOptions = {},
): Promise<Report> {
  const timeoutMs = timeoutOf(options.timeoutMs);
  const config = await configOf(options);
  const source = await sourceIn(options);
  const sources = sourcesOf(plan, options, timeoutMs);
  const worker = rulesetWorker();
  try {
    worker.warm();
    const { report, refused } = await judge(sources, {
      config,
      strict: options.strict === true,
      allowIncomplete: options.allowIncomplete === true,
      timeoutMs,
      worker,
      jobs: jobsOf(options.jobs),
      source,
    });
    const [first] = refused;
    if (report !== null) return report;
    throw first?.error ?? new Error("no report, and no plan refused");
  } finally {
    await worker.close();
  }
}

/** Options of `check` that mean the same here, and the question. What is left out stands for all. */
export interface AccessOptions extends AccessQuestion, Omit<CheckOptions, "profile" | "jobs" | "source"> {}

/**
 * The decision table of a plan: who can do what in which MFA state, and which statements decide. Without `actions` it
 * lists what can be reached of those with which rights or credentials are had.
 *
 * Rejects with an IamGateError: UsageError for an unknown principal or action, and as `check` does.
 */
export async function access(plan: PlanInput, options: AccessOptions = {}): Promise<AccessTable> {
  const { decide } = await import("./access/decide.ts");
  const timeoutMs = timeoutOf(options.timeoutMs);
  const { principal, actions, resource, mfa } = options;
  const config = await configOf(options);
  const [source] = sourcesOf([plan], options, timeoutMs);
  if (source === undefined) throw new Error("one plan in, one source out");
  const worker = rulesetWorker();
  try {
    worker.warm();
    const { table } = await decide(
      source,
      { principal, actions, resource, mfa },
      {
        config,
        strict: options.strict === true,
        allowIncomplete: options.allowIncomplete === true,
        timeoutMs,
        worker,
      },
    );
    return table;
  } finally {
    await worker.close();
  }
}

function sourcesOf(
  plan: PlanInput | readonly PlanInput[],
  { cwd = process.cwd(), terraformBin, terraformDir }: CheckOptions,
  timeoutMs: number,
): PlanSource[] {
  const dir = terraformDir === undefined ? undefined : resolve(cwd, terraformDir);
  const sourceOf = (input: PlanInput, name: string): PlanSource =>
    typeof input === "string"
      ? { path: input, read: () => loadPlan(input, { cwd, terraformBin, terraformDir: dir, timeoutMs }) }
      : { path: name, read: async () => ({ plan: input }) };
  if (!Array.isArray(plan)) return [sourceOf(plan as PlanInput, "plan")];
  if (plan.length === 0) {
    throw new UsageError({
      code: "usage/no-plan",
      what: "No plan is given.",
      why: "Without a plan there is nothing to judge.",
      next: "Pass a plan, a path or an array of these.",
    });
  }
  return plan.map((input: PlanInput, index) => sourceOf(input, `plans[${index}]`));
}

async function sourceIn({ source, cwd = process.cwd() }: CheckOptions): Promise<Configuration | undefined> {
  if (source === undefined) return undefined;
  return (await import("./hcl/source.ts")).sourceConfiguration(source, cwd);
}

async function configOf({ profile, config }: CheckOptions): Promise<RulesetConfig> {
  const { checkConfig } = await import("./config/read.ts");
  const checked = config === undefined ? {} : await checkConfig(config, "config");
  if (profile === undefined) return checked;
  if (profile === "all-sessions" || profile === "console-only") return { ...checked, profile };
  throw new ConfigError({
    code: "config/invalid",
    what: `\`profile\` cannot be ${JSON.stringify(profile)}.`,
    why: "It is one of all-sessions and console-only.",
    next: "Correct it, or leave it out.",
  });
}

function jobsOf(jobs = defaultJobs()): number {
  if (Number.isInteger(jobs) && jobs > 0) return jobs;
  throw new UsageError({
    code: "usage/jobs",
    what: `\`jobs\` cannot be ${jobs}.`,
    why: "It is a positive number of threads.",
    next: "Correct it, or leave it out.",
  });
}

function timeoutOf(timeoutMs = 300_000): number {
  // Timers cannot count further, and would fire at once.
  if (timeoutMs > 0 && timeoutMs < 2 ** 31) return timeoutMs;
  throw new UsageError({
    code: "usage/timeout",
    what: `\`timeoutMs\` cannot be ${timeoutMs}.`,
    why: "It is a positive number of milliseconds, below 2^31.",
    next: "Correct it, or leave it out.",
  });
}
