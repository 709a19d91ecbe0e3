import { describe, expect, test } from "vitest";
import type { Decision } from "../access/types.ts";
import type { RulesetFinding } from "../types.ts";
import { textDiff } from "./text-diff.ts";
import type { AccessExpectation, Judgement } from "./types.ts";
import { rewriteExpect } from "./update.ts";

const text = `# yaml-language-server: $schema=x
title:   One   # spaced on purpose
given: { users: {alice: {} } }
# why these are expected
expect:
  verdict: fail # for now
  findings:
    # the first
    - {rule: mfa/no-guard, subject: aws_iam_user.alice}
    - {rule: mfa/allow-only}
scope: [mfa]   # at the end
`;

const found = {
  rule: "mfa/guard-narrowed",
  subject: "aws_iam_user.alice",
  address: "aws_iam_user_policy.alice_mfa",
  statement: 1,
  witness: { mfa: "absent" },
} as RulesetFinding;

function judgement(over: Partial<Judgement>): Judgement {
  return {
    expected: "fail",
    found: "fail",
    missing: [],
    extra: [],
    untaken: [],
    matched: [found, found],
    access: [],
    ...over,
  };
}

describe("rewriting expect", () => {
  test("keeps what holds with its comments, drops what does not, adds what was found", () => {
    const after = rewriteExpect(
      text,
      judgement({ found: "unverifiable", matched: [found, null], extra: [found] }),
    );
    expect(after).toBe(
      text
        .replace("verdict: fail #", "verdict: unverifiable #")
        .replace(
          "- {rule: mfa/allow-only}",
          "- {rule: mfa/guard-narrowed, subject: aws_iam_user.alice, address: aws_iam_user_policy.alice_mfa, statement: 1, witness: {mfa: absent}}",
        ),
    );
  });

  test("changes nothing but expect, and nothing there when all holds", () => {
    expect(rewriteExpect(text, judgement({}))).toBe(text);
  });

  test("adds the list when there was none, in flow style too", () => {
    const flow = "title: One\ngiven: {users: {}}\nexpect: {verdict: pass}\n";
    const after = rewriteExpect(flow, judgement({ matched: [], extra: [found] }));
    expect(after).toContain("expect: {verdict: fail, findings: [{rule: mfa/guard-narrowed,");
    expect(after.startsWith("title: One\ngiven: {users: {}}\nexpect:")).toBe(true);
  });

  test("empties a list of which nothing holds", () => {
    const after = rewriteExpect(text, judgement({ found: "pass", matched: [null, null] }));
    expect(after).toContain("verdict: pass");
    expect(after).not.toContain("no-guard");
    expect(after.endsWith("scope: [mfa]   # at the end\n")).toBe(true);
  });

  test("puts the decisions found in the place of those expected", () => {
    const table = `title: One
given: {users: {}}
expect:
  verdict: fail
  access:
    # stays
    - {principal: alice, action: s3:GetObject, mfa: true, decision: allowed}
    - {principal: alice, action: s3:PutObject, decision: denied} # all states
    - {principal: alice, action: s3:ListBucket, decision: denied}
`;
    const found = (mfa: string, decision: string): Decision => ({ mfa, decision }) as Decision;
    const expectation = (action: string): AccessExpectation => ({
      principal: "alice",
      action,
      decision: "denied",
    });
    const access = [
      {
        index: 1,
        expectation: expectation("s3:PutObject"),
        found: [found("true", "allowed"), found("false", "allowed")],
      },
      {
        index: 2,
        expectation: expectation("s3:ListBucket"),
        found: [found("true", "allowed"), found("false", "denied")],
      },
    ];
    expect(rewriteExpect(table, judgement({ matched: [], access }))).toBe(
      table.replace("s3:PutObject, decision: denied", "s3:PutObject, decision: allowed").replace(
        "- {principal: alice, action: s3:ListBucket, decision: denied}",
        `- {principal: alice, action: s3:ListBucket, decision: allowed, mfa: "true"}
    - {principal: alice, action: s3:ListBucket, decision: denied, mfa: "false"}`,
      ),
    );
  });

  test("leaves a file that is the same at the second time", () => {
    const once = rewriteExpect(text, judgement({ matched: [found, null], extra: [found] }));
    expect(rewriteExpect(once, judgement({}))).toBe(once);
  });
});

test("a diff shows removed lines before added ones, and no others", () => {
  expect(textDiff("a\nb\nc", "a\nx\nc\nd", (_, line) => line)).toEqual(["  - b", "  + x", "  + d"]);
});
