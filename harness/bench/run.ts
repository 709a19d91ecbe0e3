/** What `make bench` runs: measures every bar and writes the page. A bar that fails is missed, the others go on. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { execa } from "execa";
import { opaVersion } from "../build/opa.ts";
import { root } from "../build/paths.ts";
import { Bench } from "./bench.ts";
import type { Line } from "./line.ts";
import { missed } from "./line.ts";
import { checkov, conftest } from "./others.ts";
import { pageOf } from "./page.ts";
import { cold } from "./rows/cold.ts";
import { huge } from "./rows/huge.ts";
import { againstCheckov, againstOpa, grown, large } from "./rows/large.ts";
import { packed } from "./rows/package.ts";
import { people } from "./rows/people.ts";
import type { Row } from "./rows/row.ts";
import { type Profile, profiles } from "./steps.ts";

const ROWS: readonly Row[] = [cold, large, grown, againstOpa, againstCheckov, people, huge, packed];
const PROFILE = "profile";
const NAMES = [...ROWS.map(({ name }) => name), PROFILE];

const say = (text: string): void => void process.stderr.write(`${text}\n`);

interface Arguments {
  only: string[];
  quick: boolean;
  seed: number;
}

/** Throws for options that do not exist. */
function argumentsOf(args: string[]): Arguments {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: "string", multiple: true, default: [] },
      quick: { type: "boolean", default: false },
      seed: { type: "string", default: "1" },
    },
  });
  const { only, quick } = values;
  const unknown = only.find((name) => !NAMES.includes(name));
  if (unknown !== undefined) throw new Error(`--only ${unknown}: there are ${NAMES.join(", ")}`);
  const seed = Number(values.seed);
  if (!Number.isInteger(seed)) throw new Error("--seed takes a whole number");
  return { only, quick, seed };
}

async function measured(row: Row, bench: Bench): Promise<Line[]> {
  say(`${row.name}:`);
  try {
    const lines = await row.measure(bench);
    for (const { work, bar, measured: what } of lines) say(`  ${work}; ${bar}: ${what}`);
    return lines;
  } catch (thrown) {
    const reason = (thrown as Error).message.split("\n", 1)[0] ?? "";
    say(`  failed: ${reason}`);
    return [missed(row.name, "", `failed: ${reason}`)];
  }
}

async function main({ only, quick, seed }: Arguments): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "iamgate-bench-"));
  const end = (): void => rmSync(folder, { recursive: true, force: true });
  process.on("exit", end);
  // Plans of hundreds of megabytes must not stay behind either when somebody loses patience.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(130));
  const bench = new Bench({ seed, quick, folder, say });
  const wanted = (name: string): boolean => only.length === 0 || only.includes(name);
  const lines: Line[] = [];
  for (const row of ROWS) if (wanted(row.name)) lines.push(...(await measured(row, bench)));
  let steps: Profile[] = [];
  if (wanted(PROFILE)) {
    say(`${PROFILE}:`);
    steps = await profiles(bench);
  }
  const programs = Object.fromEntries(
    [
      ["OPA", opaVersion],
      ["conftest", conftest(folder)?.version],
      ["Checkov", checkov()?.version],
    ].filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  const clean = (text: string): string => text.replaceAll(`${folder}/`, "");
  const page = clean(pageOf({ lines, profiles: steps, programs, seed, date: new Date() }));
  if (only.length > 0 || quick) {
    process.stdout.write(page.slice(page.indexOf("# Speed")));
    return;
  }
  const file = join(root, "harness", "bench", "README.md");
  writeFileSync(file, page);
  await execa(join(root, "node_modules", ".bin", "biome"), ["format", "--write", file], { cwd: root });
  say(`written: ${file}`);
}

try {
  await main(argumentsOf(process.argv.slice(2)));
} catch (thrown) {
  say((thrown as Error).message);
  process.exitCode = 1;
}
