/**
 * IAM's decision for one principal, by brute force: every request is put to every statement under every assignment
 * of truth values to the open tests. Slow on purpose; nothing here is shared with the ruleset it checks.
 */
import { evaluateCondition, type Facts, STATES, type State, UNKNOWN_ACCOUNT } from "./condition.ts";
import { matches } from "./pattern.ts";
import type { Bearer, Statement } from "./statement.ts";

export type Answer = "allow" | "deny" | "implicit";
export type Decision = "allowed" | "denied" | "implicitly-denied" | "depends";

const VARIABLE = /\$\{[^}]*\}/;
/** With or without a default, which is for callers that have no name. */
const USERNAME = /\$\{\s*aws:username\s*(,[^}]*)?\}/gi;
/** More open tests than this in one principal cannot be enumerated, or not even told apart. */
const [MAX_ATOMS, MAX_BITS] = [14, 31];

/** A principal prepared for many requests. */
export class Evaluator {
  readonly bearer: Bearer;
  readonly atoms: string[] = [];
  /** Per state and statement: the bits of the atoms it needs, or -1 when its condition fails. */
  readonly #needs: Record<State, number[]>;

  constructor(bearer: Bearer) {
    this.bearer = bearer;
    const facts = factsOf(bearer);
    const column = (state: State): number[] =>
      bearer.statements.map((s) => {
        const outcome = evaluateCondition(substituted(s, bearer), state, facts);
        return outcome === false ? -1 : outcome.reduce((bits, a) => bits | this.#bit(a), 0);
      });
    this.#needs = { T: column("T"), F: column("F"), A: column("A") };
    if (this.atoms.length > MAX_BITS) throw new Error(`${this.atoms.length} open tests in ${bearer.address}`);
  }

  #bit(name: string): number {
    const at = this.atoms.indexOf(name);
    return 1 << (at >= 0 ? at : this.atoms.push(name) - 1);
  }

  /** Every assignment, as a bit set over `atoms`. */
  assignments(): number[] {
    if (this.atoms.length > MAX_ATOMS)
      throw new Error(`${this.atoms.length} open tests in ${this.bearer.address}`);
    return Array.from({ length: 1 << this.atoms.length }, (_, i) => i);
  }

  /** The atoms a statement needs in a state; -1 when it fails there. */
  needs(statement: number, state: State): number {
    return this.#needs[state][statement] ?? -1;
  }

  /** Indices of the statements whose Action and Resource match, whatever their conditions. `name` is the caller's. */
  applicable(action: string, resource: string, name: string): number[] {
    const found: number[] = [];
    const named = [...this.bearer.statements.entries()].filter(([, s]) => actionMatches(s, action));
    for (const [i, s] of named) {
      if (resourceMatches(s, resource, name) || this.#follows(s, named, resource, name)) found.push(i);
    }
    return found;
  }

  /**
   * Whatever an open variable holds, it is the same in all statements: a Deny on a pattern that has one stops those
   * grants that are made by the very same pattern, and by no other.
   */
  #follows(deny: Statement, named: [number, Statement][], resource: string, name: string): boolean {
    if (deny.effect === "Allow" || deny.exceptResources || !deny.variables) return false;
    const grants = named
      .map(([, s]) => s)
      .filter((s) => s.effect === "Allow" && resourceMatches(s, resource, name));
    const open = patternsFor(deny, name).filter((p) => VARIABLE.test(p));
    if (grants.length === 0) return false;
    return open.some((p) =>
      grants.every((s) => {
        const used = s.exceptResources ? [] : patternsFor(s, name).filter((q) => admits(s, q, resource));
        return s.variables && used.length === 1 && used[0] === p;
      }),
    );
  }

  /** Explicit Deny, then boundary, then Allow: AWS's order, under one assignment. */
  answer(applicable: readonly number[], state: State, assignment: number): Answer {
    let granted = false;
    let inside = !this.bearer.bounded;
    for (const i of applicable) {
      const needs = this.needs(i, state);
      if (needs < 0 || (needs & assignment) !== needs) continue;
      const s = this.bearer.statements[i] as Statement;
      if (s.effect === "Deny") return "deny";
      if (s.boundary) inside = true;
      else granted = true;
    }
    return granted && inside ? "allow" : "implicit";
  }

  /** The answers to one concrete request, one for each assignment. */
  answers(action: string, resource: string, state: State, name: string): Answer[] {
    const applicable = this.applicable(action, resource, name);
    return this.assignments().map((a) => this.answer(applicable, state, a));
  }
}

/** The decision for one concrete request: `depends` when assignments disagree about it. */
export function decide(
  bearer: Bearer,
  action: string,
  resource: string,
  state: State,
  name?: string,
): Decision {
  const answers = new Evaluator(bearer).answers(
    action,
    resource,
    state,
    name ?? bearer.username ?? "example",
  );
  if (answers.every((a) => a === "allow")) return "allowed";
  if (answers.every((a) => a === "deny")) return "denied";
  return answers.includes("allow") ? "depends" : "implicitly-denied";
}

/** The MFA states in the words of reports. */
export const WORDS: Record<State, "true" | "false" | "absent"> = { T: "true", F: "false", A: "absent" };
export function stateOf(word: "true" | "false" | "absent"): State {
  return STATES.find((s) => WORDS[s] === word) as State;
}

/** Resource patterns as the caller sees them: own name filled in, other variables left as they are. */
export function patternsFor(s: Statement, name: string): string[] {
  return s.variables ? s.resources.map((r) => r.replace(USERNAME, name)) : s.resources;
}

/** The same with any text for the other variables. */
export function widestFor(s: Statement, name: string): string[] {
  const all = patternsFor(s, name);
  return s.variables ? all.map((r) => r.replaceAll(new RegExp(VARIABLE, "g"), "*")) : all;
}

function actionMatches(s: Statement, action: string): boolean {
  const folded = action.toLowerCase();
  return s.actions.some((p) => matches(p, folded)) !== s.exceptActions;
}

function resourceMatches(s: Statement, resource: string, name: string): boolean {
  // An open variable is read against the policy: it widens an Allow's Resource and a Deny's exceptions, nothing else.
  const generous = (s.effect === "Allow") !== s.exceptResources;
  const hit = patternsFor(s, name).some((p) => (generous || !isOpen(s, p)) && admits(s, p, resource));
  return hit !== s.exceptResources;
}

function isOpen(s: Statement, pattern: string): boolean {
  return s.variables && VARIABLE.test(pattern);
}

/** May the pattern match, whatever its open variables hold? */
function admits(s: Statement, pattern: string, resource: string): boolean {
  return matches(isOpen(s, pattern) ? pattern.replaceAll(new RegExp(VARIABLE, "g"), "*") : pattern, resource);
}

function factsOf(bearer: Bearer): Facts {
  const account = bearer.account ?? UNKNOWN_ACCOUNT;
  const tail = bearer.arnTail ?? "?*";
  if (bearer.kind === "role" || bearer.kind === "permission-set") {
    return { username: null, principalArn: `arn:aws:iam::${account}:role/${tail}`, account };
  }
  const principalArn = `arn:aws:iam::${account}:user/${tail}`;
  const { viaService = false } = bearer;
  return { username: bearer.username ?? "?*", principalArn, account, viaService };
}

/** `${aws:username}` in condition values, where the name is known and the version reads variables. */
function substituted(s: Statement, bearer: Bearer): Statement["condition"] {
  const { username } = bearer;
  if (username === null || !s.variables) return s.condition;
  return JSON.parse(JSON.stringify(s.condition).replace(USERNAME, username)) as Statement["condition"];
}
