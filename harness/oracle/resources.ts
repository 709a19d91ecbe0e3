/**
 * A finite sample of concrete resources that tells apart whatever a set of patterns tells apart:
 * for each subset of up to three patterns a member of their intersection inside the type, with its stars short
 * and with its stars filled, and plain names beside them. Kept: one resource per set of patterns it matches.
 */
import { common, matches } from "./pattern.ts";
import { ACCOUNT, isNamed, type ResourceType } from "./universe.ts";

const FILLERS = ["example", "a/b", "zq9"];
const OTHER_ACCOUNT = "444455556666";
const cache = new Map<string, string[]>();

/** Concrete ARNs of `type`; `patterns` are resource patterns with the caller's name filled in. */
export function resourcesOf(
  type: ResourceType,
  patterns: readonly string[],
  names: readonly string[],
): string[] {
  const near = patterns.filter((p) => tellsApart(p, type));
  const own = /^iam\/(user|mfa)$/.test(type.key) ? names : [];
  const key = [type.key, ...own, "|", ...near].join("\n");
  const known = cache.get(key);
  if (known !== undefined) return known;
  const kept = new Map<string, string>();
  for (const resource of candidates(type, near, own)) {
    if (!isNamed(resource)) continue;
    const signature = near.map((p) => (matches(p, resource) ? "1" : "0")).join("");
    if (!kept.has(signature)) kept.set(signature, resource);
  }
  const answer = [...kept.values()];
  if (cache.size > 50_000) cache.clear();
  cache.set(key, answer);
  return answer;
}

const apart = new Map<string, WeakMap<ResourceType, boolean>>();

/** Does the pattern hold for some resources of the type and not for others? */
function tellsApart(pattern: string, type: ResourceType): boolean {
  const row = apart.get(pattern) ?? new WeakMap<ResourceType, boolean>();
  apart.set(pattern, row);
  const known = row.get(type);
  if (known !== undefined) return known;
  const answer = !covers(pattern, type) && common([pattern, type.anywhere]) !== undefined;
  row.set(type, answer);
  return answer;
}

/** Certain for patterns without `?`: what matches the type's own text, stars included, matches all of the type. */
function covers(pattern: string, type: ResourceType): boolean {
  return !pattern.includes("?") && matches(pattern, type.anywhere);
}

/** Resources for an action of which nothing is published: `*` and members of the patterns themselves. */
export function anyResources(patterns: readonly string[]): string[] {
  const members = patterns.map((p) => common([p])).filter((r) => r !== undefined);
  return [...new Set(["*", "arn:aws:unknown:::example", ...members])].filter((r) => !r.includes("${"));
}

function* candidates(
  type: ResourceType,
  patterns: readonly string[],
  names: readonly string[],
): Generator<string> {
  for (const filler of [...names, ...FILLERS]) {
    yield type.here.replaceAll("?*", filler);
    yield type.here.replace(ACCOUNT, OTHER_ACCOUNT).replaceAll("?*", filler);
  }
  for (const subset of subsets(patterns)) {
    const inside = (extra: readonly string[]): string | undefined =>
      common([...extra, type.here]) ?? common([...extra, type.anywhere]);
    const shortest = inside(subset);
    if (shortest !== undefined && !shortest.includes("${")) yield shortest;
    if (shortest === undefined) continue;
    const elsewhere = common([...subset, type.here.replace(ACCOUNT, OTHER_ACCOUNT)]);
    if (elsewhere !== undefined && !elsewhere.includes("${")) yield elsewhere;
    for (const filler of [...FILLERS, ...names]) {
      const filled = inside(subset.map((p) => fill(p, filler)));
      if (filled !== undefined && !filled.includes("${")) yield filled;
    }
  }
}

/** The same pattern with `filler` inside each star of its last part. */
function fill(pattern: string, filler: string): string {
  const at = pattern.split(":").slice(0, 5).join(":").length;
  const head = pattern.startsWith("arn:") ? pattern.slice(0, at) : "";
  return head + pattern.slice(head.length).replaceAll("*", `*${filler}*`);
}

function* subsets(patterns: readonly string[]): Generator<string[]> {
  for (const [i, a] of patterns.entries()) {
    yield [a];
    for (const [j, b] of patterns.entries()) {
      if (j <= i) continue;
      yield [a, b];
      for (const c of patterns.slice(j + 1, j + 6)) yield [a, b, c];
    }
  }
}
