/** What is reopened is open, and nothing else: documents evaluated request by request, by a few lines of their own. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Condition, PolicyDocument, Statement } from "../core/document.ts";
import { ConstructError } from "../core/errors.ts";
import { boundary } from "./fixture.ts";
import type { Reopening } from "./reopen.ts";

interface Request {
  action: string;
  resource: string;
  context: Record<string, string>;
}

const listOf = (value: string | string[] | undefined): string[] =>
  value === undefined ? [] : typeof value === "string" ? [value] : value;

function matches(pattern: string, text: string): boolean {
  const literal = pattern
    .replaceAll("${aws:username}", "alice")
    .split("*")
    .map((part) => part.replace(/\W/g, "\\$&"));
  return new RegExp(`^${literal.join(".*")}$`).test(text);
}

/** AWS's operators, as far as they are needed: a missing key fails positive ones and passes all others. */
const OPERATORS: Record<string, (value: string, wanted: string) => boolean> = {
  StringEquals: (value, wanted) => value === wanted,
  StringLike: (value, wanted) => matches(wanted, value),
  Bool: (value, wanted) => value === wanted,
  NumericLessThan: (value, wanted) => Number(value) < Number(wanted),
  NumericGreaterThanEquals: (value, wanted) => Number(value) >= Number(wanted),
};

function holds(condition: Condition | undefined, context: Request["context"]): boolean {
  return Object.entries(condition ?? {}).every(([operator, tests]) => {
    // All requests are those of a user.
    if (operator === "Null") return tests["aws:username"] === "false";
    const base = operator.replace("IfExists", "").replace("Not", "");
    const compare = OPERATORS[base];
    if (compare === undefined) throw new Error(operator);
    return Object.entries(tests).every(([key, wanted]) => {
      const value = context[key];
      if (value === undefined) return operator !== base;
      return listOf(wanted).some((one) => compare(value, one)) !== operator.includes("Not");
    });
  });
}

function applies(statement: Statement, { action, resource, context }: Request): boolean {
  const named = (list: string | string[] | undefined, text: string): boolean =>
    listOf(list).some((pattern) => matches(pattern, text));
  const onAction =
    statement.NotAction === undefined ? named(statement.Action, action) : !named(statement.NotAction, action);
  const onResource =
    statement.NotResource === undefined
      ? named(statement.Resource, resource)
      : !named(statement.NotResource, resource);
  return onAction && onResource && holds(statement.Condition, context);
}

function allowed({ Statement }: PolicyDocument, request: Request): boolean {
  const found = Statement.filter((statement) => applies(statement, request)).map(({ Effect }) => Effect);
  return found.includes("Allow") && !found.includes("Deny");
}

const user = "arn:aws:iam::123456789012:user";
const own = `${user}/alice`;
const OWN_TOO = new Set(["iam:CreateAccessKey", "iam:UpdateLoginProfile"]);
const actions = ["iam:PassRole", "lambda:UpdateFunctionCode", ...OWN_TOO];
const resources = [
  "*",
  `${user}/*`,
  own,
  `${user}/bob`,
  "arn:aws:iam::123456789012:role/a",
  "arn:aws:iam::*:role/b*",
];
const conditions: NonNullable<Reopening["conditions"]>[] = [
  {},
  { StringEquals: { k: ["x", "y"] } },
  { StringLike: { k: "x*" }, Bool: { m: "true" } },
  { NumericLessThan: { n: "5" }, StringEquals: { k: "x" } },
];

/** As the page says: an entry admits it, or it is about the own user and no entry for it says otherwise. */
function wanted(allow: readonly Reopening[], { action, resource, context }: Request): boolean {
  const about = allow.filter(
    (entry) =>
      entry.actions.includes(action) && entry.resources.some((pattern) => matches(pattern, resource)),
  );
  if (about.length > 0) return about.every(({ conditions = {} }) => holds(conditions as Condition, context));
  return OWN_TOO.has(action) && resource === own;
}

test("a request is allowed where an entry admits it, and nowhere else", () => {
  const entry = fc.record({
    actions: fc.uniqueArray(fc.constantFrom(...actions), { minLength: 1, maxLength: 3 }),
    resources: fc.uniqueArray(fc.constantFrom(...resources), { minLength: 1, maxLength: 2 }),
    conditions: fc.constantFrom(...conditions),
  });
  const context = fc.record(
    {
      k: fc.constantFrom("x", "y", "xx", "z"),
      m: fc.constantFrom("true", "false"),
      n: fc.constantFrom("1", "5"),
    },
    { requiredKeys: [] },
  );
  const request = fc.record({
    action: fc.constantFrom(...actions, "iam:PutUserPolicy"),
    resource: fc.constantFrom(
      own,
      `${user}/bob`,
      "arn:aws:iam::123456789012:role/a",
      "arn:aws:iam::123456789012:role/bc",
    ),
    context,
  });
  let judged = 0;
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 3 }), fc.array(request, { minLength: 5 }), (allow, requests) => {
      let document: PolicyDocument;
      try {
        document = boundary({ allow });
      } catch (error) {
        // Entries that meet.
        expect(error).toBeInstanceOf(ConstructError);
        return;
      }
      judged += 1;
      for (const one of requests) expect([one, allowed(document, one)]).toEqual([one, wanted(allow, one)]);
    }),
    { seed: 1, numRuns: 2000 },
  );
  expect(judged).toBeGreaterThan(500);
});
