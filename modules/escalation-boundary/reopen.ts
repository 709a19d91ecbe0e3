/** What a caller reopens of what the boundary denies: checked, and with the names of AWS. */
import { nearest } from "../../harness/nearest.ts";
import type { Condition } from "../core/document.ts";
import { ConstructError } from "../core/errors.ts";
import { denied } from "./denied.ts";
import { negations } from "./negation.ts";
import { overlap } from "./overlap.ts";

/** Denied actions that stay possible, on these resources and under these conditions only. */
export interface Reopening {
  /** Actions that the boundary denies, without wildcards, such as `iam:PassRole`. */
  readonly actions: readonly string[];
  /** The ARNs that they are reopened on; `*` stands for all. */
  readonly resources: readonly string[];
  /**
   * As in a policy: by operator and key, the values that are admitted. All are needed. Positive operators only, without
   * IfExists, ForAllValues and the like.
   */
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

export interface Reopened {
  actions: string[];
  resources: string[];
  condition: Condition;
  /** Conditions of which one holds wherever `condition` does not. */
  unless: Condition[];
}

/** With these the bearer would get rid of the boundary itself. */
const NEVER = ["iam:DeleteRolePermissionsBoundary", "iam:DeleteUserPermissionsBoundary"];
const reopenable = denied.map(({ action }) => action).filter((action) => !NEVER.includes(action));

/** Throws ConstructError for actions that are not denied, for what reopens nothing, and for entries that collide. */
export function reopened(allow: readonly Reopening[], construct: string): Reopened[] {
  const entries = allow.map(({ actions, resources, conditions = {} }) => {
    if (actions.length === 0) throw nothing("actions", construct);
    if (resources.length === 0) throw nothing("resources", construct);
    for (const resource of resources) refuseResource(resource, construct);
    const condition = mutable(conditions);
    return {
      actions: [...new Set(actions.map((action) => deniedName(action, construct)))].sort(),
      resources: [...new Set(resources)].sort(),
      condition,
      unless: negations(condition, construct),
    };
  });
  refuseCollisions(entries, construct);
  return entries;
}

/** An action as the boundary denies it. */
function deniedName(action: string, construct: string): string {
  const named = (known: string): boolean => known.toLowerCase() === action.toLowerCase();
  const found = reopenable.find(named);
  if (found !== undefined) return found;
  if (/[*?]/.test(action)) {
    throw refusal(
      `\`${action}\` is a pattern.`,
      "It would also reopen what the boundary comes to deny later.",
      `Name each action. It denies: ${reopenable.join(", ")}.`,
      construct,
    );
  }
  if (NEVER.some(named)) {
    throw refusal(
      `\`${action}\` cannot be reopened.`,
      "With it the bearer could take the boundary off, and nothing would be denied any more.",
      "Leave it out, and have somebody without the boundary remove boundaries.",
      construct,
    );
  }
  throw refusal(
    `the boundary does not deny \`${action}\`.`,
    "Only what it denies can be reopened; everything else it leaves to the policies of its bearer.",
    `Did you mean \`${nearest(action, reopenable)}\`? If not, leave it out: it needs no reopening.`,
    construct,
  );
}

function refuseResource(resource: string, construct: string): void {
  if (resource === "*" || /^arn:([^:]*:){4}./.test(resource)) return;
  // References that Terraform resolves later begin with a dollar sign.
  if (resource.startsWith("${")) {
    throw refusal(
      "a resource is a reference that Terraform resolves later.",
      "The ARN of a resource that is still to be made would hide the whole boundary until apply, also from the gate.",
      "Write the ARN out with the name in it, such as `arn:aws:iam::111122223333:role/${role.name}`.",
      construct,
    );
  }
  throw refusal(
    `\`${resource}\` is no ARN.`,
    "A resource that no request has reopens nothing.",
    "Give ARNs, or `*` for all resources.",
    construct,
  );
}

/** The Deny for one entry would take away what another one reopens on the same resource. */
function refuseCollisions(entries: readonly Reopened[], construct: string): void {
  for (const [i, one] of entries.entries()) {
    for (const other of entries.slice(i + 1)) {
      const action = one.actions.find((name) => other.actions.includes(name));
      if (action === undefined) continue;
      const twice = one.resources.find((text) => other.resources.some((more) => overlap(text, more)));
      if (twice === undefined) continue;
      throw refusal(
        `two entries reopen \`${action}\` on \`${twice}\`.`,
        "Each denies there what its own conditions do not admit, so together they admit only what both do.",
        "Give entries for one action resources that have nothing in common, or make them one entry.",
        construct,
      );
    }
  }
}

function mutable(conditions: NonNullable<Reopening["conditions"]>): Condition {
  const copy = (value: string | readonly string[]): string | string[] =>
    typeof value === "string" ? value : [...value];
  return Object.fromEntries(
    Object.entries(conditions).map(([operator, tests]) => [
      operator,
      Object.fromEntries(Object.entries(tests).map(([key, value]) => [key, copy(value)])),
    ]),
  );
}

function nothing(part: "actions" | "resources", construct: string): ConstructError {
  return refusal(
    `an entry of \`allow\` has no ${part}.`,
    "It reopens nothing as it stands.",
    part === "actions" ? "Name the actions." : "Name the ARNs, or `*` for all resources.",
    construct,
  );
}

function refusal(what: string, why: string, next: string, construct: string): ConstructError {
  return new ConstructError({ code: "construct/reopen", what: `${construct}: ${what}`, why, next });
}
