import { UsageError } from "../errors.ts";
import type { RulesetReport } from "../types.ts";
import { accessDifferences, reportDifferences } from "./canonical.ts";
import { discoverCases } from "./discover.ts";
import { type Answer, type CaseEngine, wasmEngine } from "./engines.ts";
import { judge, passes } from "./judge.ts";
import { type LoadedCase, loadCase } from "./load.ts";
import { findOpa, opaEngine } from "./opa.ts";
import { prepareCase } from "./prepare-case.ts";
import { CaseProblem } from "./problem.ts";
import { ruleIds } from "./rules.ts";
import type { Judgement, PreparedCase } from "./types.ts";

export interface LoadResult {
  /** Cases that can be evaluated. */
  cases: PreparedCase[];
  /** Files that cannot: each counts as a failed case, and the run exits 2. */
  problems: CaseProblem[];
}

/** What came of one case. */
export interface CaseResult {
  subject: PreparedCase;
  /** Of the first engine that answered; absent when none did. */
  judgement?: Judgement;
  /** The report behind the judgement. */
  report?: RulesetReport;
  /** Engines that gave no answer to be held to, with the reason. */
  failures: { engine: string; reason: string }[];
  /** What the engines say differently; empty when they agree or only one ran. */
  differences: string[];
}

/** Which engines a run uses, and which it does without. */
export interface Engines {
  engines: CaseEngine[];
  /** Said in the output: an engine that is not there has not tested anything. */
  skipped?: string;
}

/**
 * Finds, reads, expands and prepares cases.
 * @param paths files and folders relative to `cwd`; none: `cases`
 * @param o.filter keep only cases whose title or path contains this text, in any letter case
 * @throws UsageError when no case is left
 */
export function loadCases(
  paths: readonly string[],
  o: { cwd: string; filter?: string | undefined },
): LoadResult {
  const rules = ruleIds();
  const titles = new Map<string, string>();
  const result: LoadResult = { cases: [], problems: [] };
  let kept = 0;
  for (const file of discoverCases(paths, o.cwd)) {
    try {
      const loaded = loadCase(file, { cwd: o.cwd, rules });
      refuseTwin(loaded, titles);
      if (!selected(loaded, o.filter)) continue;
      kept++;
      result.cases.push(prepareCase(loaded));
    } catch (error) {
      // A file that cannot be read may be the one that was asked for, so no filter hides it.
      if (!(error instanceof CaseProblem)) throw error;
      result.problems.push(error);
    }
  }
  if (kept === 0 && result.problems.length === 0) throw nothingSelected(o.filter ?? "");
  return result;
}

/** Two cases of one title cannot be told apart in any output. */
function refuseTwin(loaded: LoadedCase, titles: Map<string, string>): void {
  const twin = titles.get(loaded.source.title);
  if (twin !== undefined) {
    throw new CaseProblem(loaded.label, `${twin} has the same title`, loaded.locate(["title"]));
  }
  titles.set(loaded.source.title, loaded.label);
}

function selected({ label, source }: LoadedCase, filter: string | undefined): boolean {
  return filter === undefined || `${label}\n${source.title}`.toLowerCase().includes(filter.toLowerCase());
}

function nothingSelected(filter: string): UsageError {
  return new UsageError({
    code: "usage/no-cases",
    what: `No case has "${filter}" in its title or path.`,
    why: "A run without any case tests nothing.",
    next: "Give --filter a part of a title or of a path.",
  });
}

/**
 * The engines of a run. `both` is WASM and, where OPA is found, OPA.
 * @throws UsageError when OPA was asked for by name and is not there
 */
export async function chooseEngines(
  choice: "wasm" | "opa" | "both",
  env: Record<string, string | undefined>,
): Promise<Engines> {
  if (choice === "wasm") return { engines: [wasmEngine()] };
  const search = await findOpa(env);
  if ("binary" in search) {
    const opa = opaEngine(search.binary);
    return { engines: choice === "opa" ? [opa] : [wasmEngine(), opa] };
  }
  if (choice === "both") return { engines: [wasmEngine()], skipped: `opa: ${search.skipped}` };
  throw new UsageError({
    code: "usage/no-opa",
    what: `OPA cannot be used: ${search.skipped}.`,
    why: "--engine opa runs the cases on OPA itself.",
    next: "Put opa on PATH or its path into IAMGATE_OPA, or leave --engine out.",
  });
}

/** Evaluates cases on every engine, judges them, and compares the engines. Results in the order of the cases. */
export async function evaluateCases(cases: PreparedCase[], engines: CaseEngine[]): Promise<CaseResult[]> {
  const answers = await Promise.all(engines.map(async (engine) => engine.evaluate(cases)));
  return cases.map((subject, i) => {
    const said = engines.map(({ name }, e) => ({ name, answer: answers[e]?.[i] ?? silent }));
    return resultOf(subject, said);
  });
}

const silent: Answer = { failure: "the engine gave no answer" };

function resultOf(subject: PreparedCase, said: { name: string; answer: Answer }[]): CaseResult {
  const failures = said.flatMap(({ name, answer }) =>
    "failure" in answer ? [{ engine: name, reason: answer.failure }] : [],
  );
  const reports = said.flatMap(({ name, answer }) =>
    "report" in answer ? [{ name, report: answer.report, access: answer.access ?? [] }] : [],
  );
  const [first, ...others] = reports;
  if (!first) return { subject, failures, differences: [] };
  const differences = others.flatMap((other) => [
    ...reportDifferences(first, other),
    ...accessDifferences(first, other),
  ]);
  return {
    subject,
    judgement: judge(subject, first.report, first.access),
    report: first.report,
    failures,
    differences,
  };
}

/** Whether a case got what it expects, on every engine. */
export function passed({ judgement, failures, differences }: CaseResult): boolean {
  return judgement !== undefined && passes(judgement) && failures.length === 0 && differences.length === 0;
}
