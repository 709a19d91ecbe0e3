/** How attributes of a plan name users, groups and policies: by value, or by a reference where the value is unknown. */
import { refersTo } from "./blocks.ts";
import type { Json } from "./statement.ts";
import { isFresh, moduleOf, type Policy, policyArn, type World } from "./world.ts";

type JsonObject = { [key: string]: Json };
export type Kind = "user" | "group" | "role";

/** An attribute as the plan has it: known, or unknown and written as a reference. */
export interface Link {
  known: JsonObject;
  unknown: JsonObject;
  written: JsonObject;
}

/** A user or a group by name: `{user: "alice"}`. */
export function nameLink(world: World, kind: Kind, name: string, attribute: string = kind): Link {
  const written = { [attribute]: refersTo(`aws_iam_${kind}.${name}.${world.byId ? "id" : "name"}`) };
  if (world.known || !world.byId) return { known: { [attribute]: name }, unknown: {}, written };
  return { known: {}, unknown: { [attribute]: true }, written };
}

/** Users or groups by name, in a list. */
export function namesLink(world: World, kind: Kind, names: readonly string[]): Link {
  const attribute = `${kind}s`;
  const of = world.byId ? "id" : "name";
  const written = { [attribute]: refersTo(...names.map((n) => `aws_iam_${kind}.${n}.${of}`)) };
  if (world.known || !world.byId) return { known: { [attribute]: [...names] }, unknown: {}, written };
  return {
    known: { [attribute]: names.map(() => null) },
    unknown: { [attribute]: names.map(() => true) },
    written,
  };
}

/** A policy by its ARN, in an attribute such as `policy_arn`. */
export function policyLink(world: World, policy: Policy, attribute: string): Link {
  const written = { [attribute]: refersTo(referenceTo(policy)) };
  if (!isFresh(world, policy))
    return { known: { [attribute]: policyArn(policy.name) }, unknown: {}, written };
  return { known: {}, unknown: { [attribute]: true }, written };
}

function referenceTo({ name, home, via }: Policy): string {
  const attribute = via === "id" ? "id" : "arn";
  if (home === "module") return `module.${moduleOf(name)}.${attribute}`;
  return home === "each"
    ? `aws_iam_policy.each["${name}"].${attribute}`
    : `aws_iam_policy.${name}.${attribute}`;
}
