import type { Decision } from "../access/types.ts";
import type { RulesetReport } from "../types.ts";

/**
 * One text for all spellings of a JSON value: keys sorted, and lists too, because the sets of Rego come out in
 * another order on each engine.
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(",")}}`;
}

/** What one report says and another does not, one canonical line each; empty when they are equal. */
export function reportDifferences(
  a: { name: string; report: RulesetReport },
  b: { name: string; report: RulesetReport },
): string[] {
  const sections = new Set([...Object.keys(a.report), ...Object.keys(b.report)]);
  return [...sections].sort().flatMap((section) => {
    const inA = lines(a.report, section);
    const inB = lines(b.report, section);
    return [
      ...inA.filter((line) => !inB.includes(line)).map((line) => `only ${a.name}: ${section} ${line}`),
      ...inB.filter((line) => !inA.includes(line)).map((line) => `only ${b.name}: ${section} ${line}`),
    ];
  });
}

/** One section of a report, member by member; equal members are numbered so that their count matters too. */
function lines(report: RulesetReport, section: string): string[] {
  const value = (report as unknown as Record<string, unknown>)[section];
  const members = Array.isArray(value) ? value : [value];
  const seen = new Map<string, number>();
  return members.map((member) => {
    const line = canonical(member ?? null);
    const count = (seen.get(line) ?? 0) + 1;
    seen.set(line, count);
    return count === 1 ? line : `${line} #${count}`;
  });
}

/** What one decision table says and another does not, for each expectation. */
export function accessDifferences(
  a: { name: string; access: readonly Decision[][] },
  b: { name: string; access: readonly Decision[][] },
): string[] {
  const rows = Math.max(a.access.length, b.access.length);
  return Array.from({ length: rows }, (_, i) => i).flatMap((i) => {
    const [inA, inB] = [canonical(a.access[i] ?? null), canonical(b.access[i] ?? null)];
    return inA === inB ? [] : [`${a.name}: access ${i} ${inA}`, `${b.name}: access ${i} ${inB}`];
  });
}
