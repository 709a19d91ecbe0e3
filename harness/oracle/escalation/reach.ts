/** All ways in which a subject may do what a key of the catalogue names, on any resource, in any state. */
import { STATES, type State } from "../condition.ts";
import { Evaluator, widestFor } from "../evaluate.ts";
import { matches } from "../pattern.ts";
import { callers, resourcesFor } from "../requests.ts";
import type { Bearer, Statement } from "../statement.ts";
import { type Action, actionNamed } from "../universe.ts";
import { isOwn, stepOf } from "./catalogue.ts";
import type { Test } from "./limits.ts";

/** One Allow on one resource, with one of the boundary if there is one. */
export interface Way {
  state: State;
  /** The open tests that have to hold, and whether their values may have variables. */
  tests: { test: Test; variables: boolean }[];
  /** All resources that the Allow or that of the boundary names for the action are single ones. */
  named: boolean;
  /** One of the resources. */
  resource: string;
}

const AWS_POLICY = "arn:*:iam::aws:policy/*";

/** The states of its requests: sessions of roles carry no MFA. */
export function statesOf({ kind }: Bearer): readonly State[] {
  return kind === "role" || kind === "permission-set" ? ["F"] : STATES;
}

export class Reach {
  readonly bearer: Bearer;
  readonly #evaluator: Evaluator;
  readonly #known = new Map<string, Way[]>();
  readonly #names: string[];

  constructor(bearer: Bearer) {
    this.bearer = bearer;
    this.#evaluator = new Evaluator(bearer);
    this.#names = callers(bearer);
  }

  ways(key: string): readonly Way[] {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const ways = this.#search(key);
    this.#known.set(key, ways);
    return ways;
  }

  #search(key: string): Way[] {
    const { action: name, within } = stepOf(key);
    const { statements } = this.bearer;
    if (!statements.some((s) => s.effect === "Allow" && !s.boundary && grants(s, name))) return [];
    const action = actionNamed(name);
    const found = new Map<string, Way>();
    for (const caller of this.#names) {
      const own = ownThings(this.bearer, caller);
      const near = statements.filter((s) => grants(s, name));
      const patterns = new Set(near.flatMap((s) => widestFor(s, caller)));
      const telling = [...(isOwn(name) ? own : []), ...(isAboutPolicies(action) ? [AWS_POLICY] : [])];
      for (const extra of [...telling, ...(within ?? [])]) patterns.add(extra);
      patterns.delete("*");
      const names = [...new Set([caller, ...this.bearer.names])];
      const tried = new Set<string>();
      const asked = resourcesFor(action, [...patterns].sort(), names)
        .filter((resource) => isWritten(action, resource) && isHere(name, resource, this.bearer))
        .filter((resource) => within === undefined || within.some((p) => matchesArn(p, resource)));
      const named = statements.map((s) => namesAll(s, caller, asked, this.bearer));
      for (const resource of asked) {
        if (isOwn(name) && own.some((p) => matches(p, resource))) continue;
        if (isAboutPolicies(action) && matches(AWS_POLICY, resource)) continue;
        const applicable = this.#evaluator.applicable(name, resource, caller);
        // Resources that the same statements apply to are alike.
        if (tried.size === tried.add(applicable.join()).size) continue;
        for (const way of this.#through(applicable, named, resource)) {
          const alike = `${way.state} ${way.named} ${JSON.stringify(way.tests)}`;
          if (!found.has(alike)) found.set(alike, way);
        }
      }
    }
    return [...found.values()];
  }

  /** Each Allow alone, so that nothing is asked of the request but what this one asks. */
  *#through(applicable: readonly number[], named: readonly boolean[], resource: string): Generator<Way> {
    const { statements, bounded } = this.bearer;
    const at = (i: number): Statement => statements[i] as Statement;
    const allows = applicable.filter((i) => at(i).effect === "Allow");
    const denies = applicable.filter((i) => at(i).effect === "Deny");
    const inside = bounded ? allows.filter((i) => at(i).boundary) : [-1];
    for (const state of statesOf(this.bearer)) {
      const needs = (i: number): number => (i < 0 ? 0 : this.#evaluator.needs(i, state));
      for (const allow of allows.filter((i) => !at(i).boundary && needs(i) >= 0)) {
        for (const limit of inside.filter((i) => needs(i) >= 0)) {
          const open = needs(allow) | needs(limit);
          if (denies.some((d) => needs(d) >= 0 && (needs(d) & open) === needs(d))) continue;
          const tests = [allow, limit].flatMap((i) => (i < 0 ? [] : this.#tests(needs(i), at(i).variables)));
          // The two together reach no further than either.
          yield { state, tests, named: [allow, limit].some((i) => named[i] === true), resource };
        }
      }
    }
  }

  #tests(needs: number, variables: boolean): Way["tests"] {
    return this.#evaluator.atoms
      .filter((_, bit) => (needs & (1 << bit)) !== 0)
      .map((atom) => ({ test: JSON.parse(atom) as Test, variables }));
  }
}

