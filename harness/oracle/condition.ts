/**
 * One Condition block against what is known of a request. A condition is a conjunction of tests
 * (operator, key, values); each holds, fails, or stays open. An open test is an *atom*: a free boolean
 * that is the same wherever the same test is written, in an Allow or in a Deny.
 *
 * Reading two Denies with complementary open tests (SourceIp x, NotIpAddress x) as two free booleans means that
 * their union is never certain. AWS would deny; the specification's three-valued reading does not know, and nor
 * does this one.
 */
import { common, matches } from "./pattern.ts";

export type State = "T" | "F" | "A";
export const STATES: readonly State[] = ["T", "F", "A"];

/** What the subject fixes. A pattern stands for every value the key may have; without wildcards it is the value. */
export interface Facts {
  /** Null: a session of a role, which has none. */
  username: string | null;
  principalArn: string;
  account: string;
  /** A service makes the request for the caller. Default: it is a direct one. */
  viaService?: boolean;
}

export type Condition = Record<string, Record<string, unknown>>;

/** False: fails. Otherwise the atoms that must all hold; an empty list is a condition that certainly holds. */
export type Outcome = false | string[];

/** Evaluates a whole Condition block: AND over operators and over keys. */
export function evaluateCondition(condition: Condition, state: State, facts: Facts): Outcome {
  const open: string[] = [];
  for (const [operator, keys] of Object.entries(condition)) {
    for (const [key, raw] of Object.entries(keys)) {
      const values = texts(raw);
      const answer = test(operator, key, values, state, facts);
      if (answer === false) return false;
      if (answer === "open") open.push(atom(operator, key, values));
    }
  }
  return open;
}

/** The canonical name of a test: operator and key folded, values as a sorted set of strings. */
export function atom(operator: string, key: string, values: readonly string[]): string {
  return JSON.stringify([operator.toLowerCase(), key.toLowerCase(), [...new Set(values)].sort()]);
}

/** Scalars and lists, booleans, numbers and strings: IAM reads them all as a list of strings. */
export function texts(raw: unknown): string[] {
  return (Array.isArray(raw) ? raw : [raw]).map(String);
}

type Known = { present: false } | { present: true; language: string } | undefined;

/** What a key holds in a state: absent, any string of a language, or (undefined) not known at all. */
function known(key: string, state: State, facts: Facts): Known {
  switch (key) {
    case "aws:multifactorauthpresent":
      return state === "A"
        ? { present: false }
        : { present: true, language: state === "T" ? "true" : "false" };
    case "aws:multifactorauthage":
      return state === "T" ? { present: true, language: "60" } : { present: false };
    case "aws:viaawsservice":
      return { present: true, language: String(facts.viaService ?? false) };
    case "aws:principaltype":
      return { present: true, language: facts.username === null ? "AssumedRole" : "User" };
    case "aws:username":
      return facts.username === null ? { present: false } : { present: true, language: facts.username };
    case "aws:principalarn":
      return { present: true, language: facts.principalArn };
    case "aws:principalaccount":
      return { present: true, language: facts.account };
    default:
      return undefined;
  }
}

function test(operator: string, key: string, values: string[], state: State, facts: Facts): boolean | "open" {
  const { set, base, ifExists } = parse(operator);
  const value = known(key.toLowerCase(), state, facts);
  if (base === "null") {
    if (values.length > 0 && new Set(values.map((v) => v.toLowerCase())).size === 2) return true;
    if (value === undefined) return "open";
    return values.some((v) => (v.toLowerCase() === "true") !== value.present);
  }
  if (!POSITIVE.has(base) && !NEGATED.has(base)) return false; // IAM refuses such a document
  if (value === undefined) return isAlways(set, base, ifExists, values) ? true : "open";
  if (!value.present) return ifExists || set === "forallvalues" || (set === "" && NEGATED.has(base));
  const answers = new Set(samples(value.language, values).map((v) => compare(base, v, values)));
  return answers.size === 1 ? [...answers][0] === true : "open";
}

