/** Where the time goes: the steps of `profile.ts`, each in a process of its own for every plan. */
import { join } from "node:path";
import { execa } from "execa";
import { root } from "../build/paths.ts";
import type { Bench, PlanName } from "./bench.ts";
import { DEFAULT_TIMEOUT } from "./process.ts";
import type { Step } from "./profile.ts";

export interface Profile {
  plan: string;
  steps: Step[];
  /** Why there are no more steps; undefined when these are all. */
  failure: string | undefined;
}

const PLANS: readonly PlanName[] = ["small", "large", "grown", "few"];

/** Never rejects for a step that fails. */
export async function profiles(bench: Bench): Promise<Profile[]> {
  const list: Profile[] = [];
  for (const name of PLANS) {
    const { file } = await bench.plan(name);
    list.push({ plan: wordsFor(bench, name), ...(await profileOf(file)) });
  }
  return list;
}

function wordsFor(bench: Bench, name: PlanName): string {
  const { resources, existing, principals, statements } = bench.sizesOf(name);
  if (name === "few") return `${principals} users with ${statements} statements each`;
  return `${resources.toLocaleString("en")} resources${existing === 0 ? "" : `, ${existing * 100} % unchanged`}`;
}

async function profileOf(file: string): Promise<Omit<Profile, "plan">> {
  const script = join(root, "dist", "harness", "bench", "profile.js");
  const options = { reject: false, timeout: DEFAULT_TIMEOUT, killSignal: "SIGKILL" } as const;
  const { failed, timedOut, stdout, stderr, signal } = await execa(process.execPath, [script, file], options);
  const lines = stdout.split("\n").filter((line) => line.startsWith("{"));
  const steps = lines.map((line) => JSON.parse(line) as Step);
  if (!failed) return { steps, failure: undefined };
  const thrown = /^\w*Error: .+|^FATAL ERROR: .+/m.exec(stderr)?.[0] ?? signal ?? "failed";
  return { steps, failure: timedOut ? `not done after ${DEFAULT_TIMEOUT / 1000} s` : thrown };
}
