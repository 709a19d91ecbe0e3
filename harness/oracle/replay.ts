/** Replays the witness of a report: is that request really allowed, under what the witness says it assumes? */
import type { Witness } from "../types.ts";
import { Evaluator, stateOf } from "./evaluate.ts";
import { callers } from "./requests.ts";
import type { Bearer } from "./statement.ts";
import { actionNamed, requestable } from "./universe.ts";

export type Replay = { ok: true } | { ok: false; why: string };

/**
 * Is the witness's request allowed? It must be for every assignment that agrees with `assumes`: an open test that
 * matters and is not listed there makes the witness a claim, not a proof.
 */
export function replay(witness: Witness, bearer: Bearer): Replay {
  if (!requestable(actionNamed(witness.action), witness.resource)) {
    return { ok: false, why: `${witness.action} is never evaluated on ${witness.resource}` };
  }
  const e = new Evaluator(bearer);
  const state = stateOf(witness.mfa);
  const assumed = witness.assumes.map((a) => ({
    index: indexOf(bearer, a),
    holds: a.holds,
    keys: a.keys.map((k) => k.toLowerCase()),
  }));
  if (assumed.some((a) => a.index < 0))
    return { ok: false, why: "assumes names a statement the subject does not have" };
  const agreed = e.assignments().filter((bits) =>
    assumed.every(({ index, holds, keys }) => {
      const needs = restrict(e, e.needs(index, state), keys);
      return needs < 0 || needs === 0 || ((needs & bits) === needs) === holds;
    }),
  );
  if (agreed.length === 0) return { ok: false, why: "the assumptions contradict one another" };
  const tries = [...new Set([...callers(bearer), witness.resource.split("/").at(-1) ?? "example"])];
  let answer: Replay = { ok: false, why: "the request is not allowed under the assumptions" };
  for (const name of bearer.username === null ? tries : [bearer.username]) {
    const applicable = e.applicable(witness.action, witness.resource, name);
    if (!agreed.every((bits) => e.answer(applicable, state, bits) === "allow")) continue;
    answer = statements(witness, bearer, applicable);
    if (answer.ok) return answer;
  }
  return answer;
}

/** The statements a witness names must do what it says of them. */
function statements(witness: Witness, bearer: Bearer, applicable: readonly number[]): Replay {
  const { allowedBy, missedDenies } = witness;
  const grants = allowedBy.map((r) => indexOf(bearer, r));
  if (grants.length === 0) return { ok: false, why: "no Allow is named" };
  for (const i of grants) {
    if (bearer.statements[i]?.effect !== "Allow")
      return { ok: false, why: "allowedBy names what is no Allow of the subject" };
    if (!applicable.includes(i))
      return { ok: false, why: `allowedBy names statement ${i}, which does not match the request` };
  }
  const wrong = missedDenies.find((r) => bearer.statements[indexOf(bearer, r)]?.effect !== "Deny");
  return wrong === undefined
    ? { ok: true }
    : { ok: false, why: `missedDenies names ${wrong.address}, which is no Deny of the subject` };
}

function restrict(e: Evaluator, needs: number, keys: readonly string[]): number {
  if (needs < 0 || keys.length === 0) return needs;
  return e.atoms.reduce((bits, a, i) => (keys.includes(keyOf(a)) ? bits | (needs & (1 << i)) : bits), 0);
}
function keyOf(atom: string): string {
  return (JSON.parse(atom) as [string, string])[1];
}

function indexOf(bearer: Bearer, r: { address: string; attribute: string; statement: number }): number {
  return bearer.statements.findIndex(
    (s) => s.ref.address === r.address && s.ref.attribute === r.attribute && s.ref.statement === r.statement,
  );
}
