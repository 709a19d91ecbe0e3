import type { Mark } from "../types.ts";
import { isObject } from "./json.ts";
import { MAX_NESTING } from "./nesting.ts";
import { loneSurrogate, tooDeep } from "./parse.ts";
import { hasDuplicateKeys } from "./policy-text.ts";
import type { Change } from "./shape.ts";
import { LONE_SURROGATE } from "./unicode.ts";

const MANAGED_ARN = /arn:aws[a-z-]*:iam::aws:policy\/[\w+=,.@/-]+/g;

/**
 * Collects every AWS-managed policy ARN named anywhere in a value, sorted.
 * Also the last check before the ruleset sees it: throws InputError for nesting or strings it could not take,
 * which matters for plans that were handed over as objects and never had a text.
 */
export function namedManagedPolicies(value: unknown): string[] {
  const arns = new Set<string>();
  const visitText = (text: string): void => {
    if (LONE_SURROGATE.test(text)) throw loneSurrogate();
    if (text.includes(":iam::aws:policy/")) {
      for (const [arn] of text.matchAll(MANAGED_ARN)) arns.add(arn);
    }
  };
  const visit = (node: unknown, depth: number): void => {
    if (depth > MAX_NESTING) throw tooDeep();
    if (typeof node === "string") visitText(node);
    else if (Array.isArray(node)) for (const member of node) visit(member, depth + 1);
    else if (isObject(node)) {
      for (const key of Object.keys(node)) {
        visitText(key);
        visit(node[key], depth + 1);
      }
    }
  };
  visit(value, 0);
  return [...arns].sort();
}

/**
 * Marks every policy text among the attributes of the changes that names a key twice. JSON parsers keep the last of
 * two equal keys and IAM need not agree, so what such a policy says is open.
 * The attribute is a path: `policy`, `inline_policy[0].policy`.
 */
export function duplicateKeyMarks(changes: Change[]): Mark[] {
  const marks: Mark[] = [];
  for (const { address, change } of changes) {
    const visit = (node: unknown, path: string): void => {
      if (typeof node === "string") {
        if (hasDuplicateKeys(node)) marks.push({ address, attribute: path, problem: "duplicate-key" });
      } else if (Array.isArray(node)) {
        node.forEach((member, index) => {
          visit(member, `${path}[${index}]`);
        });
      } else if (isObject(node)) {
        for (const key of Object.keys(node)) visit(node[key], path === "" ? key : `${path}.${key}`);
      }
    };
    // A forgotten object stays as it was: its policies are those of before.
    visit(change["after"] ?? change["before"], "");
  }
  return marks;
}
