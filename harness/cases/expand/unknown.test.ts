import { describe, expect, test } from "vitest";
import { ValueProblem } from "../problem.ts";
import { admin, change, expression, plan } from "./fixture.ts";

describe("unknown", () => {
  const user = { users: { alice: { inline: { base: admin } } } };

  test("takes a document out of the plan and leaves a dead end in the configuration", () => {
    const of = plan({ ...user, unknown: ["aws_iam_user_policy.alice_base.policy"] });
    const { after, after_unknown } = change(of, "aws_iam_user_policy.alice_base");
    expect(after).toEqual({ name: "base", user: "alice" });
    expect(after_unknown["policy"]).toBe(true);
    expect(expression(of, "aws_iam_user_policy.alice_base", "policy")).toEqual({
      references: ["local.alice_base_policy"],
    });
  });

  test("spreads to what refers to it", () => {
    const of = plan({ ...user, unknown: ["aws_iam_user.alice.name"] });
    expect(change(of, "aws_iam_user_policy.alice_base").after_unknown["user"]).toBe(true);
    expect(expression(of, "aws_iam_user_policy.alice_base", "user")).toEqual({
      references: ["aws_iam_user.alice.name", "aws_iam_user.alice"],
    });
  });

  test("sends a link to something known through .id", () => {
    const of = plan({ ...user, unknown: ["aws_iam_user_policy.alice_base.user"] });
    expect(change(of, "aws_iam_user_policy.alice_base").after).not.toHaveProperty("user");
    expect(expression(of, "aws_iam_user_policy.alice_base", "user")).toEqual({
      references: ["aws_iam_user.alice.id", "aws_iam_user.alice"],
    });
  });

  test("makes a set unknown as a whole, as the provider does", () => {
    const of = plan({
      users: { alice: { groups: ["devs", "legacy"] } },
      groups: { devs: {} },
      unknown: ["aws_iam_group.devs.name"],
    });
    const { after, after_unknown } = change(of, "aws_iam_user_group_membership.alice");
    expect(after).toEqual({ user: "alice" });
    expect(after_unknown["groups"]).toBe(true);
  });

  test("reaches into inline_policy blocks", () => {
    const of = plan({
      roles: { ci: { inline_policy: { x: admin, y: admin } } },
      unknown: ["aws_iam_role.ci.inline_policy.1.policy"],
    });
    const { after, after_unknown } = change(of, "aws_iam_role.ci");
    expect(after_unknown["inline_policy"]).toEqual([{}, { policy: true }]);
    expect(after).toMatchObject({ inline_policy: [{ name: "x" }, { name: "y" }] });
    expect(JSON.stringify(after)).not.toContain('"name":"y","policy"');
  });

  test("of an attribute nobody set leaves no expression: that is a default", () => {
    const of = plan({ roles: { ci: {} }, unknown: ["aws_iam_role.ci.inline_policy"] });
    expect(change(of, "aws_iam_role.ci").after_unknown["inline_policy"]).toBe(true);
    expect(expression(of, "aws_iam_role.ci", "inline_policy")).toBeUndefined();
  });

  test("of an existing resource is an update of what is written", () => {
    const of = plan({
      policies: { p: { document: admin } },
      existing: ["aws_iam_policy.p"],
      unknown: ["aws_iam_policy.p.policy"],
    });
    const { actions, before, after } = change(of, "aws_iam_policy.p");
    expect(actions).toEqual(["update"]);
    expect(before?.["policy"]).toContain("Allow");
    expect(after).not.toHaveProperty("policy");
  });

  test.each([
    ["aws_iam_user.alcie.name", 'did you mean "aws_iam_user.alice"?'],
    ["aws_iam_user_policy.alice_base.polcy", 'did you mean "policy"?'],
  ])("refuses %s and names the nearest", (word, hint) => {
    expect(() => plan({ ...user, unknown: [word] })).toThrow(hint);
    expect(() => plan({ ...user, unknown: [word] })).toThrow(ValueProblem);
  });
});
