import type { RulesetFinding } from "../types.ts";
import type { FindingExpectation, Json } from "./types.ts";

/**
 * For each expectation the finding that stands for it, or null. One finding stands for one expectation only, and as
 * many expectations as possible are served (maximum bipartite matching by augmenting paths), whatever their order:
 * a general expectation never takes the finding that a precise one needs.
 */
export function matchFindings(
  expected: readonly FindingExpectation[],
  found: readonly RulesetFinding[],
): (RulesetFinding | null)[] {
  const fits = expected.map((expectation) =>
    found.flatMap((finding, i) => (matches(expectation, finding) ? [i] : [])),
  );
  const taker = new Map<number, number>();

  const serve = (expectation: number, tried: Set<number>): boolean => {
    for (const finding of fits[expectation] ?? []) {
      if (tried.has(finding)) continue;
      tried.add(finding);
      const holder = taker.get(finding);
      if (holder === undefined || serve(holder, tried)) {
        taker.set(finding, expectation);
        return true;
      }
    }
    return false;
  };
  for (const i of expected.keys()) serve(i, new Set());

  const result: (RulesetFinding | null)[] = expected.map(() => null);
  for (const [finding, expectation] of taker) result[expectation] = found[finding] ?? null;
  return result;
}

/** Whether a finding is what an expectation describes: every field given, objects in part. */
export function matches(expectation: FindingExpectation, finding: RulesetFinding): boolean {
  return differences(expectation, finding).length === 0;
}

/** The fields of an expectation that a finding does not meet, as `witness.mfa: expected absent, found false`. */
export function differences(expectation: FindingExpectation, finding: RulesetFinding): string[] {
  const found = finding as unknown as Record<string, Json>;
  return Object.entries(expectation).flatMap(([field, value]) => compare(field, value as Json, found[field]));
}

function compare(path: string, expected: Json, found: Json | undefined): string[] {
  const differs = [`${path}: expected ${show(expected)}, found ${show(found)}`];
  if (Array.isArray(expected)) {
    return Array.isArray(found) && sameMembers(expected, found) ? [] : differs;
  }
  if (typeof expected === "object" && expected !== null) {
    if (typeof found !== "object" || found === null || Array.isArray(found)) return differs;
    return Object.entries(expected).flatMap(([key, value]) => compare(`${path}.${key}`, value, found[key]));
  }
  return expected === found ? [] : differs;
}

/** Lists hold the same members in any order; members that are objects are compared in part. */
function sameMembers(expected: Json[], found: Json[]): boolean {
  if (expected.length !== found.length) return false;
  const fits = (e: Json, f: Json): boolean => compare("", e, f).length === 0;
  const place = (i: number, free: Json[]): boolean =>
    i === expected.length ||
    free.some((member, j) => fits(expected[i] ?? null, member) && place(i + 1, free.toSpliced(j, 1)));
  return place(0, found);
}

function show(value: Json | undefined): string {
  if (value === undefined) return "nothing";
  return typeof value === "string" ? value : JSON.stringify(value);
}
