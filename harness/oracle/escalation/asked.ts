/** On which resources an action is asked, and what may be said of a pattern for them. */
import { widestFor } from "../evaluate.ts";
import { matches } from "../pattern.ts";
import type { Bearer, Statement } from "../statement.ts";
import type { Action } from "../universe.ts";

export const AWS_POLICY = "arn:*:iam::aws:policy/*";

/**
 * Is it an ARN as AWS writes those of the action's types, with as many parts and with an account where they have one?
 * The sample has others, made up so that a star of one pattern meets the colons of another.
 */
export function isWritten({ types = [] }: Action, resource: string): boolean {
  if (types.length === 0) return true;
  const parts = resource.split(":");
  return types.some(({ anywhere, here }) => {
    const wanted = here.split(":");
    if (!matches(anywhere, resource) || wanted.length !== parts.length) return false;
    return (wanted[4] === "") === (parts[4] === "");
  });
}

/** IAM changes nothing in another account, and hands no role to another one; nor does STS make sessions there. */
export function isHere(action: string, resource: string, { account }: Bearer): boolean {
  const owner = resource.split(":")[4];
  return (
    account === null || !action.startsWith("iam:") || owner === undefined || [account, "aws"].includes(owner)
  );
}

/**
 * The user that the caller is, and the device that the console of AWS once gave the same name. No two users of an
 * account have one name, whatever their paths.
 */
export function ownThings({ kind }: Bearer, caller: string): string[] {
  if (kind === "role" || kind === "permission-set") return [];
  return ["user", "user/*", "mfa"].map((type) => `arn:*:iam::*:${type}/${caller}`);
}

/** Nobody writes the policies of AWS. */
export function isAboutPolicies({ types }: Action): boolean {
  return types?.some(({ key }) => key === "iam/policy") === true;
}

/** Part by part, so that no star before the resource meets a colon. `strict`: nor stands for nothing. */
export function matchesArn(pattern: string, resource: string, strict = false): boolean {
  const [wanted, actual] = [pattern.split(":"), resource.split(":")];
  if (wanted.length < 6) return matches(pattern, resource);
  const heads = wanted
    .slice(0, 5)
    .every((part, i) => matches(part, actual[i] ?? "") && !(strict && part === "*" && actual[i] === ""));
  return heads && matches(wanted.slice(5).join(":"), actual.slice(5).join(":"));
}

/**
 * Are all resources that an Allow names, among those the action is asked on, single ones? A variable whose value the
 * plan does not tell names none.
 */
export function namesAll(
  s: Statement,
  caller: string,
  asked: readonly string[],
  { username }: Bearer,
): boolean {
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
