/**
 * Conditions turned round: a Deny under the negation leaves open what the condition admits, and nothing else. A negated
 * operator holds as well where its key is missing from the request, so a request that does not say is denied (IAM User
 * Guide, "IAM JSON policy elements: Condition operators").
 */
import { nearest } from "../../harness/nearest.ts";
import type { Condition } from "../core/document.ts";
import { ConstructError } from "../core/errors.ts";

/** Of a list of values, none may match: just the negation of "one of them does". */
const NEGATED: Record<string, string> = {
  StringEquals: "StringNotEquals",
  StringEqualsIgnoreCase: "StringNotEqualsIgnoreCase",
  StringLike: "StringNotLike",
  ArnEquals: "ArnNotEquals",
  ArnLike: "ArnNotLike",
  NumericEquals: "NumericNotEquals",
  DateEquals: "DateNotEquals",
  IpAddress: "NotIpAddress",
};

/** These are false where the key is missing, so they need IfExists. With several values each would deny the others. */
const OPPOSITE: Record<string, string> = {
  Bool: "BoolIfExists",
  NumericLessThan: "NumericGreaterThanEqualsIfExists",
  NumericLessThanEquals: "NumericGreaterThanIfExists",
  NumericGreaterThan: "NumericLessThanEqualsIfExists",
  NumericGreaterThanEquals: "NumericLessThanIfExists",
  DateLessThan: "DateGreaterThanEqualsIfExists",
  DateLessThanEquals: "DateGreaterThanIfExists",
  DateGreaterThan: "DateLessThanEqualsIfExists",
  DateGreaterThanEquals: "DateLessThanIfExists",
};

/**
 * Conditions of which one holds wherever the given one does not. The tests of a condition are all needed, and a Deny
 * under one condition needs all of its own, so each test gets a condition, and a Deny, of its own.
 * Throws ConstructError for an operator without a safe negation and for values that cannot be negated.
 */
export function negations(condition: Condition, construct: string): Condition[] {
  const empty = Object.entries(condition).find(([, tests]) => Object.keys(tests).length === 0);
  if (empty !== undefined) throw noValue(empty[0], "no key", construct);
  return Object.entries(condition).flatMap(([operator, tests]) =>
    Object.entries(tests).map(([key, given]) => {
      const values = typeof given === "string" ? [given] : given;
      if (values.length === 0) throw noValue(operator, key, construct);
      const negated = Object.hasOwn(NEGATED, operator) ? NEGATED[operator] : undefined;
      if (negated !== undefined) return { [negated]: { [key]: given } };
      const opposite = Object.hasOwn(OPPOSITE, operator) ? OPPOSITE[operator] : undefined;
      if (opposite === undefined) throw noNegation(operator, construct);
      const [value, ...more] = values;
      if (value === undefined || more.length > 0) throw severalValues(operator, key, construct);
      return { [opposite]: { [key]: operator === "Bool" ? otherTruth(value, key, construct) : value } };
    }),
  );
}

function otherTruth(value: string, key: string, construct: string): string {
  if (value === "true") return "false";
  if (value === "false") return "true";
  throw new ConstructError({
    code: "construct/condition",
    what: `${construct}: \`Bool\` on ${key} is neither \`true\` nor \`false\`.`,
    why: "What it would admit cannot be told, so it cannot be excluded from the Deny.",
    next: "Give one of the two as a string.",
  });
}

function noNegation(operator: string, construct: string): ConstructError {
  const known = [...Object.keys(NEGATED), ...Object.keys(OPPOSITE)];
  const lenient = /IfExists$|^ForAllValues:|^Null$|Not/.test(operator);
  return new ConstructError({
    code: "construct/condition",
    what: `${construct}: the operator \`${operator}\` cannot open what the boundary denies.`,
    why: lenient
      ? "It holds also where its key is missing or for whatever is not listed, which would open more than it names."
      : "The Deny gets the negation of the condition, and this operator has none that is safe.",
    next: `Did you mean \`${nearest(operator, known) ?? "StringEquals"}\`? There are: ${known.join(", ")}.`,
  });
}

function severalValues(operator: string, key: string, construct: string): ConstructError {
  return new ConstructError({
    code: "construct/condition",
    what: `${construct}: \`${operator}\` on ${key} has several values.`,
    why: "One of them would do, but the negation of each would deny the others.",
    next: "Give the one value that admits the most of what you want.",
  });
}

function noValue(operator: string, key: string, construct: string): ConstructError {
  return new ConstructError({
    code: "construct/condition",
    what: `${construct}: \`${operator}\` on ${key} has no value.`,
    why: "A condition without a value admits nothing.",
    next: "Give the values that are to be admitted, or leave the condition out.",
  });
}
