/** Plans beyond anything that AWS would take: they are judged, or refused in bounded time and memory. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { creation, planOf } from "../plan/fixture.ts";
import { cli, expectRefusal } from "./fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "iamgate-limits-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const document = (count: number, statement: (i: number) => object): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: Array.from({ length: count }, (_, i) => statement(i)) });

const user = (name: string): object => creation(`aws_iam_user.${name}`, { name, path: "/" });

function alice(policy: string): object {
  const after = { name: "base", user: "alice", policy };
  return planOf([user("alice"), creation("aws_iam_user_policy.base", after)]);
}

function judged(plan: object): ReturnType<typeof cli> {
  writeFileSync(join(folder, "plan.json"), JSON.stringify(plan));
  return cli(["check", "plan.json", "--format", "json", "--timeout", "100"], { cwd: folder });
}

const allow = (Resource: string): object => ({ Effect: "Allow", Action: "s3:GetObject", Resource });

describe("resource exhaustion", { timeout: 120_000 }, () => {
  test("a hundred thousand statements are refused before memory is short", async () => {
    const result = await judged(alice(document(100_000, (i) => allow(`arn:aws:s3:::b${i}/*`))));
    expectRefusal(result, /ran out of memory/);
    expect(result.err).toContain("Split the configuration");
  });

  test("a user with five thousand statements that hold steps of paths is judged", async () => {
    const steps = ["iam:PassRole role", "lambda:CreateFunction function", "iam:CreateAccessKey user"];
    const policy = document(5_000, (i) => {
      const [action = "", type] = (steps[i % steps.length] ?? "").split(" ");
      const service = action.split(":")[0];
      return { Effect: "Allow", Action: action, Resource: `arn:aws:${service}::111122223333:${type}/n${i}` };
    });
    const result = await judged(alice(policy));
    expect(result.code).toBe(1);
    const { findings } = JSON.parse(result.out) as { findings: { rule: string }[] };
    expect(findings.map((f) => f.rule)).toContain("escalation/iam-create-access-key");
  });

  test("users whose policies take much memory each are judged, in smaller parts", async () => {
    const names = Array.from({ length: 60 }, (_, i) => `u${i}`);
    const spared = ["gamelift:*:*:fleet", "ssm:*:*:session", "ec2:*:*:instance", "lambda:*:*:function"];
    const plan = planOf(
      names.flatMap((name) => {
        const policy = document(2, (i) =>
          i === 0
            ? { Effect: "Allow", NotAction: "s3:*", Resource: "*" }
            : {
                Effect: "Deny",
                NotAction: "iam:GetUser",
                Resource: spared.map((arn) => `arn:aws:${arn}${arn.endsWith("function") ? ":" : "/"}${name}`),
              },
        );
        return [user(name), creation(`aws_iam_user_policy.${name}`, { name: "base", user: name, policy })];
      }),
    );
    const result = await judged(plan);
    expect(result.code).toBe(1);
    const { summary } = JSON.parse(result.out) as { summary: { subjects: number } };
    expect(summary.subjects).toBe(60);
  });

  test("ten thousand members of a group are judged", async () => {
    const names = Array.from({ length: 10_000 }, (_, i) => `u${i}`);
    const plan = planOf([
      ...names.map(user),
      creation("aws_iam_group.all", { name: "all", path: "/" }),
      creation("aws_iam_group_policy.all", {
        name: "base",
        group: "all",
        policy: document(1, () => allow("*")),
      }),
      creation("aws_iam_group_membership.all", { name: "all", group: "all", users: names }),
    ]);
    const result = await judged(plan);
    expect(result.code).toBe(1);
    const { findings, summary } = JSON.parse(result.out) as {
      findings: { subject: string }[];
      summary: { error: number };
    };
    expect(summary.error).toBe(1);
    expect(findings[0]?.subject).toBe("aws_iam_group.all");
  });

  test.each([
    ["stars", "a*".repeat(5_000)],
    ["question marks", "?".repeat(10_000)],
    ["both", "*?".repeat(5_000)],
    ["letters", "a".repeat(10_000)],
  ])("a pattern of ten thousand characters is not followed: %s", async (_, pattern) => {
    const statements = document(3, (i) => ({
      Effect: i === 0 ? "Allow" : "Deny",
      Action: `s3:${pattern}`,
      Resource: `arn:aws:s3:::${pattern}`,
    }));
    const result = await judged(alice(statements));
    expect(result.code).toBe(1);
    const { findings } = JSON.parse(result.out) as { findings: { rule: string }[] };
    expect(findings.map((f) => f.rule)).toEqual(["plan/malformed-policy"]);
  });
});
