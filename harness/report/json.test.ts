import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import {
  alice,
  answer,
  finding,
  judged,
  refused,
  reportOf,
  statement,
  witness,
} from "../findings/fixture.ts";
import type { Report } from "../findings/types.ts";
import { renderJson } from "./json.ts";

const schema = JSON.parse(readFileSync(join(import.meta.dirname, "report.schema.json"), "utf8")) as object;
const validate = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema);

/** What the schema says against a report as it is printed. */
function problems(report: unknown): string[] {
  validate(JSON.parse(renderJson(report as Report)));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const assumes = [{ ...statement(3), keys: ["aws:SourceIp"], holds: true }];
const whole = reportOf(
  judged({
    ...answer(
      finding(),
      finding({ witness: { ...witness, assumes, resource: "*", mfa: "false" } }),
      finding({
        subjectKind: null,
        rule: "plan/incomplete",
        witness: null,
        statement: null,
        attribute: null,
      }),
      finding({
        outcome: "unverifiable",
        severity: "warning",
        details: ["escalation/iam-create-access-key"],
      }),
    ),
    subjects: [alice, { ...alice, kind: "trust", name: null, mfa: "not-applicable", escalation: ["a"] }],
    assumptions: ["Nothing outside the plan grants more."],
  }),
  refused,
);

describe("a report", () => {
  test.each<[string, Report]>([
    ["with everything in it", whole],
    [
      "with lines of configuration",
      reportOf({ ...judged(answer(finding())), locate: () => ({ file: "a.tf", line: 1 }) }),
    ],
    ["without anything", reportOf(judged({ ...answer(), subjects: [] }))],
    ["on a plan that says little of itself", reportOf(judged(answer()), { ...judged(answer(), "b") })],
  ])("fits its schema: %s", (_, report) => {
    expect(problems(report)).toEqual([]);
  });

  test("is the report and nothing else, ends with a newline, and is the same every time", () => {
    const text = renderJson(whole);
    expect(JSON.parse(text)).toEqual(whole);
    expect(text.endsWith("}\n")).toBe(true);
    expect(renderJson(structuredClone(whole))).toBe(text);
  });

  test("names its members in the order of the page that describes it", () => {
    expect(Object.keys(JSON.parse(renderJson(whole)) as object)).toEqual([
      "version",
      "tool",
      "plans",
      "profile",
      "verdict",
      "summary",
      "subjects",
      "findings",
      "assumptions",
    ]);
  });
});

describe("the schema refuses", () => {
  const [first] = whole.findings;
  test.each<[string, object]>([
    ["a member it does not know", { ...whole, extra: 1 }],
    ["a finding with a member it does not know", { ...whole, findings: [{ ...first, params: {} }] }],
    ["a verdict of another word", { ...whole, verdict: "ok" }],
    ["a report on no plan", { ...whole, plans: [] }],
    ["a fingerprint of another form", { ...whole, findings: [{ ...first, fingerprint: "1:abc" }] }],
    [
      "a witness that nothing allows",
      { ...whole, findings: [{ ...first, witness: { ...witness, allowedBy: [] } }] },
    ],
    ["another version", { ...whole, version: 2 }],
    ["a ruleset without digest", { ...whole, tool: { ...whole.tool, ruleset: "latest" } }],
  ])("%s", (_, report) => {
    expect(problems(report)).not.toEqual([]);
  });
});
