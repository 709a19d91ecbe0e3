/** The example repository as its users have it: its own Makefile, real Terraform, and iamgate from the tarball. */
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packageRoot } from "../harness/artefacts.ts";
import { pack } from "../harness/build/pack.ts";
import { findMirror, platformOf } from "../harness/terraform/provider.ts";
import { openWorkspace } from "../harness/terraform/workspace.ts";
import { offline } from "./testing/offline.ts";
import { linkedProject, type Stack } from "./testing/project.ts";

const root = packageRoot();
const source = join(root, "modules", "example");
const scratch = mkdtempSync(join(realpathSync(tmpdir()), "iamgate-example-"));
const project = join(scratch, "people");
const stackFile = join(project, "cdktf.out", "stacks", "people", "cdk.tf.json");

const workspace = await openWorkspace(process.env);
const skipped = "because" in workspace ? `: skipped, because ${workspace.because}` : "";
if (!("because" in workspace)) workspace.close();
process.stdout.write(`terraform${skipped || ": real"}\n`);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

beforeAll(async () => {
  cpSync(source, project, { recursive: true });
  await linkedProject(await pack(scratch), project);
  // What the clone has is what npm would install; a mirror stands for Terraform's registry.
  const mirror = findMirror({ env: process.env, home: homedir(), root: "/", platform: platformOf(process) });
  const rc = `provider_installation {\n  filesystem_mirror {\n    path = "${mirror}"\n  }\n}\n`;
  writeFileSync(join(scratch, "terraformrc"), mirror === undefined ? "" : rc);
});

interface Ran {
  code: number | undefined;
  said: string;
}

/** `make` in the project, without anything of this process's environment but PATH. */
async function make(...args: string[]): Promise<Ran> {
  const env = {
    PATH: `${process.env["PATH"]}${delimiter}`,
    HOME: scratch,
    CHECKPOINT_DISABLE: "1",
    TF_CLI_CONFIG_FILE: join(scratch, "terraformrc"),
    AWS_EC2_METADATA_DISABLED: "true",
  };
  const { exitCode, stdout, stderr } = await execa("make", args, {
    cwd: project,
    env,
    extendEnv: false,
    reject: false,
    stdin: "ignore",
  });
  return { code: exitCode, said: `${stdout}\n${stderr}` };
}

/** The steps of `make test`, with the stack made ready for the provider that is here between the first two. */
async function gate(main: string): Promise<Ran> {
  writeFileSync(join(project, "main.ts"), main);
  rmSync(join(project, "cdktf.out"), { recursive: true, force: true });
  const synth = await make("synth");
  if (synth.code !== 0) return synth;
  const stack = JSON.parse(readFileSync(stackFile, "utf8")) as Stack;
  writeFileSync(stackFile, JSON.stringify(offline(stack)));
  const plan = await make("plan");
  return plan.code === 0 ? make("check") : plan;
}

const main = readFileSync(join(source, "main.ts"), "utf8");

/** What somebody did to main.ts, and what then closes the gate. */
const loosened: [title: string, rule: string, edits: [from: string, to: string][]][] = [
  [
    "access keys need no MFA",
    "mfa/guard-skips-access-keys",
    [['name: "developers",', 'name: "developers", profile: "console-only",']],
  ],
  [
    "a group has no guard",
    "mfa/no-guard",
    [
      [
        "import { IamUser }",
        'import { IamGroup } from "@cdktf/provider-aws/lib/iam-group/index.js";\nimport { IamUser }',
      ],
      [
        "import { IamUser }",
        'import { IamGroupPolicyAttachment } from "@cdktf/provider-aws/lib/iam-group-policy-attachment/index.js";\nimport { IamUser }',
      ],
      [
        "new HumanGroup(",
        `const policyArn = "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess";
    const { name: group } = new IamGroup(this, "testers", { name: "testers" });
    new IamGroupPolicyAttachment(this, "viewing", { group, policyArn });
    new HumanGroup(`,
      ],
    ],
  ],
  ["who deploys has no boundary", "escalation/", [["permissionsBoundary:", "// permissionsBoundary:"]]],
];

function edited(edits: (typeof loosened)[number][2]): string {
  return edits.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`main.ts has no ${from}`);
    return text.replace(from, to);
  }, main);
}

describe("make test", () => {
  test("synthesises, plans and checks, in this order, and the stack with it", async () => {
    const said = async (...targets: string[]): Promise<string[]> =>
      (await make("--dry-run", ...targets)).said.trim().split("\n");
    const steps = [...(await said("synth")), ...(await said("plan")), ...(await said("check"))];
    expect(await said("test")).toEqual(steps);
    expect(steps).toHaveLength(7);
  });

  test("synthesises for the provider and the state of the repository", async () => {
    expect(await make("synth")).toMatchObject({ code: 0 });
    const { terraform } = JSON.parse(readFileSync(stackFile, "utf8")) as Stack;
    expect(Object.keys(terraform.backend ?? {})).toEqual(["s3"]);
  });

  test.skipIf(skipped)(`lets the example through${skipped}`, async () => {
    const { code, said } = await gate(main);
    expect(said).toContain("0 errors");
    expect(code).toBe(0);
    // The one that passed could be applied; another one in its place comes no further than its digest.
    const stack = join(project, "cdktf.out", "stacks", "people");
    const [digest = "", apply = ""] = (await make("--dry-run", "apply")).said.trim().split("\n");
    expect([digest, apply]).toEqual([
      expect.stringContaining("sha256sum"),
      expect.stringContaining(" apply "),
    ]);
    await execa("sh", ["-c", digest], { cwd: project });
    writeFileSync(join(stack, "tf.plan"), "another plan");
    const other = await make("apply");
    expect([other.code, other.said]).toEqual([2, expect.stringContaining("tf.plan: FAILED")]);
  });

  test.skipIf(skipped).each(loosened)(`is shut when %s: %s${skipped}`, async (_, rule, edits) => {
    const { code, said } = await gate(edited(edits));
    expect(said).toContain(rule);
    // The gate itself says 1, which make tells.
    expect(said).toContain("check] Error 1");
    expect(code).toBe(2);
    const { code: applied, said: why } = await make("apply");
    expect([applied, why]).toEqual([2, expect.stringContaining("tf.plan.passed: No such file")]);
  });
});
