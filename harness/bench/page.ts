/** The page that `make bench` writes. */
import { cpus, loadavg, totalmem, type } from "node:os";
import type { Line } from "./line.ts";
import { megabytes, seconds } from "./line.ts";
import type { Profile } from "./steps.ts";

export interface Results {
  lines: Line[];
  profiles: Profile[];
  /** Programs and their versions. */
  programs: Record<string, string>;
  seed: number;
  date: Date;
}

export function pageOf({ lines, profiles, programs, seed, date }: Results): string {
  const [cpu] = cpus();
  const versions = Object.entries({ Node: process.version, ...programs }).map(
    ([name, text]) => `${name} ${text}`,
  );
  const machine = `${cpu?.model ?? "unknown"}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()}`;
  return `<!-- Written by \`make bench\`. Do not edit. -->

# Speed

Measured on ${date.toISOString().slice(0, 10)} with plans made from seed ${seed}. Times are of whole processes, and
medians of 5 runs unless it says otherwise; what takes longer than 20 seconds is run once. The two sides of a ratio are
run in turns. A program that takes longer than 120 seconds (Checkov: 600) is ended.

- Machine: ${machine}
- Load over the last 15 minutes, of which the bench itself makes up to ${cpus().length}: ${loadavg()[2]?.toFixed(1)}
- Programs: ${versions.join(", ")}

${table(["work", "bar", "measured", "met"], lines.map(cells))}

## Where the time goes

One process and one thread for each plan, one run: \`node dist/harness/bench/profile.js PLAN\`. The command line loads the
ruleset in a second thread while it reads the plan, so that the steps do not add up to its time. In brackets: how far
the memory of the ruleset was in use after the step.

${profileTable(profiles)}

## Plans

[plan.ts](plan.ts) makes them: the same seed gives the same bytes. Of 10,000 resources 2,000 are IAM: 400 users with
inline policies of five statements and a group each, 16 groups with a guard, and 256 modules with a role; 200 documents
are distinct. The rest are instances, buckets, security groups, records and alarms in blocks of ten.

\`\`\`sh
make bench ARGS="--quick"
make bench ARGS="--only cold --only people --seed 7"
node dist/harness/bench/make-plan.js --resources 500 --iam 100 --principals 20 >plan.json
\`\`\`

With \`--quick\` (a tenth of the size, two runs) or \`--only\` the table is printed, and this page stays as it is.
`;
}

function cells({ work, bar, measured, met }: Line): string[] {
  return [work, bar, measured, met === null ? "not measured" : met ? "yes" : "**no**"];
}

function profileTable(profiles: readonly Profile[]): string {
  // What is behind the bracket differs between plans.
  const keyOf = (step: string): string => step.replace(/ \(.*/, "");
  const keys = new Set(profiles.flatMap(({ steps }) => steps.map(({ step }) => keyOf(step))));
  const rows = [...keys].map((key) => [
    key,
    ...profiles.map(({ steps }) => {
      const found = steps.find(({ step }) => keyOf(step) === key);
      if (found === undefined) return "";
      const notes = [/\((.+)\)/.exec(found.step)?.[1], found.memory && megabytes(found.memory)];
      const said = notes.filter((note) => note !== undefined);
      return `${seconds(found.ms)}${said.length === 0 ? "" : ` (${said.join("; ")})`}`;
    }),
  ]);
  const failures = profiles.map(({ failure }) => failure ?? "");
  if (failures.some((failure) => failure !== "")) rows.push(["what stopped the next step", ...failures]);
  return table(["step", ...profiles.map(({ plan }) => plan)], rows);
}

/** A Markdown table with straight columns, as Biome wants it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const escaped = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll("|", "\\|")));
  const widths = head.map((_, column) => Math.max(3, ...escaped.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${widths.map((width, column) => (row[column] ?? "").padEnd(width)).join(" | ")} |`;
  const [first = [], ...rest] = escaped;
  return [line(first), line(widths.map((width) => "-".repeat(width))), ...rest.map(line)].join("\n");
}
