/** Records the plans of fixtures that changed since they were recorded. `--all` records all of them. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isMain, root, writeIfChanged } from "../build/paths.ts";
import { comparable, firstDifference } from "./difference.ts";
import { digestOf, type Fixture, fixturesIn } from "./fixtures.ts";
import { mapPool } from "./pool.ts";
import { openWorkspace } from "./workspace.ts";

/** Plans that real Terraform made, each beside its configuration. */
export const plansFolder: string = join(root, "cases", "plans");
const digestsFile = join(plansFolder, "recorded.json");

/** Plans at a time: each takes a processor and some hundred megabytes. */
export const WIDTH = 2;

/** Of what each plan was recorded: name of the fixture to digest. */
export function recordedDigests(): Record<string, string> {
  if (!existsSync(digestsFile)) return {};
  return JSON.parse(readFileSync(digestsFile, "utf8")) as Record<string, string>;
}

/** The recorded plan of a fixture; undefined when there is none yet. */
export function recordingOf({ folder }: Fixture): unknown {
  const file = join(folder, "plan.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

async function record(all: boolean): Promise<void> {
  const fixtures = fixturesIn(plansFolder);
  const digests = recordedDigests();
  const stale = fixtures.filter((one) => all || !isCurrent(one, digests));
  if (stale.length === 0) return say(`${fixtures.length} recordings, all current`);
  const workspace = await openWorkspace(process.env);
  if ("because" in workspace) {
    return say(`${names(stale)} left as recorded, because ${workspace.because}`);
  }
  say(`${workspace.words}; ${stale.length} of ${fixtures.length} to record`);
  const failures: string[] = [];
  try {
    await mapPool(stale, WIDTH, async (fixture) => {
      const made = await workspace.plan(fixture).catch((error: Error) => error);
      if (made instanceof Error) return void failures.push(made.message);
      keep(fixture, made.plan);
      digests[fixture.name] = digestOf(fixture);
    });
  } finally {
    workspace.close();
  }
  const lines = fixtures.flatMap(({ name }) => {
    const digest = digests[name];
    return digest === undefined ? [] : [`  ${JSON.stringify(name)}: ${JSON.stringify(digest)}`];
  });
  writeIfChanged(digestsFile, `{\n${lines.join(",\n")}\n}\n`);
  if (failures.length > 0) throw new Error(failures.join("\n"));
}

function isCurrent(fixture: Fixture, digests: Record<string, string>): boolean {
  return digests[fixture.name] === digestOf(fixture) && existsSync(join(fixture.folder, "plan.json"));
}

/** Writes a recording, unless the one that is there says the same. */
function keep(fixture: Fixture, made: unknown): void {
  const recorded = recordingOf(fixture);
  const difference = firstDifference(comparable(recorded), comparable(made));
  if (recorded !== undefined && difference === undefined) return;
  writeIfChanged(join(fixture.folder, "plan.json"), `${JSON.stringify(made, null, 1)}\n`);
  say(`recorded ${fixture.name}${recorded === undefined ? "" : ` (${difference})`}`);
}

function names(fixtures: Fixture[]): string {
  return fixtures.map(({ name }) => name).join(", ");
}

function say(text: string): void {
  process.stdout.write(`terraform: ${text}\n`);
}

if (isMain(import.meta.url)) {
  await record(process.argv.includes("--all")).catch((error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
}
