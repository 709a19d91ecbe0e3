import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RulesetFinding } from "../types.ts";
import { differences, matches, matchFindings } from "./match.ts";
import type { FindingExpectation } from "./types.ts";

function finding(over: Partial<RulesetFinding> = {}): RulesetFinding {
  return {
    rule: "mfa/no-guard",
    severity: "error",
    outcome: "fail",
    subject: "aws_iam_user.alice",
    subjectKind: "user",
    address: "aws_iam_user_policy.alice_base",
    attribute: "policy",
    statement: 0,
    sid: null,
    normalised: null,
    details: [],
    introduced: true,
    witness: {
      principal: "aws_iam_user.alice",
      action: "ec2:RunInstances",
      resource: "*",
      mfa: "absent",
      allowedBy: [{ address: "a", attribute: "policy", statement: 0, sid: null }],
      missedDenies: [],
      assumes: [],
    },
    params: { actions: ["b", "a"], key: "x" },
    message: "",
    why: "",
    remediation: "",
    ...over,
  };
}

const rule = "mfa/no-guard";

describe("one expectation", () => {
  test.each<[string, FindingExpectation, boolean]>([
    ["the rule alone", { rule }, true],
    ["another rule", { rule: "mfa/allow-only" }, false],
    ["a part of the witness", { rule, witness: { mfa: "absent" } }, true],
    ["another state", { rule, witness: { mfa: "false" } }, false],
    ["no witness where there is one", { rule, witness: null }, false],
    ["a part of params, lists in any order", { rule, params: { actions: ["a", "b"] } }, true],
    ["a shorter list", { rule, params: { actions: ["a"] } }, false],
    ["an empty list for a full one", { rule, witness: { allowedBy: [] } }, false],
    ["members in part", { rule, witness: { allowedBy: [{ statement: 0 }] } }, true],
    ["a parameter that is not there", { rule, params: { other: null } }, false],
    ["sid: null", { rule, sid: null }, true],
    ["a sid where there is none", { rule, sid: "Deny" }, false],
    ["statement 0", { rule, statement: 0 }, true],
    ["statement 1", { rule, statement: 1 }, false],
  ])("%s", (_, expectation, fits) => {
    expect(matches(expectation, finding())).toBe(fits);
  });

  test("says what differs", () => {
    expect(differences({ rule, severity: "warning", witness: { mfa: "false" } }, finding())).toEqual([
      "severity: expected warning, found error",
      "witness.mfa: expected false, found absent",
    ]);
  });
});

describe("several expectations", () => {
  test("never share a finding", () => {
    expect(matchFindings([{ rule }, { rule }], [finding()]).filter((match) => match !== null)).toHaveLength(
      1,
    );
  });

  test("equal ones take equal findings one each", () => {
    const found = [finding(), finding()];
    expect(new Set(matchFindings([{ rule }, { rule }], found))).toEqual(new Set(found));
  });

  test("a general one leaves to a precise one what it needs, in either order", () => {
    const alice = finding();
    const bob = finding({ subject: "aws_iam_user.bob" });
    const precise = { rule, subject: "aws_iam_user.alice" };
    expect(matchFindings([{ rule }, precise], [alice, bob])).toEqual([bob, alice]);
    expect(matchFindings([precise, { rule }], [bob, alice])).toEqual([alice, bob]);
  });

  test("are served as well as by trying every assignment", () => {
    const subjects = ["a", "b", "c"];
    const severities = ["error", "warning"] as const;
    const found = fc.record({
      subject: fc.constantFrom(...subjects),
      severity: fc.constantFrom(...severities),
    });
    const expected = fc.record(
      {
        rule: fc.constant(rule),
        subject: fc.constantFrom(...subjects),
        severity: fc.constantFrom(...severities),
      },
      { requiredKeys: ["rule"] },
    );
    fc.assert(
      fc.property(
        fc.array(expected, { maxLength: 5 }),
        fc.array(found, { maxLength: 5 }),
        (wanted, given) => {
          const findings = given.map((over) => finding(over));
          const served = matchFindings(wanted, findings);
          const taken = served.filter((match) => match !== null);
          expect(new Set(taken).size).toBe(taken.length);
          for (const [i, match] of served.entries()) {
            if (match) expect(matches(wanted[i] as FindingExpectation, match)).toBe(true);
          }
          expect(taken.length).toBe(mostServed(wanted, findings));
        },
      ),
    );
  });
});

/** By brute force: the most expectations that can be served at once. */
function mostServed(wanted: FindingExpectation[], findings: RulesetFinding[]): number {
  const [first, ...rest] = wanted;
  if (first === undefined) return 0;
  const without = mostServed(rest, findings);
  const within = findings.map((candidate, i) =>
    matches(first, candidate) ? 1 + mostServed(rest, findings.toSpliced(i, 1)) : 0,
  );
  return Math.max(without, ...within);
}
