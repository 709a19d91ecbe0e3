import { describe, expect, test } from "vitest";
import type { RulesetFinding } from "../types.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { answer, finding, judged, reportOf } from "./fixture.ts";

const base = fingerprintOf(finding());

test("is versioned and never changes: baselines hold it", () => {
  expect(base).toBe("1:41d2f1e4a486a57e5026bcc68dc15529516ae16c64ff53aa43944583d6e8d3d6");
});

describe("stays the same", () => {
  test.each<[string, Partial<RulesetFinding>]>([
    ["when the statement moves", { statement: 7 }],
    ["when a named statement is edited", { normalised: { effect: "Deny", action: ["*"] } }],
    ["when the words change", { message: "x", why: "y", remediation: "z", params: {} }],
    ["when the proof changes", { witness: null }],
    ["when severity is configured", { severity: "warning" }],
    ["when details are folded in", { details: ["escalation/iam-create-access-key"] }],
  ])("%s", (_, members) => {
    expect(fingerprintOf(finding(members))).toBe(base);
  });

  test("whatever the plan is called and whichever it is", () => {
    const [first, second] = reportOf(judged(answer(finding()), "a"), judged(answer(finding()), "b")).findings;
    expect(first?.fingerprint).toBe(base);
    expect(second?.fingerprint).toBe(base);
  });

  test("whatever the order of keys in an unnamed statement", () => {
    const one = finding({ sid: null, normalised: { a: 1, b: [{ c: 2, d: 3 }] } });
    const other = finding({ sid: null, normalised: { b: [{ d: 3, c: 2 }], a: 1 } });
    expect(fingerprintOf(one)).toBe(fingerprintOf(other));
  });
});

describe("differs", () => {
  test.each<[string, Partial<RulesetFinding>]>([
    ["by rule", { rule: "mfa/no-guard" }],
    ["by kind of subject", { subjectKind: "group" }],
    ["by subject", { subject: "aws_iam_user.bob" }],
    ["by document", { address: "aws_iam_user_policy.other" }],
    ["by attribute", { attribute: null }],
    ["by sid", { sid: "Other" }],
    ["by statement when there is no sid", { sid: null }],
    ["by statement when the sid is empty", { sid: "" }],
    ["without a statement", { sid: null, normalised: null }],
  ])("%s", (_, members) => {
    expect(fingerprintOf(finding(members))).not.toBe(base);
  });
});
