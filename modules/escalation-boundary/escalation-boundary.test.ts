import { App, TerraformOutput, TerraformStack, Testing } from "cdktf";
import { describe, expect, test } from "vitest";
import { ConstructError } from "../core/errors.ts";
import { EscalationBoundary, type EscalationBoundaryProps } from "./escalation-boundary.ts";
import { ACCOUNT, boundary } from "./fixture.ts";

function make(props: Partial<EscalationBoundaryProps> = {}): {
  made: EscalationBoundary;
  stack: TerraformStack;
} {
  const stack = new TerraformStack(new App(), "stack");
  const made = new EscalationBoundary(stack, "limit", { name: "boundary", partition: "aws", ...props });
  return { made, stack };
}
function policyOf(stack: TerraformStack): Record<string, unknown> {
  const { resource } = JSON.parse(Testing.synth(stack)) as {
    resource: { aws_iam_policy: Record<string, Record<string, unknown>> };
  };
  return Object.values(resource.aws_iam_policy)[0] ?? {};
}

describe("the construct", () => {
  test("makes the policy", () => {
    const { made, stack } = make({ accountId: ACCOUNT });
    expect(JSON.parse(made.document)).toEqual(boundary());
    const policy = policyOf(stack);
    expect(policy).toMatchObject({
      name: "boundary",
      description: expect.stringContaining("escalation path"),
    });
    // Terraform would take `${aws:username}` for a reference of its own.
    expect(policy["policy"]).toBe(made.document.split("${").join("$${"));
  });

  test("tells its ARN as a reference to the policy", () => {
    const { made, stack } = make();
    new TerraformOutput(stack, "arn", { value: made.policyArn });
    const { output } = JSON.parse(Testing.synth(stack)) as { output: { arn: { value: string } } };
    expect(output.arn.value).toMatch(/^\$\{aws_iam_policy\.limit_policy_\w+\.arn\}$/);
  });

  test("takes path, tags and a description", () => {
    const tags = { team: "platform" };
    const { made, stack } = make({ path: "/boundaries/", tags, description: "Ours" });
    expect(policyOf(stack)).toMatchObject({ path: "/boundaries/", tags, description: "Ours" });
    expect(made.document).toContain("arn:aws:iam::????????????:policy/boundaries/boundary");
  });

  test("takes the partition of the provider by default", () => {
    const stack = new TerraformStack(new App(), "stack");
    new EscalationBoundary(stack, "limit", { name: "boundary" });
    expect(policyOf(stack)["policy"]).toContain("arn:${data.aws_partition.limit_partition_");
  });
});

describe("is refused:", () => {
  const many = Array.from(
    { length: 40 },
    (_, i) => `arn:aws:iam::${ACCOUNT}:role/a-role-with-a-long-name-${i}`,
  );
  const cases: [title: string, props: Partial<EscalationBoundaryProps>, code: string][] = [
    ["a name that AWS refuses", { name: "no name" }, "construct/name"],
    ["a path that AWS refuses", { path: "boundaries" }, "construct/path"],
    ["a path with a wildcard", { path: "/b*/" }, "construct/path"],
    ["what is no account", { accountId: "12" }, "construct/account"],
    ["what is no partition", { partition: "moon" as "aws" }, "construct/partition"],
    [
      "an action that is open",
      { allow: [{ actions: ["s3:GetObject"], resources: ["*"] }] },
      "construct/reopen",
    ],
    [
      "more than AWS takes",
      { allow: [{ actions: ["iam:PassRole"], resources: many }] },
      "construct/too-long",
    ],
  ];
  test.each(cases)("%s", (_, props, code) => {
    const refused = (): unknown => make(props);
    expect(refused).toThrow(ConstructError);
    expect(refused).toThrow(expect.objectContaining({ code }));
    expect(refused).toThrow(/EscalationBoundary stack\/limit/);
  });
});
