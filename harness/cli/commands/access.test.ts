import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, describe, expect, test } from "vitest";
import type { AccessTable } from "../../access/types.ts";
import { packageRoot } from "../../artefacts.ts";
import { creation, planOf } from "../../plan/fixture.ts";
import { cli, expectRefusal } from "../fixture.ts";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "iamgate-access-")));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const policy = (...statements: object[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });
const everything = policy({ Sid: "Everything", Effect: "Allow", Action: "*", Resource: "*" });
const limits = policy(
  {
    Effect: "Allow",
    Action: "s3:GetObject",
    Resource: "arn:aws:s3:::books/*",
    Condition: { IpAddress: { "aws:SourceIp": "192.0.2.0/24" } },
  },
  {
    Effect: "Deny",
    Action: "iam:*",
    Resource: "*",
    Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
  },
);
const changes = [
  creation("aws_iam_user.alice", { name: "alice", path: "/" }),
  creation("aws_iam_user_policy.base", { name: "base", user: "alice", policy: everything }),
  creation("aws_iam_user.office", { name: "bob", path: "/" }),
  creation("aws_iam_user_policy.limits", { name: "limits", user: "bob", policy: limits }),
  creation("aws_iam_role.ci", { name: "ci", path: "/", assume_role_policy: policy() }),
  creation("aws_iam_role.alice", { name: "alice", path: "/", assume_role_policy: policy() }),
  creation(
    "aws_iam_user_policy.secret",
    { name: "secret", user: "carol", policy: everything },
    { after_sensitive: { policy: true } },
  ),
  creation("aws_s3_bucket.books", { bucket: "books" }),
];
const plan = JSON.stringify(planOf(changes));
writeFileSync(join(folder, "plan.json"), plan);
writeFileSync(join(folder, "part.json"), JSON.stringify(planOf(changes, { complete: false })));
writeFileSync(join(folder, "cut.json"), plan.slice(0, 100));

const access = (args: string[], more = {}): ReturnType<typeof cli> =>
  cli(["access", ...args], { cwd: folder, ...more });
const schema = JSON.parse(
  readFileSync(join(packageRoot(), "harness/report/access.schema.json"), "utf8"),
) as object;
const validate = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema);

/** The table that is printed, held to its schema. */
async function tableOf(args: string[], more = {}): Promise<AccessTable["decisions"]> {
  const { code, out, err } = await access([...args, "--format", "json"], more);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const table = JSON.parse(out) as AccessTable;
  validate(table);
  expect(validate.errors ?? []).toEqual([]);
  return table.decisions;
}

const cells = (decisions: AccessTable["decisions"]): string[] =>
  decisions.map(({ principal, action, mfa, decision }) => `${principal} ${action} ${mfa} ${decision}`);