function grants(s: Statement, action: string): boolean {
  return s.actions.some((p) => matches(p, action)) !== s.exceptActions;
}

/**
 * Is it an ARN as AWS writes those of the action's types, with as many parts and with an account where they have one?
 * The sample has others, made up so that a star of one pattern meets the colons of another.
 */
function isWritten({ types = [] }: Action, resource: string): boolean {
  if (types.length === 0) return true;
  const parts = resource.split(":");
  return types.some(({ anywhere, here }) => {
    const wanted = here.split(":");
    if (!matches(anywhere, resource) || wanted.length !== parts.length) return false;
    return (wanted[4] === "") === (parts[4] === "");
  });
}

/** IAM changes nothing in another account, and hands no role to another one; nor does STS make sessions there. */
function isHere(action: string, resource: string, { account }: Bearer): boolean {
  const owner = resource.split(":")[4];
  return (
    account === null || !action.startsWith("iam:") || owner === undefined || [account, "aws"].includes(owner)
  );
}

/**
 * The user that the caller is, and the device that the console of AWS once gave the same name. No two users of an
 * account have one name, whatever their paths.
 */
function ownThings({ kind }: Bearer, caller: string): string[] {
  if (kind === "role" || kind === "permission-set") return [];
  return ["user", "user/*", "mfa"].map((type) => `arn:*:iam::*:${type}/${caller}`);
}

/** Nobody writes the policies of AWS. */
function isAboutPolicies({ types }: Action): boolean {
  return types?.some(({ key }) => key === "iam/policy") === true;
}

/** Part by part, so that no star before the resource meets a colon. */
export function matchesArn(pattern: string, resource: string): boolean {
  const [wanted, actual] = [pattern.split(":"), resource.split(":")];
  if (wanted.length < 6) return matches(pattern, resource);
  const heads = wanted.slice(0, 5).every((part, i) => matches(part, actual[i] ?? ""));
  return heads && matches(wanted.slice(5).join(":"), actual.slice(5).join(":"));
}

/**
 * Are all resources that an Allow names, among those the action is asked on, single ones? A variable whose value the
 * plan does not tell names none.
 */
function namesAll(s: Statement, caller: string, asked: readonly string[], { username }: Bearer): boolean {
  if (s.exceptResources) return false;
  const widest = widestFor(s, caller);
  return s.resources.every((written, i) => {
    const pattern = widest[i] as string;
    if (!asked.some((resource) => matches(pattern, resource))) return true;
    const open = s.variables && username === null && VARIABLE.test(written);
    return !open && !/[*?]/.test(lastPart(pattern));
  });
}

const VARIABLE = /\$\{[^}]*\}/;

function lastPart(pattern: string): string {
  const parts = pattern.split(":");
  return parts.length > 6 ? parts.slice(5).join(":") : (parts.at(-1) ?? "");
}
