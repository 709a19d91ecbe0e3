/** How constructs behave in a stack: what they make, and that it keeps its identity. */
import { DataAwsIamGroup } from "@cdktf/provider-aws/lib/data-aws-iam-group/index.js";
import { DataAwsIamUser } from "@cdktf/provider-aws/lib/data-aws-iam-user/index.js";
import { IamUser } from "@cdktf/provider-aws/lib/iam-user/index.js";
import { describe, expect, test } from "vitest";
import type { PolicyDocument } from "./core/document.ts";
import { HumanGroup, MfaGuard, MfaRole, MfaServiceControlPolicy } from "./index.ts";
import { guardDocument } from "./mfa-guard/document.ts";
import { made, type Resources } from "./testing/synth.ts";

/** The only resource of a type. */
function only(resources: Resources, type: string): Record<string, unknown> {
  const found = Object.values(resources[type] ?? {});
  expect(found).toHaveLength(1);
  return found[0] ?? {};
}

describe("identity", () => {
  test("the order of targets changes nothing", () => {
    const users = ["alice", "bob", "carol"];
    const guarded = (list: string[]) => made((stack) => void new MfaGuard(stack, "guard", { users: list }));
    expect(guarded(users.toReversed())).toEqual(guarded(users));
  });

  test("one user less takes away one attachment", () => {
    const attachments = (users: string[]): string[] =>
      Object.keys(
        made((stack) => void new MfaGuard(stack, "guard", { users })).resource[
          "aws_iam_user_policy_attachment"
        ] ?? {},
      );
    const [all, fewer] = [attachments(["alice", "bob", "carol"]), attachments(["alice", "carol"])];
    expect(all).toHaveLength(3);
    expect(fewer).toEqual(all.filter((id) => !id.includes("bob")));
  });

  test("names that differ only in punctuation stay apart", () => {
    const { resource } = made(
      (stack) => void new MfaGuard(stack, "guard", { users: ["a.b", "a-b", "ab", "a@b"] }),
    );
    expect(Object.keys(resource["aws_iam_user_policy_attachment"] ?? {})).toHaveLength(4);
  });

  test("two guards live in one stack", () => {
    const { resource } = made((stack) => {
      new MfaGuard(stack, "people", { users: ["alice"] });
      new MfaGuard(stack, "robots", { users: ["bob"], profile: "console-only" });
    });
    expect(Object.keys(resource["aws_iam_policy"] ?? {})).toHaveLength(2);
  });
});

describe("MfaGuard", () => {
  test("has the safe defaults", () => {
    const { resource, data } = made((stack) => void new MfaGuard(stack, "guard", { users: ["alice"] }));
    const { name_prefix, policy } = only(resource, "aws_iam_policy");
    expect(name_prefix).toBe("mfa-guard-");
    expect(Object.keys(data["aws_partition"] ?? {})).toHaveLength(1);
    const partition = `\${data.aws_partition.${Object.keys(data["aws_partition"] ?? {})[0]}.partition}`;
    const options = { profile: "all-sessions", exempt: [], account: "*", construct: "it" } as const;
    const text = String(policy).replaceAll("$${aws:", () => "${aws:");
    expect(text).toBe(JSON.stringify(guardDocument({ ...options, partition })));
  });

  test("takes names, paths, tags, a partition and an account", () => {
    const given = { name: "guard", path: "/people/", tags: { team: "security" } };
    const { resource, data } = made(
      (stack) =>
        void new MfaGuard(stack, "guard", {
          groups: ["people"],
          ...given,
          partition: "aws-us-gov",
          accountId: "111122223333",
        }),
    );
    expect(only(resource, "aws_iam_policy")).toMatchObject(given);
    expect(String(only(resource, "aws_iam_policy")["policy"])).toContain(
      "arn:aws-us-gov:iam::111122223333:user/$${aws:username}",
    );
    expect(data).toEqual({});
  });

  test("takes users of the stack and those that exist", () => {
    const { resource } = made((stack) => {
      const users = [
        new IamUser(stack, "alice", { name: "alice" }),
        new DataAwsIamUser(stack, "bob", { userName: "bob" }),
      ];
      new MfaGuard(stack, "guard", {
        users,
        groups: [new DataAwsIamGroup(stack, "ops", { groupName: "ops" })],
      });
    });
    const users = Object.values(resource["aws_iam_user_policy_attachment"] ?? {}).map(({ user }) => user);
    expect(users).toEqual(["${aws_iam_user.alice.name}", "${data.aws_iam_user.bob.user_name}"]);
    expect(only(resource, "aws_iam_group_policy_attachment")["group"]).toBe(
      "${data.aws_iam_group.ops.group_name}",
    );
  });

  test("an exemption is added to what needs no MFA, as AWS writes it", () => {
    const { resource } = made(
      (stack) =>
        void new MfaGuard(stack, "guard", { users: ["alice"], exemptActions: ["iam:changepassword"] }),
    );
    const { Statement } = JSON.parse(String(only(resource, "aws_iam_policy")["policy"])) as PolicyDocument;
    expect(Statement.find(({ Sid }) => Sid === "DenyWithoutMfa")?.NotAction).toContain("iam:ChangePassword");
  });
});

test("HumanGroup hands its options to the guard", () => {
  const { resource } = made(
    (stack) =>
      void new HumanGroup(stack, "people", {
        name: "people",
        profile: "console-only",
        exemptActions: ["iam:ChangePassword"],
        partition: "aws",
        tags: { team: "security" },
      }),
  );
  const { policy, tags } = only(resource, "aws_iam_policy");
  expect(tags).toEqual({ team: "security" });
  expect(String(policy)).toContain("aws:ViaAWSService");
  expect(String(policy)).toContain('"iam:ChangePassword","iam:CreateVirtualMFADevice"');
});

test("MfaRole has its boundary, duration and policies", () => {
  const boundary = "arn:aws:iam::111122223333:policy/boundary";
  const { resource, data } = made(
    (stack) =>
      void new MfaRole(stack, "role", {
        trusted: ["arn:aws:iam::111122223333:user/alice"],
        permissionsBoundary: boundary,
        maxSessionSeconds: 7200,
        policies: ["arn:aws:iam::aws:policy/ReadOnlyAccess", boundary],
      }),
  );
  expect(only(resource, "aws_iam_role")).toMatchObject({
    name_prefix: "mfa-role-",
    permissions_boundary: boundary,
    max_session_duration: 7200,
  });
  expect(Object.keys(resource["aws_iam_role_policy_attachment"] ?? {})).toHaveLength(2);
  // ARNs say their partition.
  expect(data["aws_partition"]).toBeUndefined();
});

test("MfaServiceControlPolicy is scoped to users", () => {
  const { resource } = made(
    (stack) => void new MfaServiceControlPolicy(stack, "scp", { targets: ["r-ab12"], partition: "aws" }),
  );
  const { Statement } = JSON.parse(
    String(only(resource, "aws_organizations_policy")["content"]),
  ) as PolicyDocument;
  const scopes = Statement.map(({ Condition }) => Condition?.["ArnLike"]);
  expect(scopes).toEqual(
    Array(2).fill({ "aws:PrincipalArn": ["arn:aws:iam::*:user/*", "arn:aws:sts::*:federated-user/*"] }),
  );
});
