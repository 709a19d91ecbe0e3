/** Questions for the decision table: some actions at a time, on one resource or on some resource. */
import { widestFor } from "../oracle/evaluate.ts";
import { matches } from "../oracle/pattern.ts";
import type { Random } from "../oracle/random.ts";
import { callers, resourcesFor } from "../oracle/requests.ts";
import type { Bearer } from "../oracle/statement.ts";
import { type Action, PUBLISHED, requestable } from "../oracle/universe.ts";

export interface Question {
  /** Published names. */
  actions: string[];
  /** Null: some resource. */
  resource: string | null;
}

const ALL = [...PUBLISHED.values()];
const MOST = 8;

/** One question about some resource, one about a resource that the bearers' own patterns make interesting. */
export function questions(r: Random, bearers: readonly Bearer[]): Question[] {
  const anywhere = Array.from({ length: MOST }, () => action(r, bearers).name);
  const asked: Question[] = [{ actions: unique(anywhere), resource: null }];
  const first = action(r, bearers);
  const resources = resourcesFor(first, patterns(r.pick(bearers)), names(bearers));
  if (resources.length === 0) return asked;
  const resource = r.pick(resources);
  const more = Array.from({ length: 4 * MOST }, () => action(r, bearers)).filter((a) => fits(a, resource));
  if (fits(first, resource)) more.unshift(first);
  if (more.length > 0 && resource !== "*") {
    asked.push({ actions: unique(more.map((a) => a.name)).slice(0, MOST), resource });
  }
  return asked;
}

/** Actions without resource level are decided on `*`, whatever is asked. */
function fits(a: Action, resource: string): boolean {
  return a.types !== undefined && a.types.length > 0 && requestable(a, resource);
}

/** Any published action, or one that some pattern of the bearers names. */
function action(r: Random, bearers: readonly Bearer[]): Action {
  const { statements } = r.pick(bearers);
  if (r.chance(0.3) || statements.length === 0) return r.pick(ALL);
  const pattern = r.pick(r.pick(statements).actions);
  const named = ALL.filter((a) => matches(pattern, a.name.toLowerCase()));
  return named.length === 0 ? r.pick(ALL) : r.pick(named);
}

/** The resource patterns of a bearer, with the names it may have filled in. */
export function patterns(bearer: Bearer): string[] {
  const all = bearer.statements.flatMap((s) => callers(bearer).flatMap((n) => widestFor(s, n)));
  return [...new Set(all)].filter((p) => p !== "*").sort();
}

function names(bearers: readonly Bearer[]): string[] {
  return unique(bearers.flatMap((b) => [...callers(b), ...b.names])).slice(0, 6);
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
