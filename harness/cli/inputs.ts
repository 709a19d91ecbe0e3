import { resolve, sep } from "node:path";
import { UsageError } from "../errors.ts";
import type { Configuration } from "../hcl/types.ts";
import { defaultJobs } from "../jobs.ts";
import type { PlanSource } from "../judge.ts";
import { PROFILES, type RulesetConfig } from "../types.ts";
import { type Io, type OptionValues, textOf } from "./command.ts";
import type { Progress } from "./progress.ts";

/** The name under which stdin goes on the command line. */
export const STDIN = "-";
export const DEFAULT_TIMEOUT_SECONDS = 300;
/** What a timer can count: 2^31 - 1 milliseconds, 24 days. */
const MAX_TIMEOUT_SECONDS = 2_147_483;
const MAX_JOBS = 256;

/** The plans that are named, as they are named. Throws UsageError for none, and for a stdin that holds none. */
export function plansOf(
  positionals: readonly string[],
  io: Pick<Io, "stdin">,
  command = "check",
): readonly string[] {
  if (positionals.length === 0) {
    throw new UsageError({
      code: "usage/no-plan",
      what: "No plan is given.",
      why: "Without a plan there is nothing to judge.",
      next: `Name a saved plan or its JSON (\`iamgate ${command} tf.plan\`), or \`-\` to read JSON from a pipe.`,
    });
  }
  const pipes = positionals.filter((path) => path === STDIN).length;
  if (pipes > 1) {
    throw new UsageError({
      code: "usage/stdin-twice",
      what: "`-` is given twice.",
      why: "Standard input can be read once, and holds one plan.",
      next: "Give `-` once, and the other plans as files.",
    });
  }
  if (pipes === 1 && io.stdin.isTTY) {
    throw new UsageError({
      code: "usage/stdin-terminal",
      what: "`-` reads the plan from a pipe, but standard input is a terminal.",
      why: "Nothing would ever come.",
      next: `Pipe the plan: \`terraform show -json tf.plan | iamgate ${command} -\`.`,
    });
  }
  return positionals;
}

/** `--timeout` in milliseconds. Throws UsageError for what is no positive number of seconds. */
export function timeoutOf(text: string | undefined): number {
  const seconds = text === undefined ? DEFAULT_TIMEOUT_SECONDS : Number(text);
  const plain = text === undefined || /^\d*\.?\d+$/.test(text);
  if (plain && seconds > 0 && seconds <= MAX_TIMEOUT_SECONDS) return seconds * 1000;
  throw new UsageError({
    code: "usage/timeout",
    what: `\`--timeout\` cannot be \`${text}\`.`,
    why: `It is a positive number of seconds, at most ${MAX_TIMEOUT_SECONDS}.`,
    next: `Write it as \`--timeout ${DEFAULT_TIMEOUT_SECONDS}\`.`,
  });
}

/** `--jobs` as a number of threads. Throws UsageError for what is none. */
export function jobsOf(text: string | undefined): number {
  if (text === undefined) return defaultJobs();
  const jobs = Number(text);
  if (/^\d+$/.test(text) && jobs > 0 && jobs <= MAX_JOBS) return jobs;
  throw new UsageError({
    code: "usage/jobs",
    what: `\`--jobs\` cannot be \`${text}\`.`,
    why: `It is a number of threads, 1 to ${MAX_JOBS}.`,
    next: "Leave it out, and it is the number of processors.",
  });
}

/** How to read each plan. Nothing is read yet, and what reads saved plans is loaded only for those. */
export function sourcesOf(
  plans: readonly string[],
  values: OptionValues,
  { io, timeoutMs, progress }: { io: Io; timeoutMs: number; progress: Progress },
): PlanSource[] {
  const { cwd, env } = io;
  const folder = textOf(values, "terraform-dir");
  const options = {
    cwd,
    env,
    timeoutMs,
    terraformBin: programOf(textOf(values, "terraform-bin"), cwd),
    terraformDir: folder === undefined ? undefined : resolve(cwd, folder),
  };
  return plans.map((path, index) => ({
    path,
    read: async () => {
      const name = path === STDIN ? "standard input" : path;
      progress.doing(`judging ${name}${plans.length > 1 ? ` (${index + 1} of ${plans.length})` : ""} ...`);
      const { loadPlan } = await import("../plan/load.ts");
      return loadPlan(path, { ...options, stdin: path === STDIN ? io.stdin : undefined });
    },
  }));
}

/** A program named by path is meant from here, not from the folder it will run in; a bare name is looked up on PATH. */
function programOf(name: string | undefined, cwd: string): string | undefined {
  return name !== undefined && (name.includes(sep) || name.includes("/")) ? resolve(cwd, name) : name;
}

/** What `--source` holds, for the lines of findings. Rejects with InputError when it is no folder. */
export async function sourceOf(values: OptionValues, cwd: string): Promise<Configuration | undefined> {
  const folder = textOf(values, "source");
  if (folder === undefined) return undefined;
  return (await import("../hcl/source.ts")).sourceConfiguration(folder, cwd);
}

/** The configuration file that counts, absolute: the one named, else the nearest upwards, else none. */
export async function configFileOf(values: OptionValues, cwd: string): Promise<string | undefined> {
  const named = textOf(values, "config");
  if (named !== undefined) return resolve(cwd, named);
  return (await import("../config/read.ts")).findConfig(cwd);
}

/** What that file says, and over it what the command line says. Rejects with ConfigError. */
export async function configOf(file: string | undefined, values: OptionValues): Promise<RulesetConfig> {
  const config = file === undefined ? {} : await (await import("../config/read.ts")).readConfig(file);
  const profile = PROFILES.find((name) => name === textOf(values, "profile"));
  return profile === undefined ? config : { ...config, profile };
}
