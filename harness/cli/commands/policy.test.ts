import { describe, expect, test } from "vitest";
import { type Partition, partitions } from "../../../modules/core/patterns.ts";
import { guardDocument } from "../../../modules/mfa-guard/document.ts";
import { packageRoot } from "../../artefacts.ts";
import { actionTables } from "../../config/actions.ts";
import { check, type Profile } from "../../index.ts";
import { creation, planOf } from "../../plan/fixture.ts";
import { cli, expectRefusal } from "../fixture.ts";

const root = packageRoot();
const policy = (...args: string[]): ReturnType<typeof cli> => cli(["policy", ...args], { cwd: root });

const guard = (profile: Profile, partition: Partition = "aws", exempt: string[] = []): object =>
  guardDocument({ profile, exempt, partition, account: "*", construct: "test" });

test("prints the guard for all sessions as JSON, ready for AWS", async () => {
  const { code, out, err } = await policy();
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toBe(`${JSON.stringify(guard("all-sessions"), null, 2)}\n`);
  expect(out).toContain(":user/${aws:username}");
});

test.each(["all-sessions", "console-only"] as const)(
  "the ruleset accepts what is printed: %s",
  async (profile) => {
    const { out } = await policy("--profile", profile);
    expect(JSON.parse(out)).toEqual(guard(profile));
    const plan = planOf([
      creation("aws_iam_group.people", { name: "people", path: "/" }),
      creation("aws_iam_group_policy.guard", { name: "guard", group: "people", policy: out }),
      creation("aws_iam_group_policy_attachment.read", {
        group: "people",
        policy_arn: "arn:aws:iam::aws:policy/CloudWatchReadOnlyAccess",
      }),
    ]);
    const { verdict, findings } = await check(plan, { profile });
    const worse = findings.filter(({ severity }) => severity !== "note");
    expect({ verdict, worse }).toEqual({ verdict: "pass", worse: [] });
  },
);

test.each(partitions)("writes the ARNs of %s", async (partition) => {
  expect(JSON.parse((await policy("--partition", partition)).out)).toEqual(guard("all-sessions", partition));
});

test("adds what is exempt, as AWS writes it", async () => {
  const { out } = await policy("--exempt", "iam:changepassword", "--exempt", "IAM:ListAccountAliases");
  const exempt = ["iam:ChangePassword", "iam:ListAccountAliases"];
  expect(JSON.parse(out)).toEqual(guard("all-sessions", "aws", exempt));
});

test("prints a Terraform resource, in which IAM's variables are no templates", async () => {
  const { code, out } = await policy("--format", "hcl", "--exempt", "iam:ChangePassword");
  expect(code).toBe(0);
  expect(out).toMatch(/^resource "aws_iam_policy" "mfa_guard" \{\n/);
  expect(out).toContain(`"arn:aws:iam::*:mfa/$\${aws:username}"`);
  expect(out.match(/(?<!\$)\$\{/g)).toBeNull();
});

describe("refuses", () => {
  test.each([
    [
      "a dangerous exemption",
      ["--exempt", "iam:CreateAccessKey"],
      "`--exempt`: `iam:CreateAccessKey` is dangerous",
    ],
    ["a pattern", ["--exempt", "iam:*"], "`--exempt`: `iam:*` is a pattern"],
    ["what is no action", ["--exempt", "iam:ChangePasword"], "`iam:ChangePasword` is no action of AWS"],
    ["an unknown profile", ["--profile", "console"], "`--profile` cannot be `console`"],
    ["an unknown format", ["--format", "yaml"], "`--format` cannot be `yaml`"],
    ["an unknown partition", ["--partition", "gov"], "`--partition` cannot be `gov`"],
    ["an unknown option", ["--exempted", "iam:GetUser"], "`--exempted`"],
    ["arguments", ["tf.plan"], "takes no arguments"],
    ["a guard that AWS would refuse for its size", many(), "AWS takes 6144"],
  ])("%s", async (_, args, what) => {
    expectRefusal(await policy(...args), what);
  });
});

/** Exemptions that fill a policy and more. */
function many(): string[] {
  const names = Object.keys(actionTables().actions.services["ec2"] ?? {});
  return names.filter((name) => name.startsWith("ec2:describe")).flatMap((name) => ["--exempt", name]);
}
