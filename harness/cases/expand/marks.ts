import { didYouMean } from "../did-you-mean.ts";
import { ValueProblem } from "../problem.ts";
import type { JsonObject, ShortHand } from "../types.ts";
import { resourceTypes } from "./resource-types.ts";
import type { Planned, PlannedSet } from "./types.ts";

type Path = (string | number)[];

/** The attributes a resource type has, configured or not. */
function attributesOf(resource: Planned): string[] {
  const known = resourceTypes[resource.type];
  return known ? [...known.required, ...known.computed, ...Object.keys(known.defaults)] : [];
}

/** The planned resource of an address. Throws ValueProblem, naming the nearest address. */
function resourceAt(resources: PlannedSet, address: string, path: Path): Planned {
  const resource = resources.get(address);
  if (resource) return resource;
  const hint = didYouMean(address, resources.keys());
  throw new ValueProblem(path, `the short-hand makes no ${address}${hint}`);
}

/** Splits `aws_iam_role.ci.inline_policy.0.policy` into the resource and the path of the attribute. */
function attributeAt(resources: PlannedSet, word: string, path: Path): [Planned, string] {
  const [type = "", name = "", ...rest] = word.split(".");
  const resource = resourceAt(resources, `${type}.${name}`, path);
  const attribute = rest[0] ?? "";
  const known = attributesOf(resource);
  if (!known.includes(attribute)) {
    const reason = `${resource.address} has no attribute "${attribute}"${didYouMean(attribute, known)}`;
    throw new ValueProblem(path, reason);
  }
  return [resource, rest.join(".")];
}

/** A reference as plan JSON lists it: the attribute, then the resource. */
export function references(text: string): JsonObject {
  const parts = text.split(".");
  const data = parts[0] === "data" ? 3 : 2;
  return { references: parts.length > data ? [text, parts.slice(0, data).join(".")] : [text] };
}

/** An expression given as a bare word: a planned resource's attribute becomes the value too. */
function refer(resources: PlannedSet, resource: Planned, attribute: string, word: string): void {
  const [type = "", name = "", ...rest] = word.split(".");
  const target = resources.get(`${type}.${name}`);
  if (
    target &&
    rest.length === 1 &&
    attributesOf(target).includes(rest[0] ?? "") &&
    !attribute.includes(".")
  ) {
    resource.attributes[attribute] = { kind: "reference", address: target.address, attribute: rest[0] ?? "" };
  } else {
    resource.expressions.set(attribute, references(word));
  }
}

/** Writes `unknown`, `sensitive`, `expressions`, `existing`, `forgotten` and `deleted` of a short-hand onto its resources. */
export function mark(resources: PlannedSet, given: ShortHand): void {
  for (const [word, expression] of Object.entries(given.expressions ?? {})) {
    const [resource, attribute] = attributeAt(resources, word, ["given", "expressions", word]);
    if (typeof expression === "string") refer(resources, resource, attribute, expression);
    else resource.expressions.set(attribute, expression);
  }
  for (const [i, word] of (given.unknown ?? []).entries()) {
    const [resource, attribute] = attributeAt(resources, word, ["given", "unknown", i]);
    resource.unknown.add(attribute);
  }
  for (const [i, word] of (given.sensitive ?? []).entries()) {
    const [resource, attribute] = attributeAt(resources, word, ["given", "sensitive", i]);
    resource.sensitive.add(attribute);
  }
  if (given.account) {
    const standing = /^aws_iam_(user|group|role|policy)$/;
    for (const resource of resources.values()) if (standing.test(resource.type)) resource.fate = "existing";
  }
  for (const fate of ["existing", "forgotten", "deleted"] as const) {
    for (const [i, address] of (given[fate] ?? []).entries()) {
      resourceAt(resources, address, ["given", fate, i]).fate = fate;
    }
  }
}
