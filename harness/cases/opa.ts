import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { packageRoot, readArtefact } from "../artefacts.ts";
import { reportOf } from "../ruleset/answer.ts";
import { accessIn, accessInputs, expectationsOf } from "./access.ts";
import { answerOf, type CaseEngine, withAccess } from "./engines.ts";

/** Where OPA is, or why it is not used. */
export type OpaSearch = { binary: string } | { skipped: string };

/**
 * Looks for OPA: the environment variable IAMGATE_OPA as it is, else `opa` on PATH and then `.cache/bin/opa` of the
 * package, both only at the version the ruleset was built with.
 */
export async function findOpa(env: Record<string, string | undefined>): Promise<OpaSearch> {
  const search = await findBinary(env);
  if ("skipped" in search || existsSync(bundlePath())) return search;
  return { skipped: "the bundle for OPA is not built (dist/bundle.tar.gz)" };
}

async function findBinary(env: Record<string, string | undefined>): Promise<OpaSearch> {
  const named = env["IAMGATE_OPA"];
  if (named) {
    return (await versionOf(named, env))
      ? { binary: named }
      : { skipped: `IAMGATE_OPA=${named} does not run` };
  }
  const pinned = (JSON.parse(readArtefact("ruleset/manifest.json").toString()) as { opa: string }).opa;
  const found: string[] = [];
  for (const binary of ["opa", join(packageRoot(), ".cache", "bin", "opa")]) {
    const version = await versionOf(binary, env);
    if (version === pinned) return { binary };
    if (version) found.push(`${binary} is ${version}`);
  }
  return { skipped: [`OPA ${pinned} was not found`, ...found].join("; ") };
}

async function versionOf(
  binary: string,
  env: Record<string, string | undefined>,
): Promise<string | undefined> {
  const { stdout, failed } = await execa(binary, ["version"], { reject: false, env });
  return failed ? undefined : /^Version: *(\S+)/m.exec(stdout)?.[1];
}

function bundlePath(): string {
  return join(packageRoot(), "dist", "bundle.tar.gz");
}

interface ExecResult {
  result?: ExecEntry[];
}

interface ExecEntry {
  path: string;
  result?: unknown;
  error?: { message?: string };
}

/**
 * OPA itself on the same bundle. All cases go through one `opa exec` for each decision: loading the bundle costs far
 * more than judging a case.
 * @param binary the OPA executable
 * @param bundle the bundle, by default the one the build writes
 */
export function opaEngine(binary: string, bundle: string = bundlePath()): CaseEngine {
  const execute = (decision: string, inputs: readonly object[]): Promise<ExecAnswer[]> =>
    inputs.length === 0 ? Promise.resolve([]) : exec(binary, bundle, decision, inputs);
  return {
    name: "opa",
    evaluate: async (cases) => {
      const reports = await execute(
        "iamgate/main/report",
        cases.map(({ input }) => input),
      );
      const tables = await execute("iamgate/main/access", cases.flatMap(accessInputs));
      let next = 0;
      return Promise.all(
        cases.map((subject, i) => {
          const own = expectationsOf(subject).map((expectation) => ({ expectation, table: tables[next++] }));
          const answer = answerOf(subject, () => reportOf(resultsIn(reports[i])));
          return withAccess(answer, subject, async () =>
            own.map(({ expectation, table }) => accessIn(resultsIn(table), expectation)),
          );
        }),
      );
    },
  };
}

/** What OPA said to one input, or why it said nothing at all. */
type ExecAnswer = { entry: ExecEntry | undefined } | { failure: string };

async function exec(
  binary: string,
  bundle: string,
  decision: string,
  inputs: readonly object[],
): Promise<ExecAnswer[]> {
  // The inputs may hold what a plan holds, so they are for this user only and gone afterwards.
  const folder = mkdtempSync(join(tmpdir(), "iamgate-cases-"));
  try {
    for (const [i, input] of inputs.entries())
      writeFileSync(join(folder, `${i}.json`), JSON.stringify(input));
    const options = { cwd: folder, reject: false, maxBuffer: 1 << 30 };
    const { stdout, stderr, failed } = await execa(
      binary,
      ["exec", "--decision", decision, "-b", bundle, "."],
      options,
    );
    const entries = parse(stdout);
    if (failed || !entries) {
      const failure = `opa exec failed: ${stderr.trim().split("\n").at(-1) || stdout.slice(0, 300)}`;
      return inputs.map(() => ({ failure }));
    }
    const byPath = new Map(entries.map((entry) => [entry.path.replace(/^\.\//, ""), entry]));
    return inputs.map((_, i) => ({ entry: byPath.get(`${i}.json`) }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function parse(stdout: string): ExecEntry[] | undefined {
  try {
    return (JSON.parse(stdout) as ExecResult).result;
  } catch {
    // The caller says it with OPA's own words.
    return undefined;
  }
}

/** In the shape in which WASM answers. Throws what OPA says instead. */
function resultsIn(answer: ExecAnswer | undefined): unknown {
  if (answer !== undefined && "failure" in answer) throw new Error(answer.failure);
  const entry = answer?.entry;
  if (entry?.error) throw new Error(entry.error.message ?? "opa exec gave an error without a message");
  return entry && "result" in entry ? [{ result: entry.result }] : [];
}
