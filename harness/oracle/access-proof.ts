/** Puts decision tables of the ruleset beside the oracle's own decisions. */
import type { Decision } from "../access/types.ts";
import { decide, Evaluator, type Decision as Own, patternsFor, stateOf } from "./evaluate.ts";
import { resourcesOf } from "./resources.ts";
import type { Bearer } from "./statement.ts";
import { actionNamed, collectionOf } from "./universe.ts";

/** What the ruleset calls somebody whose name is open. */
const SOMEBODY = "somebody";
const RANK: Own[] = ["allowed", "depends", "denied", "implicitly-denied"];

/** Concrete resources on which an action may be requested, such that the bearer's patterns are told apart. */
export function resourcesFor(bearer: Bearer, action: string): string[] {
  const { types } = actionNamed(action);
  if (types === undefined || types.length === 0) {
    return ["*", collectionOf(action)].filter((resource) => resource !== undefined);
  }
  const name = bearer.username ?? SOMEBODY;
  const patterns = new Set(bearer.statements.flatMap((statement) => patternsFor(statement, name)));
  patterns.delete("*");
  return types.flatMap((type) => resourcesOf(type, [...patterns].sort(), [name]));
}

/** Why a cell about one resource is wrong; undefined when it is right. */
export function doubtOfConcrete(cell: Decision, bearer: Bearer): string | undefined {
  const names =
    bearer.username === null ? [SOMEBODY, cell.resource.split("/").at(-1) ?? SOMEBODY] : [bearer.username];
  const own = names.map((name) => ruled(bearer, cell, cell.resource, name));
  // Whether it is the own user of whoever bears the policy, only the request can tell.
  const open = new Set(own).size > 1 && own.some((one) => one === "allowed" || one === "depends");
  if (open) return cell.decision === "depends" ? undefined : said(cell, own);
  return own.some((one) => isAlike(cell, one, bearer)) ? undefined : said(cell, own);
}

/** Why a cell about some resource is wrong: it has to replay on the resource it names, and none may be better. */
export function doubtOfSome(cell: Decision, bearer: Bearer): string | undefined {
  const name = bearer.username ?? SOMEBODY;
  if (cell.decision === "unverifiable") return undefined;
  // Where an action has resources, `*` is none of them: it stands for all.
  if (cell.resource !== "*" || actionNamed(cell.action).types?.length === 0) {
    const replayed = ruled(bearer, cell, cell.resource, name);
    if (!isAlike(cell, replayed, bearer)) return `does not replay: ${said(cell, [replayed])}`;
  }
  const rank = RANK.indexOf(cell.decision);
  const better = resourcesFor(bearer, cell.action).find((resource) => {
    const own = RANK.indexOf(ruled(bearer, cell, resource, name));
    return own < rank && own < RANK.indexOf("denied");
  });
  return better === undefined ? undefined : `there is a better one, ${better}: ${JSON.stringify(cell)}`;
}

function ruled(bearer: Bearer, { action, mfa }: Decision, resource: string, name: string): Own {
  return decide(bearer, action, resource, stateOf(mfa), name);
}

/**
 * A Deny that holds whenever the grants do is a denial to the ruleset; by itself it may not hold, and then there is no
 * grant either.
 */
function isAlike(cell: Decision, own: Own, bearer: Bearer): boolean {
  if (cell.decision === own) return true;
  return cell.decision === "denied" && own === "implicitly-denied" && mayBeDenied(cell, bearer);
}

function mayBeDenied({ action, resource, mfa }: Decision, bearer: Bearer): boolean {
  const evaluator = new Evaluator(bearer);
  const state = stateOf(mfa);
  return [bearer.username ?? SOMEBODY, resource.split("/").at(-1) ?? SOMEBODY].some((name) => {
    const applicable = evaluator.applicable(action, resource, name);
    return evaluator.assignments().some((bits) => evaluator.answer(applicable, state, bits) === "deny");
  });
}

function said(cell: Decision, own: readonly Own[]): string {
  return `oracle: ${own.join(" or ")}; ruleset: ${JSON.stringify(cell)}`;
}
