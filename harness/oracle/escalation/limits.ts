/** What the open tests of an Allow leave of a path: whether what it is taken with is still to be had. */
import { matches } from "../pattern.ts";
import type { Path } from "./catalogue.ts";

/** Nothing changes; one step milder; the Allow is of no use to the path. */
export type Limit = "free" | "lowers" | "limits";

/** An open test, as `atom` of condition.ts names it. */
export type Test = readonly [operator: string, key: string, values: readonly string[]];

/** They say what a path is taken with. Which value would do no plan tells: any of them might. */
const TAKEN_WITH = new Set([
  "cloudformation:changesetname",
  "cloudformation:rolearn",
  "cloudformation:templateurl",
  "ec2:instanceprofile",
  "ec2:newinstanceprofile",
  "ecs:cluster",
  "ecs:container-name",
  "eks:accessscope",
  "eks:policyarn",
  "eks:principalarn",
  "elasticmapreduce:executionrolearn",
  "emr-containers:executionrolearn",
  "events:targetarn",
  "lambda:layer",
  "lambda:principal",
  "ssm:sessiondocumentaccesscheck",
  "sts:taskpolicyarn",
]);

/** A policy that may be attached or serve as a boundary, if its name is known: it gives rights, until it is read. */
const ANY_VALUE = new Set(["iam:policyarn", "iam:permissionsboundary"]);

const VARIABLE = /\$\{[^}]*\}/;

/** The test of an Allow that was made with variables, or of an old version, where `${...}` is plain text. */
export function limitOf([operator, key, values]: Test, path: Path, variables: boolean): Limit {
  if (!isPositive(operator) || !path.limits.some((l) => key === l || key.startsWith(`${l}/`))) return "free";
  if (values.some((v) => completes(base(operator), key, v, path, variables))) return "free";
  if (TAKEN_WITH.has(key) || values.some((v) => variables && VARIABLE.test(v))) return "lowers";
  return "limits";
}

function base(operator: string): string {
  return operator.slice(operator.indexOf(":") + 1);
}

/** It asks for one of its values: it fails on a key that is missing, and on any other value. */
function isPositive(operator: string): boolean {
  if (operator.startsWith("forallvalues:") || operator.endsWith("ifexists")) return false;
  const plain = base(operator);
  return plain !== "null" && !/not/.test(plain);
}

function completes(operator: string, key: string, value: string, path: Path, variables: boolean): boolean {
  const open = variables && VARIABLE.test(value);
  if (ANY_VALUE.has(key) && !open) return true;
  const like = operator === "stringlike" || operator.startsWith("arn");
  if (like && /^[*?]+$/.test(value)) return true;
  if (key !== "iam:passedtoservice" || path.service === null) return false;
  if (open) return false;
  // China's services may have a name of their own.
  const name = value.replace(/\.cn$/, "");
  if (operator === "stringlike") return matches(name, path.service);
  if (operator === "stringequalsignorecase") return name.toLowerCase() === path.service;
  return operator === "stringequals" && name === path.service;
}
