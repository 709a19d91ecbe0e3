/** The MFA verdict of a subject by brute force: looks for one request that a missing second factor should have stopped. */
import type { MfaStatus, Profile } from "../types.ts";
import { STATES, type State } from "./condition.ts";
import { Evaluator } from "./evaluate.ts";
import { isExempt } from "./exempt.ts";
import { requests } from "./requests.ts";
import type { Bearer } from "./statement.ts";

export interface Violation {
  action: string;
  resource: string;
  /** The caller's own name: of importance for groups and policies, whose bearer may have any. */
  name: string;
  allowedIn: State;
  openIn: State;
}

export interface MfaVerdict {
  status: Exclude<MfaStatus, "unverifiable">;
  violations: Violation[];
}

/** The states in which a request without the second factor has to be denied. */
export function statesOf(profile: Profile): State[] {
  return profile === "console-only" ? ["F"] : ["F", "A"];
}

/**
 * One request: where it may be allowed, and the state that lets it through without a Deny. The same assignment is
 * used on both sides, so a Deny narrowed by the very test that narrows the Allow counts.
 */
export function violates(
  e: Evaluator,
  profile: Profile,
  action: string,
  resource: string,
  name: string,
): Violation | "allowed" | "no" {
  const applicable = e.applicable(action, resource, name);
  if (!applicable.some((i) => e.bearer.statements[i]?.effect === "Allow")) return "no";
  let allowed = false;
  for (const assignment of e.assignments()) {
    const allowedIn = STATES.find((s) => e.answer(applicable, s, assignment) === "allow");
    if (allowedIn === undefined) continue;
    allowed = true;
    const openIn = statesOf(profile).find((m) => e.answer(applicable, m, assignment) !== "deny");
    if (openIn !== undefined) return { action, resource, name, allowedIn, openIn };
  }
  return allowed ? "allowed" : "no";
}

/** Judges a subject. Stops at `limit` violations. */
export function verdict(
  bearer: Bearer,
  profile: Profile,
  exempt: readonly string[] = [],
  limit = 3,
): MfaVerdict {
  const e = new Evaluator(bearer);
  const violations: Violation[] = [];
  let needed = false;
  for (const { action, resource, name } of requests(bearer)) {
    if (isExempt(action.name, exempt)) continue;
    const answer = violates(e, profile, action.name, resource, name);
    if (answer === "no") continue;
    needed = true;
    if (answer !== "allowed") violations.push(answer);
    if (violations.length >= limit) break;
  }
  const status = violations.length > 0 ? "unguarded" : needed ? "guarded" : "not-applicable";
  return { status, violations };
}
