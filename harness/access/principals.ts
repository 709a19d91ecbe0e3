import { UsageError } from "../errors.ts";
import { nearest } from "../nearest.ts";
import type { MfaState } from "../types.ts";
import type { Principal } from "./types.ts";

const SESSIONS = new Set(["role", "permission-set"]);

/**
 * The one who is meant by an address, an id, or a name that nobody else has. Throws UsageError that names the nearest,
 * or all that may be meant.
 */
export function principalNamed(word: string, all: readonly Principal[]): Principal {
  const exact = all.find(({ address }) => address === word);
  if (exact !== undefined) return exact;
  const [meant, ...others] = all.filter((principal) => namesOf(principal).includes(word));
  if (meant === undefined) throw unknown(word, all);
  if (others.length > 0) throw ambiguous(word, [meant, ...others]);
  return meant;
}

/** `alice`, `user/alice` and, in Terraform's words, `people["alice"]`. */
function namesOf({ name, kind, address }: Principal): string[] {
  const label = /(?:^|\.)([\w-]+(?:\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?)$/.exec(address)?.[1];
  return [...(name === null ? [] : [name, `${kind}/${name}`]), ...(label === undefined ? [] : [label])];
}

/** Sessions of roles carry no MFA, whatever their policies say. Throws UsageError when another state is asked for. */
export function refuseStateOf({ kind, address }: Principal, mfa: MfaState | undefined): void {
  if (!SESSIONS.has(kind) || mfa === undefined || mfa === "false") return;
  const what = kind === "role" ? "role" : "permission set";
  throw usage(
    "mfa-of-role",
    `There is no request of ${address} whose MFA state is \`${mfa}\`.`,
    `It is a ${what}: its sessions carry no MFA, so aws:MultiFactorAuthPresent is false in each of them.`,
    "Leave out --mfa, or ask for `--mfa false`.",
  );
}

function unknown(word: string, all: readonly Principal[]): UsageError {
  const names = word.includes(".")
    ? []
    : all
        .flatMap(({ name }) => (name === null ? [] : [name]))
        .filter((name, i, list) => list.indexOf(name) === i);
  const hint = nearest(word, [...names, ...all.map(({ address }) => address)]);
  return usage(
    "unknown-principal",
    `The plan has no principal \`${word}\`.`,
    "Those are its users, groups, roles and permission sets, and managed policies that nothing is linked to.",
    hint === undefined ? "It has none at all." : `Did you mean \`${hint}\`?`,
  );
}

function ambiguous(word: string, meant: readonly Principal[]): UsageError {
  const shown = meant.slice(0, 5).map(({ address }) => `\`${address}\``);
  const more = meant.length > shown.length ? [`${meant.length - shown.length} more`] : [];
  return usage(
    "ambiguous-principal",
    `\`${word}\` may be ${[...shown, ...more].join(" or ")}.`,
    "Choosing one of them would be a guess.",
    "Give the address.",
  );
}

function usage(reason: string, what: string, why: string, next: string): UsageError {
  return new UsageError({ code: `usage/${reason}`, what, why, next });
}
