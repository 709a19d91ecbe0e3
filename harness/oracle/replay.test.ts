/** Witnesses are replayed under their assumptions, and wrong ones are seen. */
import { describe, expect, test } from "vitest";
import { alice, deny, EVERYTHING, PRESENT } from "./fixture.ts";
import { replay } from "./replay.ts";

describe("replay", () => {
  const guard = deny({
    BoolIfExists: { [PRESENT]: "false" },
    IpAddress: { "aws:SourceIp": "203.0.113.0/24" },
  });
  const bearer = alice(EVERYTHING, guard);
  const ref = { address: "aws_iam_user_policy.p", attribute: "policy", sid: null };
  const witness = {
    principal: "aws_iam_user.alice",
    action: "ec2:DescribeInstances",
    resource: "*",
    mfa: "absent" as const,
    allowedBy: [{ ...ref, statement: 0 }],
    missedDenies: [{ ...ref, statement: 1, because: "SourceIp" }],
    assumes: [{ ...ref, statement: 1, keys: ["aws:SourceIp"], holds: false }],
  };
  test("holds under its assumptions", () => {
    expect(replay(witness, bearer)).toEqual({ ok: true });
  });
  test.each([
    ["without the assumption", { ...witness, assumes: [] }],
    ["with the opposite one", { ...witness, assumes: witness.assumes.map((a) => ({ ...a, holds: true })) }],
    [
      "on a resource the action does not have",
      { ...witness, resource: "arn:aws:ec2:eu-west-1:111122223333:instance/i" },
    ],
    ["naming the Deny as the grant", { ...witness, allowedBy: [{ ...ref, statement: 1 }] }],
    ["naming no grant", { ...witness, allowedBy: [] }],
  ])("fails %s", (_, wrong) => {
    expect(replay(wrong, bearer).ok).toBe(false);
  });
});
