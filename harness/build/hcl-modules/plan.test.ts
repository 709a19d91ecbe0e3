/** The Terraform modules in the hands of real Terraform and the real AWS provider: what they plan, and what they refuse. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, describe, expect, test } from "vitest";
import { PROFILES, type Profile } from "../../../modules/core/profile.ts";
import { guardDocument } from "../../../modules/mfa-guard/document.ts";
import { mfaTrustDocument } from "../../../modules/mfa-role/document.ts";
import { serviceControlDocument } from "../../../modules/mfa-service-control-policy/document.ts";
import { cli } from "../../cli/fixture.ts";
import { canonical } from "../../findings/canonical.ts";
import { check } from "../../index.ts";
import type { Fixture } from "../../terraform/fixtures.ts";
import { mapPool } from "../../terraform/pool.ts";
import { WIDTH } from "../../terraform/record.ts";
import { openWorkspace, type Planned } from "../../terraform/workspace.ts";
import { root } from "../paths.ts";
import { modulesFolder } from "./index.ts";

const workspace = await openWorkspace(process.env);
const words = "because" in workspace ? `skipped, because ${workspace.because}` : workspace.words;
process.stdout.write(`terraform modules: ${words}\n`);
const isMissing = "because" in workspace;

const temporary = mkdtempSync(join(tmpdir(), "iamgate-hcl-modules-"));
afterAll(() => {
  rmSync(temporary, { recursive: true, force: true });
  if (!("because" in workspace)) workspace.close();
});

/** A configuration of `testing` with the modules beside it, as it is planned. */
async function planned(name: string, profile?: Profile): Promise<Planned> {
  if ("because" in workspace) throw new Error(workspace.because);
  const folder = mkdtempSync(join(temporary, `${name}-`));
  cpSync(join(import.meta.dirname, "testing", name), folder, { recursive: true });
  cpSync(join(root, modulesFolder), join(folder, "modules"), { recursive: true });
  const options = profile === undefined ? [] : [`-var=profile=${profile}`];
  if (profile !== undefined) {
    const { out } = await cli(["policy", "--profile", profile, "--format", "hcl"], { cwd: root });
    writeFileSync(join(folder, "printed.tf"), out);
  }
  const fixture: Fixture = { name, folder, options, hasState: false };
  return workspace.plan(fixture);
}

const RUNS = [
  { name: "people", profile: "all-sessions" },
  { name: "people", profile: "console-only" },
  { name: "roles" },
  { name: "invalid" },
  { name: "refused" },
] as const;

/** What became of each run, by name and profile. Terraform takes some seconds for each. */
const runs = new Map<string, Planned | Error>();
if (!isMissing) {
  await mapPool(RUNS, WIDTH, async (run) => {
    const profile = "profile" in run ? run.profile : undefined;
    const key = profile === undefined ? run.name : `${run.name} ${profile}`;
    runs.set(key, await planned(run.name, profile).catch((error: Error) => error));
  });
}

function planOf(key: string): object {
  const made = runs.get(key);
  if (made === undefined || made instanceof Error) throw made ?? new Error(`${key} was not planned`);
  expect(made.said).toBe("");
  return made.plan as object;
}

interface Resource {
  address: string;
  mode: string;
  type: string;
  change: { after: Record<string, unknown> };
}

function resourcesOf(plan: unknown): Resource[] {
  return (plan as { resource_changes: Resource[] }).resource_changes.filter(({ mode }) => mode === "managed");
}

const DOCUMENTS = ["policy", "content", "assume_role_policy"];

/** The document of a resource, whatever its white space and the order of its keys. */
function documentOf(plan: unknown, address: string): string {
  const after = resourcesOf(plan).find((resource) => resource.address === address)?.change.after ?? {};
  const text = DOCUMENTS.map((attribute) => after[attribute]).find((value) => typeof value === "string");
  return canonical(JSON.parse(text ?? "null"));
}

/** All that is planned of a resource but its address. */
function shapeOf({ type, change: { after } }: Resource): string {
  const values = Object.entries(after).map(([name, value]) => [
    name,
    DOCUMENTS.includes(name) && typeof value === "string" ? (JSON.parse(value) as unknown) : value,
  ]);
  return `${type} ${canonical(Object.fromEntries(values))}`;
}

/** What the plan of a construct has, and no resource of this plan equals. */
function missingFrom(plan: object, scene: string, wanted: (resource: Resource) => boolean): string[] {
  const file = join(root, "modules", "testing", "fixtures", `${scene}.json`);
  const ours = new Set(resourcesOf(plan).map(shapeOf));
  const theirs = resourcesOf(JSON.parse(readFileSync(file, "utf8"))).filter(wanted);
  expect(theirs.length).toBeGreaterThan(0);
  return theirs.map(shapeOf).filter((shape) => !ours.has(shape));
}

async function worseThanNotes(plan: object, profile: Profile): Promise<unknown> {
  // What the module is made to exempt, the gate is told of.
  const { verdict, findings } = await check(plan, { profile, config: { exempt: ["iam:ChangePassword"] } });
  return { verdict, worse: findings.filter(({ severity }) => severity !== "note") };
}

const guard = (profile: Profile, exempt: string[] = [], partition = "aws", account = "*"): object =>
  guardDocument({ profile, exempt, partition, account, construct: "test" });