/** Content with any value, and with none. */
function isAlways(set: string, base: string, ifExists: boolean, values: readonly string[]): boolean {
  const like = base === "stringlike" || base === "arnlike" || base === "arnequals";
  return like && (ifExists || set === "forallvalues") && values.some((v) => /^\*+$/.test(v));
}

function parse(operator: string): { set: string; base: string; ifExists: boolean } {
  const folded = operator.toLowerCase();
  const colon = folded.indexOf(":");
  const set = colon < 0 ? "" : folded.slice(0, colon);
  const rest = folded.slice(colon + 1);
  const ifExists = rest.endsWith("ifexists");
  return { set, base: ifExists ? rest.slice(0, -"ifexists".length) : rest, ifExists };
}

/** An account that the plan does not say. */
export const UNKNOWN_ACCOUNT = "????????????";

/** Enough members of a language to see whether the test answers alike on all of it. */
function samples(language: string, values: readonly string[]): string[] {
  if (!/[*?]/.test(language)) return [language];
  // Accounts are digits, so they are tried by value: a free `?` would also take the colons of a pattern.
  const accounts = [
    ...new Set(["770077007700", "808080808080", ...(values.join(" ").match(/\b\d{12}\b/g) ?? [])]),
  ];
  const narrowed = language.includes(UNKNOWN_ACCOUNT)
    ? accounts.map((a) => language.replace(UNKNOWN_ACCOUNT, a))
    : [language];
  return narrowed.flatMap((l) => {
    const plain = ["7", "q"].map((c) => l.replaceAll("?", c).replaceAll("*", c));
    return [...plain, ...values.map((v) => common([v, l])).filter((v) => v !== undefined)];
  });
}

type Comparison = (actual: string, wanted: string) => boolean;
const numeric =
  (holds: (a: number, b: number) => boolean): Comparison =>
  (actual, wanted) =>
    holds(Number(actual), Number(wanted));

/** ARN operators compare the six colon-separated parts one by one, so a star never crosses one of the first five. */
const arn: Comparison = (actual, wanted) => {
  const a = parts(actual);
  const w = parts(wanted);
  return w.length === 6 ? w.every((p, i) => matches(p, a[i] ?? "")) : wanted === "*";
};
function parts(text: string): string[] {
  const all = text.split(":");
  return all.length <= 6 ? all : [...all.slice(0, 5), all.slice(5).join(":")];
}

const POSITIVE = new Map<string, Comparison>([
  ["stringequals", (a, w) => a === w],
  ["stringequalsignorecase", (a, w) => a.toLowerCase() === w.toLowerCase()],
  ["stringlike", (a, w) => matches(w, a)],
  ["arnequals", arn],
  ["arnlike", arn],
  ["bool", (a, w) => /^(true|false)$/.test(a) && a === w.toLowerCase()],
  ["numericequals", numeric((a, w) => a === w)],
  ["numericlessthan", numeric((a, w) => a < w)],
  ["numericlessthanequals", numeric((a, w) => a <= w)],
  ["numericgreaterthan", numeric((a, w) => a > w)],
  ["numericgreaterthanequals", numeric((a, w) => a >= w)],
  ...["dateequals", "datelessthan", "datelessthanequals", "dategreaterthan", "dategreaterthanequals"].map(
    never,
  ),
  ...["ipaddress", "binaryequals"].map(never),
]);
/** None of the decided keys is a date, an address or a blob. */
function never(name: string): [string, Comparison] {
  return [name, () => false];
}

const NEGATED = new Map<string, string>([
  ["stringnotequals", "stringequals"],
  ["stringnotequalsignorecase", "stringequalsignorecase"],
  ["stringnotlike", "stringlike"],
  ["arnnotequals", "arnequals"],
  ["arnnotlike", "arnlike"],
  ["numericnotequals", "numericequals"],
  ["datenotequals", "dateequals"],
  ["notipaddress", "ipaddress"],
]);

/** OR over the values; a negated operator is the NOR. */
function compare(base: string, actual: string, values: readonly string[]): boolean {
  const positive = NEGATED.get(base) ?? base;
  const holds = values.some((w) => POSITIVE.get(positive)?.(actual, w) === true);
  return NEGATED.has(base) ? !holds : holds;
}
