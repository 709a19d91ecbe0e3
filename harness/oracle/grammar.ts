/** The grammar of random documents: Allows, guards right and wrong, conditions in every spelling. */
import type { Profile } from "../types.ts";
import type { Random } from "./random.ts";
import type { Json } from "./statement.ts";
import {
  ACTIONS,
  AGE,
  type Block,
  DANGEROUS,
  DECIDED,
  ENROLMENT,
  HARMLESS,
  OPEN,
  PRESENT,
  RESOURCES,
  SPARED,
  type Statement,
} from "./vocabulary.ts";
import type { Doc } from "./world.ts";

/** Conditions that are no guard, or only half of one; used on both effects. */
export function anyMfaBlock(r: Random): Block {
  if (r.chance(0.35)) {
    const operator = r.pick([
      "NumericGreaterThan",
      "NumericLessThan",
      "NumericLessThanEquals",
      "NumericGreaterThanEquals",
      "NumericEquals",
      "NumericNotEquals",
    ]);
    if (r.chance(0.3)) return { Null: { [AGE]: value(r, r.chance(0.5)) } };
    return {
      [operator + (r.chance(0.5) ? "IfExists" : "")]: {
        [AGE]: r.pick<Json>([3600, "30", "43200", ["10", "7200"], 60, 0]),
      },
    };
  }
  if (r.chance(0.2)) return { Null: { [PRESENT]: value(r, r.chance(0.5)) } };
  const base = r.pick([
    "Bool",
    "Bool",
    "Bool",
    "StringEquals",
    "StringNotEquals",
    "StringEqualsIgnoreCase",
    "StringNotEqualsIgnoreCase",
    "StringLike",
    "StringNotLike",
  ]);
  const set = r.chance(0.15) ? r.pick(["ForAllValues:", "ForAnyValue:"]) : "";
  const exists = r.chance(0.4) ? "IfExists" : "";
  const wanted: Json = r.chance(0.1)
    ? ["true", "false"]
    : base === "Bool"
      ? value(r, r.chance(0.5))
      : String(r.chance(0.5));
  return { [set + base + exists]: { [PRESENT]: wanted } };
}

/** The conditions of a right guard: one block, or two for a guard in two statements. */
function rightBlocks(r: Random, profile: Profile): Block[] {
  if (profile === "console-only" && r.chance(0.6)) {
    return [
      { Bool: { [PRESENT]: value(r, false), ...(r.chance(0.5) ? { "aws:ViaAWSService": "false" } : {}) } },
    ];
  }
  return r.pick<() => Block[]>([
    () => [{ BoolIfExists: { [PRESENT]: value(r, false) } }],
    () => [{ BoolIfExists: { [PRESENT]: value(r, false) } }],
    () => [{ BoolIfExists: { [PRESENT]: value(r, false) }, ...r.pick([DECIDED[2], DECIDED[4], DECIDED[5]]) }],
    () => [{ Null: { [AGE]: value(r, true) } }],
    () => [{ NumericGreaterThanIfExists: { [AGE]: r.pick<Json>([3600, "86400"]) } }],
    () => [{ NumericGreaterThanEqualsIfExists: { [AGE]: "7200" } }],
    () => [{ Bool: { [PRESENT]: value(r, false) } }, { Null: { [PRESENT]: value(r, true) } }],
    () => [{ StringNotEquals: { [PRESENT]: "true" } }],
    () => [{ StringNotEqualsIgnoreCase: { [PRESENT]: "TRUE" } }],
    () => [{ StringNotLike: { [PRESENT]: "t*" } }],
    () => [{ Bool: { [PRESENT]: value(r, false) } }, { Null: { [AGE]: value(r, true) } }],
    () => [{ StringEqualsIfExists: { [PRESENT]: "false" } }],
    () => [{ "ForAllValues:Bool": { [PRESENT]: value(r, false) } }],
  ])();
}

function value(r: Random, truth: boolean): Json {
  return r.pick<Json>([truth, String(truth), [String(truth)], truth ? "True" : "False"]);
}

/** A guard as one or more Deny statements: usually right, sometimes broken in scope, carve-out or condition. */
export function guard(r: Random, profile: Profile): Statement[] {
  const blocks = r.chance(0.8) ? rightBlocks(r, profile) : [anyMfaBlock(r)];
  const extra = r.chance(0.12) ? r.pick([...OPEN, ...DECIDED]) : {};
  const scope = scopeOf(r);
  const scopes = r.chance(0.1)
    ? [
        { Action: ["iam:*", "sts:*"], Resource: "*" },
        { NotAction: ["iam:*", "sts:*"], Resource: "*" },
      ]
    : [scope];
  return scopes.flatMap((s) => blocks.map((b) => statement(r, "Deny", s, merge(b, extra))));
}

