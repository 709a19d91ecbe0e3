/** All ways in which a subject may do what a key of the catalogue names, on any resource, in any state. */
import { STATES, type State } from "../condition.ts";
import { Evaluator, widestFor } from "../evaluate.ts";
import { NOTHING } from "../machines.ts";
import { matches } from "../pattern.ts";
import { callers, resourcesFor } from "../requests.ts";
import type { Bearer, Statement } from "../statement.ts";
import { ACCOUNT, actionNamed } from "../universe.ts";
import { AWS_POLICY, isAboutPolicies, isHere, isWritten, matchesArn, namesAll, ownThings } from "./asked.ts";
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

/** A negated operator, without ForAllValues and the like. */
const NEGATED = /^(string|arn)not/;

function turned({ test: [operator, key, values], variables }: Way["tests"][number]): Way["tests"][number] {
  return { test: [operator.replace(NEGATED, "$1").replace("ifexists", ""), key, values], variables };
}

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
      for (const extra of [...telling, ...(within ?? []), `arn:*:*:*:${ACCOUNT}:*`]) patterns.add(extra);
      patterns.delete("*");
      const names = [...new Set([caller, ...this.bearer.names])];
      const tried = new Set<string>();
      const all = resourcesFor(action, [...patterns].sort(), names).filter(
        (resource) =>
          resource !== NOTHING &&
          isWritten(action, resource) &&
          isHere(name, resource, this.bearer) &&
          // No star before the name of a resource meets a colon.
          [...patterns].every((p) => matches(p, resource) === matchesArn(p, resource, within !== undefined)),
      );
      const bars = this.#bars(all.map((resource) => this.#evaluator.applicable(name, resource, caller)));
      const asked = all.filter(
        (resource) => within === undefined || within.some((p) => matchesArn(p, resource)),
      );
      const spared = near.some((s) => this.#spares(s) && namesAll(sparedBy(s), caller, asked, this.bearer));
      const named = statements.map((s) => spared || namesAll(s, caller, asked, this.bearer));
      for (const resource of asked) {
        if (isOwn(name) && own.some((p) => matches(p, resource))) continue;
        if (isAboutPolicies(action) && matches(AWS_POLICY, resource)) continue;
        const applicable = this.#evaluator.applicable(name, resource, caller);
        // Resources that the same statements apply to are alike.
        if (tried.size === tried.add(applicable.join()).size) continue;
        for (const way of this.#through(applicable, named, bars, resource)) {
          const alike = `${way.state} ${way.named} ${JSON.stringify(way.tests)}`;
          if (!found.has(alike)) found.set(alike, way);
        }
      }
    }
    return [...found.values()];
  }

  /** A Deny of all but some resources, whatever the request: what it leaves is among those. */
  #spares(s: Statement): boolean {
    const at = this.bearer.statements.indexOf(s);
    const always = statesOf(this.bearer).every((state) => this.#evaluator.needs(at, state) === 0);
    return s.effect === "Deny" && s.exceptResources && always;
  }

  /** Each Allow alone, so that nothing is asked of the request but what this one asks. */
  *#through(
    applicable: readonly number[],
    named: readonly boolean[],
    bars: readonly number[],
    resource: string,
  ): Generator<Way> {
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
          const asks = [allow, limit].flatMap((i) => (i < 0 ? [] : this.#tests(needs(i), at(i).variables)));
          const left = bars.flatMap((i) => this.#tests(needs(i), at(i).variables).map(turned));
          const tests = [...asks, ...left];
          // The two together reach no further than either.
          yield { state, tests, named: [allow, limit].some((i) => named[i] === true), resource };
        }
      }
    }
  }

  /**
   * The Denies of all but some values, wherever the action is asked: they leave what an Allow for these values would.
   * Those that look at MFA are left out, as are those with more than one open test.
   */
  #bars(applicable: readonly number[][]): number[] {
    const { statements } = this.bearer;
    return (applicable[0] ?? []).filter((i) => {
      const s = statements[i] as Statement;
      if (s.effect === "Allow" || /"aws:multifactorauth/i.test(JSON.stringify(s.condition))) return false;
      const [first, ...more] = this.#tests(this.#evaluator.needs(i, "F"), s.variables);
      const turnable = first !== undefined && more.length === 0 && NEGATED.test(first.test[0]);
      return turnable && applicable.every((list) => list.includes(i));
    });
  }

  #tests(needs: number, variables: boolean): Way["tests"] {
    if (needs < 0) return [];
    return this.#evaluator.atoms
      .filter((_, bit) => (needs & (1 << bit)) !== 0)
      .map((atom) => ({ test: JSON.parse(atom) as Test, variables }));
  }
}

function sparedBy(s: Statement): Statement {
  return { ...s, exceptResources: false };
}

function grants(s: Statement, action: string): boolean {
  return s.actions.some((p) => matches(p, action)) !== s.exceptActions;
}
