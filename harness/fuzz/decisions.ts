/** The ruleset's decision table beside the oracle's decisions. */
import type { AccessDecision, Decision } from "../access/types.ts";
import type { Judged } from "../oracle/bearers.ts";
import type { Disagreement } from "../oracle/compare.ts";
import type { State } from "../oracle/condition.ts";
import { type Answer, Evaluator, stateOf } from "../oracle/evaluate.ts";
import { matches } from "../oracle/pattern.ts";
import { callers, resourcesFor } from "../oracle/requests.ts";
import type { Bearer } from "../oracle/statement.ts";
import { actionNamed, requestable } from "../oracle/universe.ts";
import { patterns, type Question } from "./questions.ts";

export interface Compared {
  disagreements: Disagreement[];
  decisions: number;
  /** Decisions that the ruleset could not make though the plan hides nothing. */
  unverifiable: number;
}

/** Compares the rows that answer one question about everybody in `bearers`; `hidden`: the plan hides something. */
export function compareDecisions(
  { actions, resource }: Question,
  rows: readonly Decision[],
  bearers: readonly Judged[],
  hidden: boolean,
): Compared {
  const result: Compared = { disagreements: [], decisions: 0, unverifiable: 0 };
  const asked = new Map(rows.map((r) => [`${r.principal} ${r.action.toLowerCase()} ${r.mfa}`, r]));
  for (const bearer of bearers) {
    const judge = new Judge(bearer);
    for (const action of actions) {
      for (const mfa of ["true", "false", "absent"] as const) {
        const row = asked.get(`${bearer.address} ${action.toLowerCase()} ${mfa}`);
        result.decisions++;
        if (row?.decision === "unverifiable" && !hidden) result.unverifiable++;
        const why =
          row === undefined
            ? "no answer"
            : bearer.readings.length > 0
              ? judge.doubtUnderHidden(row, resource)
              : row.decision === "unverifiable"
                ? undefined
                : judge.doubt(row, resource);
        if (why === undefined) continue;
        const told = `${action} on ${resource ?? "some resource"}, MFA ${mfa}: ${why}`;
        result.disagreements.push({ subject: bearer.address, kind: "decision", why: told });
      }
    }
  }
  return result;
}

class Judge {
  readonly #bearer: Judged;
  readonly #own: Evaluator;
  readonly #readings: Evaluator[];

  constructor(bearer: Judged) {
    this.#bearer = bearer;
    this.#own = new Evaluator(bearer);
    this.#readings = bearer.readings.map((b) => new Evaluator(b));
  }

  /** Why a row cannot be right; undefined when it can. */
  doubt(row: Decision, resource: string | null): string | undefined {
    const state = stateOf(row.mfa);
    const { decision } = row;
    if (resource !== null) {
      const expected = possible(this.#own, row.action, resource, state);
      return expected.has(decision) ? undefined : `${decision}, oracle: ${[...expected].join(" or ")}`;
    }
    if (decision === "allowed" || decision === "depends") {
      if (!requestable(actionNamed(row.action), row.resource)) return `never requested on ${row.resource}`;
      const there = possible(this.#own, row.action, row.resource, state);
      if (!there.has(decision)) return `${decision} on ${row.resource}, oracle: ${[...there].join(" or ")}`;
    }
    const better = this.#better(this.#bearer, row.action, state, decision);
    return better === undefined ? undefined : `${decision}, but ${better}`;
  }

  /** What is hidden may allow anything, and may be a Deny: only what is denied in any case can be decided. */
  doubtUnderHidden(row: Decision, resource: string | null): string | undefined {
    const { decision, action, mfa } = row;
    if (decision === "unverifiable") return undefined;
    if (decision === "allowed" || decision === "depends")
      return `${decision}, though a hidden Deny may stop it`;
    if (resource === null) return undefined;
    const state = stateOf(mfa);
    const open = this.#readings.some((e) =>
      [...possible(e, action, resource, state)].every((d) => d === "allowed" || d === "depends"),
    );
    return open ? `${decision}, though what is hidden may allow it` : undefined;
  }

  /** A resource on which more is possible than the row says, among all that the patterns tell apart. */
  #better(bearer: Bearer, name: string, state: State, decision: AccessDecision): string | undefined {
    const rank = RANK[decision] ?? 0;
    if (rank === 0) return undefined;
    const action = actionNamed(name);
    const colons = Math.max(...(action.types ?? []).map(({ here }) => here.split(":").length), 6);
    for (const resource of resourcesFor(action, patterns(bearer), callers(bearer))) {
      // Only made up so that a star before the service finds another service in a name.
      if (resource.split(":").length > colons) continue;
      // AWS puts the account into the ARNs of all types that have one.
      const types = (action.types ?? []).filter(({ anywhere }) => matches(anywhere, resource));
      if (
        types.length > 0 &&
        types.every(({ here }) => here.split(":")[4] !== "") &&
        resource.split(":")[4] === ""
      ) {
        continue;
      }
      const best = [...possible(this.#own, name, resource, state)];
      const found = best.find((d) => (RANK[d] ?? 2) < rank);
      if (found !== undefined && best.every((d) => (RANK[d] ?? 2) < rank)) return `${found} on ${resource}`;
    }
    return undefined;
  }
}

const RANK: Partial<Record<AccessDecision, number>> = {
  allowed: 0,
  depends: 1,
  denied: 2,
  "implicitly-denied": 2,
};

/**
 * What may be said of one request. Where the caller may be anybody and is allowed only by some names, it depends; and
 * whether a Deny holds for all names need not be seen where nothing is allowed.
 */
function possible(e: Evaluator, action: string, resource: string, state: State): Set<AccessDecision> {
  const { username } = e.bearer;
  if (username !== null) return new Set(readingsOf(e.answers(action, resource, state, username)));
  const names = [...callers(e.bearer), resource.split("/").at(-1) ?? "example"];
  const all = new Set(names.flatMap((n) => readingsOf(e.answers(action, resource, state, n))));
  if (all.has("denied")) all.add("implicitly-denied");
  return all.size > 1 && (all.has("allowed") || all.has("depends")) ? all.add("depends") : all;
}

function readingsOf(answers: readonly Answer[]): AccessDecision[] {
  if (answers.every((a) => a === "allow")) return ["allowed"];
  if (answers.includes("allow")) return ["depends"];
  if (answers.every((a) => a === "deny")) return ["denied"];
  return answers.includes("deny") ? ["denied", "implicitly-denied"] : ["implicitly-denied"];
}