function scopeOf(r: Random): Statement {
  if (r.chance(0.15)) return { Action: "*", Resource: "*" };
  if (r.chance(0.1)) return { Action: list(r, r.some(ACTIONS, 1, 4)), Resource: "*" };
  if (r.chance(0.08)) return { Action: "*", NotResource: list(r, someResources(r, 2)) };
  if (r.chance(0.08)) return { NotAction: list(r, ENROLMENT), Resource: list(r, someResources(r, 2)) };
  const spared = r.chance(0.5) ? ENROLMENT : r.some(ENROLMENT, 4, 8);
  const more = r.chance(0.3) ? r.some(HARMLESS, 1, 2) : [];
  const bad = r.chance(0.15) ? [r.pick([...DANGEROUS, ...SPARED])] : [];
  return { NotAction: list(r, [...spared, ...more, ...bad]), Resource: "*" };
}

/** A random Allow: broad, narrow, by exception, sometimes under a condition. */
export function allow(r: Random): Statement {
  const actions = r.chance(0.2) ? "NotAction" : "Action";
  const resources = r.chance(0.12) ? "NotResource" : "Resource";
  const where = resources === "Resource" && r.chance(0.55) ? "*" : list(r, someResources(r, 3));
  const scope = {
    [actions]: list(
      r,
      r.some(ACTIONS, 1, 4).map((a) => blur(r, a)),
    ),
    [resources]: where,
  };
  const condition = r.chance(0.15)
    ? { Bool: { [PRESENT]: value(r, true) } }
    : r.chance(0.06)
      ? anyMfaBlock(r)
      : {};
  return statement(r, "Allow", scope, merge(condition, r.chance(0.2) ? r.pick([...OPEN, ...DECIDED]) : {}));
}

/** A Deny that does not look at MFA, or looks at it beside the guard. */
export function sideDeny(r: Random): Statement {
  const scope: Statement = { Action: list(r, r.some(ACTIONS.slice(1), 1, 4)) };
  scope[r.chance(0.3) ? "NotResource" : "Resource"] = r.chance(0.4) ? "*" : list(r, someResources(r, 2));
  if (scope["NotResource"] === "*") scope["NotResource"] = list(r, someResources(r, 2));
  const block = r.chance(0.3) ? anyMfaBlock(r) : r.chance(0.3) ? r.pick([...OPEN, ...DECIDED]) : {};
  return statement(r, "Deny", scope, block);
}

export function document(r: Random, statements: Statement[]): Doc {
  const version = r.chance(0.92) ? "2012-10-17" : r.pick([null, "2008-10-17"]);
  return {
    version,
    statements: statements.map((s, i) =>
      r.chance(0.3) ? { Sid: r.chance(0.2) ? "Single" : `S${i}`, ...s } : s,
    ),
  };
}

function statement(r: Random, effect: string, scope: Statement, condition: Block): Statement {
  const block = Object.keys(condition).length > 0 ? { Condition: recase(r, condition) } : {};
  return { Effect: effect, ...scope, ...block };
}

function merge(a: Block, b: Block | undefined): Block {
  const both: Block = { ...a };
  for (const [operator, keys] of Object.entries(b ?? {})) both[operator] = { ...both[operator], ...keys };
  return both;
}

/** Letter case of operators and keys means nothing to IAM. */
function recase(r: Random, block: Block): Block {
  if (!r.chance(0.15)) return block;
  const fold = r.pick([(t: string): string => t.toLowerCase(), (t: string): string => t.toUpperCase()]);
  return Object.fromEntries(
    Object.entries(block).map(([o, keys]) => [
      o,
      Object.fromEntries(Object.entries(keys).map(([k, v]) => [fold(k), v])),
    ]),
  );
}

/** Resources, now and then with a wildcard at a random place. A hole in `${...}` would make it another text: spared. */
function someResources(r: Random, most: number): string[] {
  return r.some(RESOURCES, 1, most).map((text) => {
    if (!r.chance(0.15) || text.includes("$")) return text;
    const at = "arn:aws:".length + r.below(Math.max(1, text.length - "arn:aws:".length));
    const wild = r.pick(["?", "*", "*?", "?*"]);
    return r.chance(0.5) ? text.slice(0, at) + wild : text.slice(0, at) + wild + text.slice(at + 1);
  });
}

/** Wildcards and letter case at a random place of an action. */
function blur(r: Random, action: string): string {
  const cased = r.chance(0.1) ? r.pick([action.toLowerCase(), action.toUpperCase()]) : action;
  if (!r.chance(0.12) || cased.length < 4) return cased;
  const at = r.below(cased.length);
  if (cased[at] === ":") return cased;
  return r.chance(0.6) ? `${cased.slice(0, at)}?${cased.slice(at + 1)}` : `${cased.slice(0, at)}*`;
}

function list(r: Random, items: readonly string[]): Json {
  const [only] = items;
  if (items.length === 1 && only !== undefined && r.chance(0.6)) return only;
  return r.chance(0.2) ? [...items].reverse() : [...items];
}
