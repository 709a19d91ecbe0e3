/** Checks of variables, whose messages name what is refused. */
import { stringText } from "../../../modules/hcl-text/expression.ts";
import { inline } from "../../../modules/hcl-text/value.ts";
import type { Check } from "./module.ts";

/** A test of `one`, the member that is looked at, as an expression. */
type Test = string;

/** Why it matters and what to do, behind the sentence that says what is wrong. */
export interface Words {
  /** Follows the members that are refused, such as `is no name of a user`. */
  problem: string;
  why: string;
  next: string;
}

/** `one` matches. RE2 needs no escaped slash, and people read it more easily without. */
export function matches(pattern: RegExp, subject = "one"): Test {
  return `can(regex(${stringText(pattern.source.replaceAll("\\/", "/"))}, ${subject}))`;
}

/** What is refused, for a message that stands in backticks; a name that is empty shows as such. */
export function joined(list: string): string {
  return inline(`join("\`, \`", ${list})`);
}

/** A check of every member of a list, a set, or the values of a map. */
export function everyMember(variable: string, test: Test, { problem, why, next }: Words): Check {
  const refused = `[for one in var.${variable} : one if !(${test})]`;
  return {
    condition: `alltrue([for one in var.${variable} : ${test}])`,
    message: `${variable}: \`${joined(refused)}\` ${problem}. ${why} ${next}`,
  };
}

/** A check of a single value, in which it goes by `one`; null is taken where it is the default. */
export function single(variable: string, test: Test, words: Words & { optional?: boolean }): Check {
  const { problem, why, next, optional } = words;
  const subject = `var.${variable}`;
  const condition = test.replaceAll(/\bone\b/g, subject);
  return {
    condition: optional ? `${subject} == null ? true : ${condition}` : condition,
    // A null is not refused, but the message is made of it all the same.
    message: `${variable}: \`${inline(optional ? `${subject} == null ? "" : ${subject}` : subject)}\` ${problem}. ${why} ${next}`,
  };
}

/** A check of a string against the words that there are. */
export function oneOf(
  variable: string,
  known: readonly string[],
  words: { why: string; optional?: boolean },
): Check {
  const list = `[${known.map((word) => stringText(word)).join(", ")}]`;
  return single(variable, `contains(${list}, one)`, {
    ...words,
    problem: "is not known",
    next: `Give one of ${known.join(", ")}.`,
  });
}