describe("the table", () => {
  test("has each principal, action and state, in order, with what decides", async () => {
    const decisions = await tableOf(["plan.json", "--action", "s3:getobject", "--action", "iam:CreateUser"]);
    expect(cells(decisions)).toEqual([
      "aws_iam_role.alice iam:CreateUser false implicitly-denied",
      "aws_iam_role.alice s3:GetObject false implicitly-denied",
      "aws_iam_role.ci iam:CreateUser false implicitly-denied",
      "aws_iam_role.ci s3:GetObject false implicitly-denied",
      "aws_iam_user.alice iam:CreateUser true allowed",
      "aws_iam_user.alice iam:CreateUser false allowed",
      "aws_iam_user.alice iam:CreateUser absent allowed",
      "aws_iam_user.alice s3:GetObject true allowed",
      "aws_iam_user.alice s3:GetObject false allowed",
      "aws_iam_user.alice s3:GetObject absent allowed",
      "aws_iam_user.office iam:CreateUser true implicitly-denied",
      "aws_iam_user.office iam:CreateUser false denied",
      "aws_iam_user.office iam:CreateUser absent denied",
      "aws_iam_user.office s3:GetObject true depends",
      "aws_iam_user.office s3:GetObject false depends",
      "aws_iam_user.office s3:GetObject absent depends",
      "user/carol iam:CreateUser true allowed",
      "user/carol iam:CreateUser false allowed",
      "user/carol iam:CreateUser absent allowed",
      "user/carol s3:GetObject true allowed",
      "user/carol s3:GetObject false allowed",
      "user/carol s3:GetObject absent allowed",
    ]);
    expect(decisions[4]?.because).toEqual([
      {
        address: "aws_iam_user_policy.base",
        attribute: "policy",
        statement: 0,
        sid: "Everything",
        effect: "Allow",
      },
    ]);
    expect(decisions[13]).toMatchObject({
      resource: "arn:aws:s3:::books/example",
      dependsOn: ["aws:SourceIp"],
    });
  });

  test("shows of what is sensitive neither Sids nor resources", async () => {
    const decisions = await tableOf([
      "plan.json",
      "--principal",
      "carol",
      "--action",
      "s3:GetObject",
      "--mfa",
      "T",
    ]);
    expect(decisions).toMatchObject([
      { resource: "(sensitive)", because: [{ address: "aws_iam_user_policy.secret", sid: null }] },
    ]);
  });

  test("can be asked of one principal, resource and state", async () => {
    const asked = ["plan.json", "--principal", "bob", "--action", "s3:GetObject", "--mfa", "A", "--resource"];
    expect(await tableOf([...asked, "arn:aws:s3:::books/a"])).toMatchObject([
      {
        principal: "aws_iam_user.office",
        resource: "arn:aws:s3:::books/a",
        mfa: "absent",
        decision: "depends",
      },
    ]);
    expect(await tableOf([...asked, "arn:aws:s3:::films/a"])).toMatchObject([
      { decision: "implicitly-denied" },
    ]);
    expect(await tableOf([...asked, "*"])).toMatchObject([{ resource: "arn:aws:s3:::books/example" }]);
  });

  test("lists without an action what can be reached of the dangerous ones", async () => {
    const decisions = await tableOf(["plan.json"]);
    expect([...new Set(decisions.map(({ principal }) => principal))]).toEqual([
      "aws_iam_user.alice",
      "user/carol",
    ]);
    expect(decisions.map(({ action }) => action)).toContain("iam:CreateAccessKey");
    expect(decisions.map(({ action }) => action)).not.toContain("s3:GetObject");
  });

  test("takes a partial plan for whole only when that is allowed", async () => {
    const asked = ["part.json", "--principal", "bob", "--action", "iam:CreateUser"];
    expect(cells(await tableOf(asked)).map((cell) => cell.split(" ")[3])).toEqual([
      "unverifiable",
      "denied",
      "denied",
    ]);
    const allowed = await tableOf([...asked, "--allow-incomplete"]);
    expect(allowed.map(({ decision }) => decision)).toEqual(["implicitly-denied", "denied", "denied"]);
  });

  test("comes from a pipe and goes to a file, the same bytes every time", async () => {
    const asked = ["--action", "s3:GetObject", "--format"];
    const { out } = await access(["plan.json", ...asked, "json"]);
    expect(await access(["-", ...asked, "json"], { input: plan })).toEqual({ code: 0, out, err: "" });
    const text = await access(["plan.json", ...asked, "text", "--format", "json=table.json"]);
    expect(readFileSync(join(folder, "table.json"), "utf8")).toBe(out);
    expect(text.out).toContain("aws_iam_user.alice");
    rmSync(join(folder, "table.json"));
  });

  test("is coloured on demand", async () => {
    const asked = ["plan.json", "--action", "s3:GetObject"];
    const env = { FORCE_COLOR: "1" };
    expect((await access(asked)).out).not.toContain("\u001B[");
    expect((await access(asked, { env })).out).toContain("\u001B[");
    expect((await access([...asked, "--no-color"], { env })).out).not.toContain("\u001B[");
  });
});

describe("questions that cannot be answered are refused", () => {
  test.each<[string, string[], string | RegExp, string]>([
    ["no plan", [], "No plan is given", "iamgate access tf.plan"],
    ["two plans", ["plan.json", "part.json"], "2 plans are given", "Name one"],
    ["a plan that is cut off", ["cut.json"], "cut.json", ""],
    ["an unknown principal", ["plan.json", "--principal", "alcie"], "no principal `alcie`", "`alice`"],
    [
      "an unknown address",
      ["plan.json", "--principal", "aws_iam_user.alcie"],
      "no principal",
      "`aws_iam_user.alice`",
    ],
    [
      "a name of two",
      ["plan.json", "--principal", "alice"],
      "`aws_iam_role.alice` or `aws_iam_user.alice`",
      "address",
    ],
    [
      "an unknown action",
      ["plan.json", "--action", "s3:GetObjekt"],
      "`s3:GetObjekt` is no action",
      "`s3:GetObject`",
    ],
    ["an unknown service", ["plan.json", "--action", "s33:GetObject"], "is no action", "`s3`"],
    ["a pattern", ["plan.json", "--action", "s3:Get*"], "`s3:Get*` is a pattern", "Name each"],
    ["a resource that is no ARN", ["plan.json", "--resource", "books"], "`books` is no ARN", "arn:aws:s3:::"],
    ["another state", ["plan.json", "--mfa", "yes"], "`--mfa` cannot be `yes`", "Did you mean"],
    [
      "a state that a role is never in",
      ["plan.json", "--principal", "ci", "--mfa", "true"],
      "aws_iam_role.ci",
      "--mfa false",
    ],
    ["another format", ["plan.json", "--format", "sarif"], "There is no format `sarif`", "--format"],
    ["a profile", ["plan.json", "--profile", "console-only"], "`--profile` is no option", "--help"],
    ["too little time", ["plan.json", "--timeout", "0.001"], "took longer than 0.001 seconds", "--timeout"],
  ])("%s", async (_, args, what, next) => {
    const result = await access(args);
    expectRefusal(result, what);
    expect(result.err).toContain(next);
    expect(readdirSync(folder).sort()).toEqual(["cut.json", "part.json", "plan.json"]);
  });
});
