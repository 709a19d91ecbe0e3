import { IamUser } from "@cdktf/provider-aws/lib/iam-user/index.js";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider/index.js";
import type { TerraformStack } from "cdktf";
import { describe, expect, test } from "vitest";
import { terraformText } from "./core/document.ts";
import {
  EscalationBoundary,
  HumanGroup,
  MfaGuard,
  MfaRole,
  MfaServiceControlPolicy,
  PasswordPolicy,
} from "./index.ts";
import { made } from "./testing/synth.ts";

const READ = "arn:aws:iam::aws:policy/ReadOnlyAccess";

describe("whatever is made", () => {
  const builds: [string, (stack: TerraformStack, props: { provider: AwsProvider }) => unknown][] = [
    ["MfaGuard", (stack, props) => new MfaGuard(stack, "it", { users: ["a"], groups: ["b"], ...props })],
    [
      "HumanGroup",
      (stack, props) =>
        new HumanGroup(stack, "it", {
          name: "a",
          members: ["b"],
          policies: [READ],
          inlinePolicies: { c: "{}" },
          ...props,
        }),
    ],
    [
      "MfaRole",
      (stack, props) => new MfaRole(stack, "it", { trusted: ["111122223333"], policies: [READ], ...props }),
    ],
    [
      "MfaServiceControlPolicy",
      (stack, props) => new MfaServiceControlPolicy(stack, "it", { targets: ["r-ab12"], ...props }),
    ],
    ["EscalationBoundary", (stack, props) => new EscalationBoundary(stack, "it", { name: "a", ...props })],
    ["PasswordPolicy", (stack, props) => new PasswordPolicy(stack, "it", props)],
  ];
  test.each(builds)("%s has the provider that is given", (_, build) => {
    const { resource, data } = made((stack) => {
      build(stack, { provider: new AwsProvider(stack, "other", { region: "us-east-1", alias: "other" }) });
    });
    const all = [...Object.values(resource), ...Object.values(data)].flatMap((byName) =>
      Object.values(byName),
    );
    expect(all.length).toBeGreaterThan(0);
    expect(all.filter(({ provider }) => provider !== "aws.other")).toEqual([]);
  });
});

test("nobody comes into a group, or gets rights by it, before its guard is there", () => {
  const { resource } = made(
    (stack) =>
      void new HumanGroup(stack, "it", {
        name: "people",
        members: ["alice"],
        policies: [READ],
        inlinePolicies: { own: '{"Resource":"${aws:username}"}', done: '{"Resource":"$${aws:username}"}' },
      }),
  );
  const [guard = ""] = Object.keys(resource["aws_iam_group_policy_attachment"] ?? {}).filter((id) =>
    id.includes("guard"),
  );
  const after = Object.entries(resource)
    .flatMap(([type, byName]) => Object.entries(byName).map(([id, values]) => ({ type, id, values })))
    .filter(({ values }) => values["depends_on"] !== undefined);
  expect(after).toHaveLength(4);
  for (const { values } of after)
    expect(values["depends_on"]).toEqual([`aws_iam_group_policy_attachment.${guard}`]);
  const inline = Object.values(resource["aws_iam_group_policy"] ?? {}).map(({ policy }) => policy);
  expect(inline).toEqual(Array(2).fill('{"Resource":"$${aws:username}"}'));
});

test("a guard is replaced before the one that was is gone", () => {
  const { resource } = made(
    (stack) => void new MfaGuard(stack, "guard", { users: ["alice"], groups: ["people"] }),
  );
  const all = Object.values(resource).flatMap((byName) => Object.values(byName));
  expect(all).toHaveLength(3);
  for (const { lifecycle } of all) expect(lifecycle).toEqual({ create_before_destroy: true });
});

test("text for Terraform has no interpolations and directives but references", () => {
  expect(terraformText("${aws:username} %{if} ${TfToken[TOKEN.1]} $${done} %%{done}")).toBe(
    "$${aws:username} %%{if} ${TfToken[TOKEN.1]} $${done} %%{done}",
  );
});

test("a user keeps its attachment, whether it is given by name or as part of the stack", () => {
  const idsOf = (build: (stack: TerraformStack) => string | IamUser): string[] =>
    Object.keys(
      made((stack) => void new MfaGuard(stack, "guard", { users: [build(stack)] })).resource[
        "aws_iam_user_policy_attachment"
      ] ?? {},
    );
  expect(idsOf((stack) => new IamUser(stack, "somebody", { name: "alice" }))).toEqual(idsOf(() => "alice"));
});
