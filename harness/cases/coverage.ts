import type { RulesetFinding } from "../types.ts";
import type { CaseEngine } from "./engines.ts";
import { isObject } from "./expand/change.ts";
import { prepareCase } from "./prepare-case.ts";
import { ruleIds } from "./rules.ts";
import type { CaseResult } from "./run.ts";
import { inScope } from "./scope.ts";
import type { Given, PreparedCase, ResourceSource } from "./types.ts";

/** The three behaviours of a rule that cases should show. */
export interface Coverage {
  /** Some case has a finding of the rule. */
  firing: boolean;
  /** Some case with the rule in scope has none, though there was somebody to judge. */
  quiet: boolean;
  /**
   * Some case is unverifiable where the rule could not be decided: its finding has that outcome, or it fires as soon
   * as what the case makes unknown is known, and what it defers is planned.
   */
  unverifiable: boolean;
}

/**
 * What the cases show of each rule.
 * @param results of an evaluation of all cases
 * @param rules ids, by default every rule of the ruleset and every path of the catalogue
 * @param engine for the second evaluation, of the cases with `unknown`, with everything known
 */
export async function coverageOf(
  results: readonly CaseResult[],
  engine: CaseEngine,
  rules: readonly string[] = [...ruleIds().values()].flat(),
): Promise<Map<string, Coverage>> {
  const revealed = await rulesOnceKnown(results, engine);
  const coverage = new Map<string, Coverage>();
  for (const id of rules) {
    const row: Coverage = { firing: false, quiet: false, unverifiable: false };
    for (const result of results) {
      const { subject, report } = result;
      if (!report || !inScope(id, subject.scope)) continue;
      const found = report.findings.filter((finding) => namedBy(finding).includes(id));
      if (found.length > 0) row.firing = true;
      else if (report.subjects.length > 0) row.quiet = true;
      if (found.some(({ outcome }) => outcome === "unverifiable")) row.unverifiable = true;
      if (found.length === 0 && revealed.get(subject.file)?.has(id)) row.unverifiable = true;
    }
    coverage.set(id, row);
  }
  return coverage;
}

/** The rules a finding stands for: its own, and the paths that are folded into it. */
function namedBy({ rule, details }: RulesetFinding): string[] {
  return [rule, ...details];
}

/** By file, the rules that fire in an unverifiable case once nothing in it is unknown or put off. */
async function rulesOnceKnown(
  results: readonly CaseResult[],
  engine: CaseEngine,
): Promise<Map<string, ReadonlySet<string>>> {
  const known = results
    .filter(({ subject, judgement }) => judgement?.found === "unverifiable" && isOpen(subject.source.given))
    .map(({ subject }) => withEverythingKnown(subject));
  const answers = await engine.evaluate(known);
  const entries = known.map(({ file }, i): [string, ReadonlySet<string>] => {
    const answer = answers[i];
    const findings = answer && "report" in answer ? answer.report.findings : [];
    return [file, new Set(findings.flatMap(namedBy))];
  });
  return new Map(entries);
}

function isOpen({ unknown, plan_extra }: Given): boolean {
  return unknown !== undefined || plan_extra?.["deferred_changes"] !== undefined;
}

function withEverythingKnown(subject: PreparedCase): PreparedCase {
  const { unknown, ...given } = subject.source.given;
  const source = { ...subject.source, given: withDeferredPlanned(given) };
  return prepareCase({ ...subject, source, locate: () => undefined });
}

/** What is put off to a later plan, planned in this one. A whole plan stays as it is: nothing stands beside it. */
function withDeferredPlanned(given: Given): Given {
  const { deferred_changes: deferred, complete, ...extra } = given.plan_extra ?? {};
  if (!Array.isArray(deferred) || given.plan !== undefined) return given;
  const planned = deferred.flatMap((entry) => {
    const change = isObject(entry) ? entry["resource_change"] : undefined;
    return isObject(change) && typeof change["address"] === "string" ? [change as ResourceSource] : [];
  });
  return { ...given, resources: [...(given.resources ?? []), ...planned], plan_extra: extra };
}

/** The rules that lack a behaviour, for people: one line each. */
export async function coverageLines(
  results: readonly CaseResult[],
  engines: readonly CaseEngine[],
): Promise<string[]> {
  const [engine] = engines;
  if (!engine) return [];
  const coverage = await coverageOf(results, engine);
  const gaps = [...coverage].flatMap(([rule, row]) => {
    const missing = (["firing", "quiet", "unverifiable"] as const).filter((behaviour) => !row[behaviour]);
    return missing.length > 0 ? [`  ${rule}: no ${missing.join(", no ")} case`] : [];
  });
  const whole = coverage.size - gaps.length;
  return [
    `coverage: ${whole} of ${coverage.size} rules have a firing, a quiet and an unverifiable case`,
    ...gaps,
  ];
}
