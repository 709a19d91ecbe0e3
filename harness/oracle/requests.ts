/** The finite set of requests on which a subject is judged. */
import { widestFor } from "./evaluate.ts";
import { isExempt } from "./exempt.ts";
import { common, matches } from "./pattern.ts";
import { anyResources, resourcesOf } from "./resources.ts";
import type { Bearer } from "./statement.ts";
import { type Action, actionNamed, collectionOf, SAMPLED } from "./universe.ts";

/** All that is tried outside the exempt set: one action for each group that the documents cannot tell apart, on every sampled resource. */
export function* requests(bearer: Bearer): Generator<{ action: Action; resource: string; name: string }> {
  const actions = representatives(bearer);
  const all = callers(bearer);
  const [first] = all;
  for (const name of all) {
    const patterns = [...new Set(bearer.statements.flatMap((s) => widestFor(s, name)))]
      .filter((p) => p !== "*")
      .sort();
    const names = [...new Set([name, ...bearer.names])];
    for (const action of actions) {
      // Own names appear in the ARNs of users and devices; elsewhere one caller is as good as another.
      if (name !== first && !action.types?.some((t) => t.key.startsWith("iam/"))) continue;
      for (const resource of resourcesFor(action, patterns, names)) yield { action, resource, name };
    }
  }
}

/** Concrete resources of an action that tell apart what the patterns tell apart. */
export function resourcesFor(
  action: Action,
  patterns: readonly string[],
  names: readonly string[],
): string[] {
  if (action.types === undefined) return anyResources(patterns);
  if (action.types.length === 0) return ["*", collectionOf(action.name)].filter((r) => r !== undefined);
  return [...new Set(action.types.flatMap((t) => resourcesOf(t, patterns, names)))];
}

const TRIED = SAMPLED.filter((a) => !isExempt(a.name));
const KINDS = TRIED.map(kindOf);

/** One action for each group that neither the published types nor the patterns of the documents tell apart. */
function representatives(bearer: Bearer): Action[] {
  const patterns = [...new Set(bearer.statements.flatMap((s) => s.actions))];
  const rows = patterns.map(hitsOf);
  const kept = new Map<string, Action>();
  for (const [i, action] of TRIED.entries()) {
    const key = rows.reduce((text, row) => text + row[i], KINDS[i] as string);
    if (!kept.has(key)) kept.set(key, action);
  }
  const literal = patterns.filter((p) => !/[*?]/.test(p)).map(actionNamed);
  return [...kept.values(), ...literal];
}

/** What sets actions apart whatever the documents say. */
function kindOf(action: Action): string {
  return `${action.types?.map((t) => t.key).join() ?? "?"} ${collectionOf(action.name) ?? ""} `;
}

const hits = new Map<string, string>();
/** Which of `TRIED` a pattern matches, as text of 0 and 1. */
function hitsOf(pattern: string): string {
  const known = hits.get(pattern);
  if (known !== undefined) return known;
  const row = TRIED.map((a) => (matches(pattern, a.name.toLowerCase()) ? "1" : "0")).join("");
  hits.set(pattern, row);
  return row;
}

/** What the ruleset calls somebody whose name is open: witnesses may need it. */
const SOMEBODY = "somebody";

/** The names the caller may have: its own, or for an open bearer some that the resource patterns single out. */
export function callers(bearer: Bearer): string[] {
  if (bearer.username !== null) return [bearer.username];
  const uses = bearer.statements.some(
    (s) => s.variables && s.resources.some((r) => /\$\{\s*aws:username\b/i.test(r)),
  );
  if (!uses) return ["example"];
  const tails = bearer.statements
    .flatMap((s) => s.resources)
    .flatMap((r) => [common([r, "arn:aws:iam::*:user/?*"]), common([r, "arn:aws:iam::*:mfa/?*"])])
    .map((r) => r?.split("/").at(-1) ?? "")
    .filter((t) => t !== "" && !/[*?${}]/.test(t));
  return [...new Set([SOMEBODY, ...bearer.names, ...tails])];
}
