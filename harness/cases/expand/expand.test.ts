import { describe, expect, test } from "vitest";
import type { Json, JsonObject, ShortHand } from "../types.ts";
import { admin, change, expression, plan } from "./fixture.ts";

describe("addresses", () => {
  test("are the fixed ones of each short-hand", () => {
    const given: ShortHand = {
      users: {
        alice: {
          inline: { base: admin },
          attached: ["p", "arn:aws:iam::aws:policy/ReadOnlyAccess"],
          groups: ["devs"],
          login_profile: true,
          access_key: true,
          mfa_device: true,
        },
      },
      groups: { devs: { inline: { base: admin }, attached: ["p"], members: ["alice"] } },
      roles: { ci: { inline: { base: admin }, attached: ["p"] } },
      policies: { p: { document: admin } },
      attachments: { all: { policy: "p", users: ["alice"] } },
    };
    expect(plan(given).resource_changes?.map(({ address }) => address)).toEqual([
      "aws_iam_access_key.alice",
      "aws_iam_group.devs",
      "aws_iam_group_membership.devs",
      "aws_iam_group_policy.devs_base",
      "aws_iam_group_policy_attachment.devs_0",
      "aws_iam_policy.p",
      "aws_iam_policy_attachment.all",
      "aws_iam_role.ci",
      "aws_iam_role_policy.ci_base",
      "aws_iam_role_policy_attachment.ci_0",
      "aws_iam_user.alice",
      "aws_iam_user_group_membership.alice",
      "aws_iam_user_login_profile.alice",
      "aws_iam_user_policy.alice_base",
      "aws_iam_user_policy_attachment.alice_0",
      "aws_iam_user_policy_attachment.alice_1",
      "aws_iam_virtual_mfa_device.alice",
    ]);
  });

  test("that two keys share are refused", () => {
    const given = { users: { a: { inline: { b_c: admin } }, a_b: { inline: { c: admin } } } };
    expect(() => plan(given)).toThrow("aws_iam_user_policy.a_b_c is written twice");
  });
});

describe("links", () => {
  test("to a planned policy are unknown and refer to its ARN", () => {
    const of = plan({ users: { alice: { attached: ["p"] } }, policies: { p: { document: admin } } });
    const attachment = "aws_iam_user_policy_attachment.alice_0";
    expect(change(of, attachment).after).toEqual({ user: "alice" });
    expect(change(of, attachment).after_unknown).toEqual({ id: true, policy_arn: true });
    expect(expression(of, attachment, "policy_arn")).toEqual({
      references: ["aws_iam_policy.p.arn", "aws_iam_policy.p"],
    });
    expect(expression(of, attachment, "user")).toEqual({
      references: ["aws_iam_user.alice.name", "aws_iam_user.alice"],
    });
  });

  test("to an ARN outside the plan are literals", () => {
    const arn = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    const of = plan({ roles: { ci: { attached: [arn], boundary: arn } } });
    expect(change(of, "aws_iam_role_policy_attachment.ci_0").after?.["policy_arn"]).toBe(arn);
    expect(expression(of, "aws_iam_role.ci", "permissions_boundary")).toEqual({ constant_value: arn });
  });

  test("are known when an account makes ARNs known", () => {
    const of = plan({
      account: "111122223333",
      users: { alice: { attached: ["p"] } },
      policies: { p: { document: admin, path: "/x/" } },
    });
    const { after } = change(of, "aws_iam_user_policy_attachment.alice_0");
    expect(after?.["policy_arn"]).toBe("arn:aws:iam::111122223333:policy/x/p");
    expect(change(of, "aws_iam_policy.p").actions).toEqual(["no-op"]);
    expect(of.prior_state?.values.root_module.resources.map(({ address }) => address)).toContain(
      "aws_iam_policy.p",
    );
  });

  test("of principals outside the plan use their names only", () => {
    const of = plan({
      users: { bob: { external: true, name: "bob.smith", inline: { base: admin }, groups: ["legacy"] } },
    });
    expect(of.resource_changes?.map(({ type }) => type)).not.toContain("aws_iam_user");
    expect(change(of, "aws_iam_user_policy.bob_base").after?.["user"]).toBe("bob.smith");
    expect(expression(of, "aws_iam_user_group_membership.bob", "groups")).toEqual({
      constant_value: ["legacy"],
    });
  });

  test("to a policy nobody wrote name the nearest one", () => {
    expect(() =>
      plan({ users: { a: { attached: ["gaurd"] } }, policies: { guard: { document: admin } } }),
    ).toThrow('did you mean "guard"?');
  });
});

