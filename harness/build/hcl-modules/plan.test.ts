/** What the Terraform modules plan, with real Terraform and the real AWS provider. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, describe, expect, test } from "vitest";
import { PROFILES, type Profile } from "../../../modules/core/profile.ts";
import { type BoundaryOptions, boundaryDocument } from "../../../modules/escalation-boundary/document.ts";
import type { Reopening } from "../../../modules/escalation-boundary/reopen.ts";
import { guardDocument } from "../../../modules/mfa-guard/document.ts";
import { mfaTrustDocument } from "../../../modules/mfa-role/document.ts";
import { serviceControlDocument } from "../../../modules/mfa-service-control-policy/document.ts";
import { canonical } from "../../findings/canonical.ts";
import { check } from "../../index.ts";
import { root } from "../paths.ts";
import { documentOf, type Resource, resourcesOf, shapeOf } from "./testing/planned.ts";
import { configure, type Run, runs } from "./testing/runs.ts";

const { made, words, isMissing, close } = await runs([
  ["people", "all-sessions"],
  ["people", "console-only"],
  ["roles"],
  ["boundaries"],
]);
afterAll(close);

function planOf(...run: Run): object {
  const { plan, said } = made(...run);
  expect(said).toBe("");
  return plan as object;
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
  const plan = (): object => planOf("people", profile);

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

describe.skipIf(isMissing)(`boundaries, terraform: ${words}`, () => {
  const plan = (): object => planOf("boundaries");
  const boundary = (options: Partial<BoundaryOptions>): object =>
    boundaryDocument({
      name: "",
      path: "/",
      partition: "aws",
      account: "*",
      allow: [],
      construct: "test",
      ...options,
    });
  const task = "arn:aws:iam::111122223333:role/task";
  const passing = (resources: string[]): Reopening => ({ actions: ["iam:PassRole"], resources });
  const services = ["batch.amazonaws.com", "ecs-tasks.amazonaws.com"];

  test.each([
    ["closed", boundary({ name: "closed" })],
    ["roles", boundary({ name: "roles", allow: [passing(["arn:aws:iam::111122223333:role/app-*", task])] })],
    [
      "services",
      boundary({
        name: "services",
        path: "/boundaries/",
        account: "111122223333",
        allow: [{ ...passing([task]), conditions: { StringEquals: { "iam:PassedToService": services } } }],
      }),
    ],
  ])("%s has the document of the construct", (name, document) => {
    expect(documentOf(plan(), `module.${name}.aws_iam_policy.boundary`)).toBe(canonical(document));
  });

  test("an administrator behind one has no path to more rights", async () => {
    const { verdict, findings } = await check(plan());
    const told = findings.filter(({ severity }) => severity === "error");
    expect({ verdict, told }).toEqual({ verdict: "pass", told: [] });
  });
});

test.skipIf(isMissing)("all of it is as `terraform fmt` writes it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "iamgate-hcl-fmt-"));
  for (const name of ["people", "roles", "boundaries", "invalid", "refused"]) {
    await configure(join(folder, name), name, name === "people" ? "console-only" : undefined);
  }
  const args = ["fmt", "-check", "-recursive"];
  const { stdout, exitCode } = await execa("terraform", args, { cwd: folder, reject: false });
  rmSync(folder, { recursive: true, force: true });
  expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: 0 });
});