describe.skipIf(isMissing).each(PROFILES)(`people, %s, terraform: ${words}`, (profile) => {
  const plan = (): object => planOf(`people ${profile}`);

  test.each([
    ["module.guard.aws_iam_policy.guard", guard(profile)],
    ["module.analysts.module.guard.aws_iam_policy.guard", guard(profile, [], "aws", "111122223333")],
    [
      "module.exempting.aws_iam_policy.guard",
      guard(profile, ["iam:ListUsers", "iam:GetUser", "iam:ChangePassword"], "aws", "111122223333"),
    ],
    ["aws_iam_policy.mfa_guard", guard(profile)],
    [
      "module.organization.aws_organizations_policy.guard",
      serviceControlDocument({ profile, exempt: [], partition: "aws", construct: "test" }),
    ],
  ])("%s has the document of the construct", (address, document) => {
    expect(documentOf(plan(), address)).toBe(canonical(document));
  });

  test.each(["MfaGuard", "HumanGroup", "MfaServiceControlPolicy", "PasswordPolicy"])(
    "plans what the construct %s plans",
    (construct) => {
      expect(missingFrom(plan(), `${construct}-${profile}`, () => true)).toEqual([]);
    },
  );

  test("passes the gate, without a warning", async () => {
    expect(await worseThanNotes(plan(), profile)).toEqual({ verdict: "pass", worse: [] });
  });
});

describe.skipIf(isMissing)(`roles, terraform: ${words}`, () => {
  const plan = (): object => planOf("roles");

  test("the trust has the document of the construct", () => {
    // The provider has its own order of principals: from z to a.
    const principals = ["arn:aws-cn:iam::444455556666:user/carol", "arn:aws-cn:iam::111122223333:root"];
    const document = mfaTrustDocument(principals, undefined, "test");
    expect(documentOf(plan(), "module.reader.aws_iam_role.role")).toBe(canonical(document));
  });

  test("plans what the construct MfaRole plans", () => {
    const isOfDeployer = ({ address }: Resource): boolean => !/reader|carol/.test(address);
    expect(missingFrom(plan(), "MfaRole-all-sessions", isOfDeployer)).toEqual([]);
  });

  test("passes the gate, without a warning", async () => {
    expect(await worseThanNotes(plan(), "all-sessions")).toEqual({ verdict: "pass", worse: [] });
  });
});

/** What Terraform said, without its frames and line breaks. */
function refusal(name: string): string {
  const made = runs.get(name);
  const said = made instanceof Error ? made.message : made?.said;
  return (said ?? "").replaceAll(/^[│╷╵]/gm, "").replaceAll(/\s+/g, " ");
}

describe.skipIf(isMissing)(`refusals, terraform: ${words}`, () => {
  const [invalid, refused] = [refusal("invalid"), refusal("refused")];

  test.each([
    "exempt_actions: `iam:*` is a pattern or no action. A pattern also exempts what AWS adds later.",
    "profile: `console` is not known.",
    "groups: `arn:aws:iam::111122223333:group/people` is no name of a group.",
    "users: `some body` is no name of a user.",
    "partition: `gov` is not known.",
    "account_id: `1111` is no account id.",
    "name: `` is no name of a policy.",
    "path: `people` is no path.",
    "policies: `AdministratorAccess` is no ARN of a managed policy.",
    "inline_policies: `broken` is no JSON.",
    "trusted is empty: the role trusts nobody.",
    "trusted: `lambda.amazonaws.com`, `arn:aws:iam::111122223333:role/deploy`, `*` cannot be trusted.",
    "max_mfa_age_seconds: `0` is no age of MFA.",
    "max_session_seconds: `60` is no length of a session.",
    "targets is empty: the policy is attached to nothing.",
    "targets: `alice` is no id of a root, organizational unit or account.",
    "minimum_length: `7` is refused.",
    "max_age_days: `30.5` is refused.",
  ])("before planning: %s", (message) => {
    expect(invalid).toContain(message);
  });

  test.each([
    "groups and users are empty: the guard guards nobody.",
    "exempt_actions: `IAM:CreateAccessKey`, `iam:TagMFADevice` is dangerous without MFA.",
    "exempt_actions: `sts:AssumeRole` is dangerous without MFA.",
    "characters, and AWS takes 6144.",
    "characters, and AWS takes 2048.",
  ])("when planning: %s", (message) => {
    expect(refused).toContain(message);
  });

  test("nothing else", () => {
    const count = (text: string): number => text.split("Error: ").length - 1;
    expect([count(invalid), count(refused)]).toEqual([18, 5]);
  });
});

test.skipIf(isMissing)("all of it is as `terraform fmt` writes it", async () => {
  const printed = join(temporary, "printed");
  const { out } = await cli(["policy", "--format", "hcl"], { cwd: root });
  cpSync(join(root, modulesFolder), printed, { recursive: true });
  cpSync(join(import.meta.dirname, "testing"), join(printed, "testing"), { recursive: true });
  writeFileSync(join(printed, "printed.tf"), out);
  const args = ["fmt", "-check", "-recursive", "-list=true"];
  const { stdout, exitCode } = await execa("terraform", args, { cwd: printed, reject: false });
  expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: 0 });
});