describe("documents", () => {
  const text = (document: JsonObject | Json[] | string): unknown =>
    change(plan({ policies: { p: { document } } }), "aws_iam_policy.p").after?.["policy"];

  test("as a list of statements get the current version", () => {
    expect(JSON.parse(String(text(admin)))).toEqual({ Version: "2012-10-17", Statement: admin });
  });
  test("as objects are taken as they are, without a version too", () => {
    expect(JSON.parse(String(text({ Statement: admin })))).toEqual({ Statement: admin });
  });
  test("as text are taken verbatim, malformed ones too", () => {
    expect(text('{"Version": ')).toBe('{"Version": ');
  });
  test("that are not there say which file", () => {
    expect(() => text("./no-such.json")).toThrow("cannot read ./no-such.json: there is no such file");
  });
});

describe("fates", () => {
  test("forgotten and deleted resources have only a before, and no configuration", () => {
    const of = plan({
      users: { alice: { inline: { a: admin, b: admin } } },
      forgotten: ["aws_iam_user_policy.alice_a"],
      deleted: ["aws_iam_user_policy.alice_b"],
    });
    const forgotten = change(of, "aws_iam_user_policy.alice_a");
    expect(forgotten.actions).toEqual(["forget"]);
    expect(forgotten.after).toBeNull();
    expect(forgotten.before?.["policy"]).toContain("Allow");
    expect(change(of, "aws_iam_user_policy.alice_b").actions).toEqual(["delete"]);
    const planned = of.planned_values.root_module.resources?.map(({ address }) => address);
    expect(planned).toEqual(["aws_iam_user.alice"]);
    expect(of.configuration.root_module.resources.map(({ address }) => address)).toEqual([
      "aws_iam_user.alice",
    ]);
  });

  test("sensitive attributes are marked", () => {
    const of = plan({ policies: { p: { document: admin } }, sensitive: ["aws_iam_policy.p.policy"] });
    expect(change(of, "aws_iam_policy.p").after_sensitive).toEqual({ policy: true, tags_all: {} });
  });
});

describe("raw pieces", () => {
  test("are completed from their address, in modules too", () => {
    const address = 'module.m["a.b"].aws_iam_user_policy.x["k]\\"2"]';
    const of = plan({ resources: [{ address, values: { user: "bob" }, unknown: { policy: true } }] });
    expect(of.resource_changes?.[0]).toMatchObject({
      address,
      module_address: 'module.m["a.b"]',
      mode: "managed",
      type: "aws_iam_user_policy",
      name: "x",
      index: 'k]"2',
      change: { actions: ["create"], after: { user: "bob" }, after_unknown: { policy: true } },
    });
    expect(of.planned_values.root_module.child_modules).toMatchObject([{ address: 'module.m["a.b"]' }]);
    expect(of.configuration.root_module).toEqual({});
  });

  test("without a readable address are refused", () => {
    expect(() => plan({ resources: [{ address: "nonsense", values: {} }] })).toThrow(
      '"nonsense" is no resource address',
    );
  });

  test("an empty short-hand leaves resource_changes out, as Terraform does", () => {
    expect(plan({})).not.toHaveProperty("resource_changes");
  });
});
