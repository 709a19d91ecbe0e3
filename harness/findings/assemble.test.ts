import { describe, expect, test } from "vitest";
import type { Locate } from "../hcl/locate.ts";
import type { RulesetFinding } from "../types.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { alice, answer, finding, judged, refused, reportOf, statement, witness } from "./fixture.ts";

const note: Partial<RulesetFinding> = { severity: "note", rule: "mfa/carve-out-reads" };
const open: Partial<RulesetFinding> = { outcome: "unverifiable", rule: "plan/unverifiable" };

describe("the verdict", () => {
  test.each<[string, Partial<RulesetFinding>[]]>([
    ["pass", []],
    ["pass", [note, { severity: "warning" }, { ...open, severity: "warning" }]],
    ["unverifiable", [open, note]],
    ["fail", [open, {}]],
  ])("is %s", (verdict, findings) => {
    expect(reportOf(judged(answer(...findings.map(finding)))).verdict).toBe(verdict);
  });

  test("is never pass when a plan was refused, and fail when another one fails", () => {
    expect(reportOf(judged(answer()), refused).verdict).toBe("unverifiable");
    expect(reportOf(refused, judged(answer(finding()))).verdict).toBe("fail");
  });
});

test("the summary counts findings by severity, and subjects", () => {
  const findings = [finding(), finding(open), finding(note), finding({ severity: "warning" })];
  expect(reportOf(judged(answer(...findings)), judged(answer())).summary).toEqual({
    error: 2,
    warning: 1,
    note: 1,
    waived: 0,
    baselined: 0,
    subjects: 2,
  });
});

describe("order", () => {
  const bob = { subject: "aws_iam_user.bob" };
  const findings = [
    finding(bob),
    finding({ ...bob, address: "aws_iam_group_policy.a", statement: 10 }),
    finding({ ...bob, address: "aws_iam_group_policy.a", statement: 9 }),
    finding({ ...bob, address: "aws_iam_group_policy.a", statement: 9, severity: "warning" }),
    finding({ ...bob, address: "aws_iam_group_policy.a", statement: null, attribute: null, sid: null }),
    finding({ subject: "aws_iam_user.Zoe" }),
    finding({ subject: "aws_iam_user.alice", rule: "mfa/no-guard" }),
    finding({ subject: "aws_iam_user.alice", subjectKind: null, rule: "plan/incomplete" }),
  ];
  const shape = (order: RulesetFinding[]): unknown => reportOf(judged(answer(...order))).findings;

  test("does not depend on the ruleset's", () => {
    const expected = shape(findings);
    expect(shape(findings.toReversed())).toEqual(expected);
    expect(shape([...findings.slice(3), ...findings.slice(0, 3)])).toEqual(expected);
  });

  test("is by subject, then document, then statement as a number, then worst first", () => {
    const found = reportOf(judged(answer(...findings))).findings;
    expect(found.map(({ subject, statement, severity }) => [subject.slice(13), statement, severity])).toEqual(
      [
        ["Zoe", 1, "error"],
        ["alice", 1, "error"],
        ["alice", 1, "error"],
        ["bob", null, "error"],
        ["bob", 9, "error"],
        ["bob", 9, "warning"],
        ["bob", 10, "error"],
        ["bob", 1, "error"],
      ],
    );
  });

  test("of subjects, assumptions and everything inside is fixed too", () => {
    const report = {
      ...answer(
        finding({
          details: ["b", "a"],
          witness: { ...witness, allowedBy: [statement(10), statement(2), statement(2, { attribute: "a" })] },
        }),
      ),
      subjects: [
        { ...alice, address: "b" },
        { ...alice, address: "a", escalation: ["y", "x"] },
      ],
      assumptions: ["z", "a", "z"],
    };
    const { subjects, assumptions, findings } = reportOf(judged(report), judged(report));
    expect(subjects.map(({ plan, address, escalation }) => [plan, address, ...escalation])).toEqual([
      [0, "a", "x", "y"],
      [0, "b"],
      [1, "a", "x", "y"],
      [1, "b"],
    ]);
    expect(assumptions).toEqual(["a", "z"]);
    expect(findings[0]?.details).toEqual(["a", "b"]);
    const [first, ...others] = findings[0]?.witness?.allowedBy ?? [];
    expect(first?.attribute).toBe("a");
    expect(others.map((ref) => ref.statement)).toEqual([2, 10]);
  });
});

test("equal fingerprints are numbered within a plan, in document order", () => {
  const same = [finding({ statement: 4 }), finding({ statement: 2 }), finding({ statement: 3 })];
  const { findings } = reportOf(judged(answer(...same)), judged(answer(finding())));
  const print = fingerprintOf(finding());
  expect(findings.map(({ plan, statement, fingerprint }) => [plan, statement, fingerprint])).toEqual([
    [0, 2, print],
    [0, 3, `${print}#2`],
    [0, 4, `${print}#3`],
    [1, 1, print],
  ]);
});

test("findings have the line of their document where it is known, which is no part of what they are", () => {
  const places = { "aws_iam_user_policy.base policy": { file: "main.tf", line: 7, text: "secret" } };
  const locate: Locate = (address, attribute) => places[`${address} ${attribute}` as keyof typeof places];
  const other = finding({ address: "aws_iam_user_policy.other" });
  const [found, elsewhere] = reportOf({ ...judged(answer(finding(), other)), locate }).findings;
  const [plain] = reportOf(judged(answer(finding()))).findings;
  expect(found).toEqual({ ...plain, location: { file: "main.tf", line: 7 } });
  expect(elsewhere).not.toHaveProperty("location");
});

test("what the harness took for granted stands beside what the ruleset did", () => {
  const report = { ...answer(), assumptions: ["b"] };
  expect(reportOf({ ...judged(report), notes: ["a", "b"] }).assumptions).toEqual(["a", "b"]);
});

test("what the ruleset adds for the harness stays inside, and absent members are null", () => {
  const bare = { ...finding(), sid: undefined, attribute: undefined, witness: undefined, details: undefined };
  const [found] = reportOf(judged(answer(bare as unknown as RulesetFinding))).findings;
  expect(found).toMatchObject({ sid: null, attribute: null, witness: null, details: [], status: "open" });
  expect(found).not.toHaveProperty("params");
  expect(found).not.toHaveProperty("normalised");
});
