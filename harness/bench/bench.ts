/** What all measurements share: the plans, made once, and the programs. */
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { root } from "../build/paths.ts";
import { type PlanOptions, resourcesFor, writePlan } from "./plan.ts";
import type { Command } from "./process.ts";

export interface BenchOptions {
  seed: number;
  /** Smaller plans and fewer runs: to try the bench itself. */
  quick: boolean;
  /** Holds the plans; they are large. */
  folder: string;
  say: (text: string) => void;
}

export type PlanName = "small" | "large" | "grown" | "few" | "some" | "many" | "huge";

type Sizes = Omit<PlanOptions, "seed">;

/** The plans of the bars, and smaller ones. `huge` gets its resources from the bytes wanted. */
function sizes(quick: boolean): Record<PlanName, Sizes> {
  const by = quick ? 10 : 1;
  const small = { resources: 50, iam: 20, principals: 4, statements: 3, documents: 4, existing: 0 };
  const large = {
    resources: 10_000 / by,
    iam: 2_000 / by,
    principals: 400 / by,
    statements: 5,
    documents: 200 / by,
    existing: 0,
  };
  // Nothing but users with a policy of their own, each of which says something else.
  const people = (count: number): Sizes => ({
    resources: 2 * count,
    iam: 2 * count,
    principals: count,
    statements: 20,
    documents: count,
    existing: 0,
  });
  return {
    small,
    large,
    grown: { ...large, existing: 0.95 },
    few: people(50 / by),
    some: people(500 / by),
    many: people(5_000 / by),
    huge: { ...large, existing: 0.95 },
  };
}

export class Bench {
  readonly options: BenchOptions;
  readonly runs: number;

  constructor(options: BenchOptions) {
    this.options = options;
    this.runs = options.quick ? 2 : 5;
  }

  get hugeBytes(): number {
    return this.options.quick ? 40e6 : 400e6;
  }

  sizesOf(name: PlanName): Sizes {
    return sizes(this.options.quick)[name];
  }

  /** The path of a plan and its size in bytes; it is made when it is first asked for. */
  async plan(name: PlanName): Promise<{ file: string; bytes: number }> {
    const file = join(this.options.folder, `${name}.json`);
    if (existsSync(file)) return { file, bytes: statSync(file).size };
    this.options.say(`  making the plan "${name}"`);
    const options = { seed: this.options.seed, ...this.sizesOf(name) };
    const resources = name === "huge" ? resourcesFor(this.hugeBytes, options) : options.resources;
    return { file, bytes: await writePlan(file, { ...options, resources }) };
  }
}

const node = process.execPath;

/** A Node process that does nothing. */
export const nothing: Command = { file: node, args: ["-e", "0"] };

/** A Node process that reads a file and parses it, and does nothing else. */
export function parsing(file: string): Command {
  return {
    file: node,
    args: ["-e", 'JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"))', file],
  };
}

/** iamgate as it ships, with the plan judged whatever the verdict. */
export function check(file: string): Command {
  const cli = join(root, "dist", "harness", "cli", "bin.js");
  return { file: node, args: [cli, "check", file], codes: [0, 1] };
}
