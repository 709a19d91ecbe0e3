import { expect, test } from "vitest";
import { ruleIds, ruleIdsOf, unknownRule } from "./rules.ts";

test("names of Rego become ids, and paths of the catalogue are rules of escalation", () => {
  const words = {};
  const ids = ruleIdsOf({
    rules: { mfa: { no_guard: {} }, escalation: { path: {}, trust_path: {}, role_chain: {} } },
    catalogue: {
      paths: { "some-path": words },
      shapes: { "a-shape": words },
      documents: { "a-trust": words },
    },
  });
  expect(Object.fromEntries(ids)).toEqual({
    escalation: ["escalation/a-shape", "escalation/a-trust", "escalation/role-chain", "escalation/some-path"],
    mfa: ["mfa/no-guard"],
  });
});

test("the ruleset has every path of the catalogue, and no template", () => {
  const ids = ruleIds().get("escalation") ?? [];
  expect(ids).toEqual(
    expect.arrayContaining(["escalation/wildcard-admin", "escalation/trust-own-account-root"]),
  );
  expect(ids).not.toContain("escalation/path");
  expect(new Set(ids).size).toBe(ids.length);
});

test("a rule that no ruleset has is named with its place and the nearest", () => {
  const rules = new Map([["escalation", ["escalation/iam-put-user-policy", "escalation/kms-decrypt"]]]);
  const known = { rule: "escalation/kms-decrypt" };
  expect(unknownRule([known], rules)).toBeUndefined();
  expect(unknownRule([known, { rule: "escalation/kms-decript" }], rules)).toEqual({
    path: [1, "rule"],
    reason: 'the ruleset has no rule "escalation/kms-decript"; did you mean "escalation/kms-decrypt"?',
  });
  const folded = { ...known, details: ["escalation/kms-decrypt", "iam-put-user-policy"] };
  expect(unknownRule([folded], rules)?.path).toEqual([0, "details", 1]);
});
