/** Statements about escalation: Allows that together make a path, or nearly, and Denies that stop some of it. */
import { anyMfaBlock } from "../grammar.ts";
import type { Random } from "../random.ts";
import { actionNamed } from "../universe.ts";
import { type Block, DECIDED, ENROLMENT, OPEN, PRESENT, type Statement } from "../vocabulary.ts";
import { PATHS, type Path, stepOf } from "./catalogue.ts";
import { KINDS, limitBlock, resourceFor } from "./vocabulary.ts";

/** What somebody is about to do: paths, and the actions of most of their steps. */
export interface Theme {
  paths: Path[];
  actions: string[];
  /** Somebody of the plan. */
  name: string;
}

export function theme(r: Random, name: string): Theme {
  const paths = Array.from({ length: r.chance(0.3) ? 2 : 1 }, () => PATHS.get(r.pick(r.pick(KINDS))) as Path);
  const actions = paths.flatMap((p) => p.steps.map((step) => stepOf(r.pick(step)).action));
  const kept = r.chance(0.45) ? actions.filter(() => r.chance(0.6)) : actions;
  return { paths, actions: kept.length > 0 ? kept : actions, name };
}

/** Allows for all actions of the theme, in one to three statements. */
export function grants(r: Random, t: Theme): Statement[] {
  const parts: string[][] = Array.from({ length: r.pick([1, 1, 2, 3]) }, () => []);
  for (const action of t.actions) r.pick(parts).push(action);
  return parts.filter((p) => p.length > 0).map((actions) => allow(r, t, actions));
}

function allow(r: Random, t: Theme, actions: readonly string[]): Statement {
  const except = r.chance(0.05);
  const scope: Statement = except
    ? { NotAction: r.some(["s3:*", "ec2:*", "iam:*", ...actions.map((a) => widen(r, a))], 1, 3) }
    : { Action: actions.map((a) => widen(r, a)) };
  const [element, value] = where(r, t, actions);
  return statement("Allow", { ...scope, [element]: value }, r.chance(0.45) ? condition(r, t) : {});
}

/** A Deny of something the theme is about. `others`: its condition may be one of theirs. */
export function denial(r: Random, t: Theme, others: readonly Statement[]): Statement {
  const actions = r.some(t.actions, 1, 2);
  const scope: Statement = r.chance(0.12)
    ? { NotAction: r.some([...ENROLMENT, "s3:*", ...actions], 1, 9) }
    : { Action: actions.map((a) => widen(r, a)) };
  const [element, value] = where(r, t, actions, 0.2);
  const same = r.pick(others)?.["Condition"] as Block | undefined;
  const block = r.pick<() => Block>([
    () => ({}),
    () => ({}),
    () => ({ BoolIfExists: { [PRESENT]: "false" } }),
    () => anyMfaBlock(r),
    () => same ?? {},
    () => ({ ...same, ...r.pick(OPEN) }),
    () => condition(r, t),
  ])();
  return statement("Deny", { ...scope, [element]: value }, block);
}

/** A boundary: everything, or about what is granted, now and then under a condition. */
export function limits(r: Random, t: Theme): Statement[] {
  const whole: Statement = { Action: r.pick(["*", "*", "iam:*", "lambda:*"]), Resource: "*" };
  const all = r.chance(0.45)
    ? [statement("Allow", whole, r.chance(0.2) ? condition(r, t) : {})]
    : [...grants(r, t), ...(r.chance(0.3) ? grants(r, theme(r, t.name)) : [])];
  return r.chance(0.2) ? [...all, denial(r, t, all)] : all;
}

function where(
  r: Random,
  t: Theme,
  actions: readonly string[],
  except = 0.06,
): ["Resource" | "NotResource", string[]] {
  const near = (): string[] =>
    Array.from({ length: r.pick([1, 1, 2, 3]) }, () => resourceFor(r, r.pick(actions), t.name));
  if (r.chance(except)) return ["NotResource", near().map((p) => (p === "*" ? "arn:aws:s3:::*" : p))];
  if (r.chance(0.45)) return ["Resource", ["*"]];
  return [
    "Resource",
    [...new Set([...near(), ...(r.chance(0.5) ? actions.map((a) => resourceFor(r, a, t.name)) : [])])],
  ];
}

function condition(r: Random, t: Theme): Block {
  const kinds: (() => Block)[] = [
    () => limitBlock(r, t.paths),
    () => limitBlock(r, t.paths),
    () => limitBlock(r, t.paths),
    () => ({ Bool: { [PRESENT]: "true" } }),
    () => anyMfaBlock(r),
    () => r.pick([...OPEN, ...DECIDED]),
  ];
  const one = r.pick(kinds)();
  return r.chance(0.2) ? { ...one, ...r.pick(kinds)() } : one;
}

/** The action, its prefix, its service, or another spelling of it. */
function widen(r: Random, action: string): string {
  const { name } = actionNamed(action);
  const colon = name.indexOf(":");
  const how = r.next();
  if (how < 0.1) {
    const words = name.slice(colon + 1).match(/[A-Z]+[a-z0-9]*/g) ?? [];
    return `${name.slice(0, colon + 1)}${words.slice(0, 1 + r.below(Math.max(1, words.length - 1))).join("")}*`;
  }
  if (how < 0.14) return `${name.slice(0, colon)}:*`;
  if (how < 0.15) return "*";
  if (how < 0.19) return `${name.slice(0, colon + 1)}*${name.slice(colon + 3)}`;
  return how < 0.22 ? name.toUpperCase() : how < 0.25 ? `${name.slice(0, -1)}?` : name;
}

function statement(Effect: string, scope: Statement, block: Block): Statement {
  return Object.keys(block).length > 0 ? { Effect, ...scope, Condition: block } : { Effect, ...scope };
}
