import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { homedir, tmpdir } from "node:os";
import { basename, join } from "node:path";
import { execa } from "execa";
import { type Aws, startAws } from "./aws.ts";
import { type Fixture, sourcesOf } from "./fixtures.ts";
import { findMirror, platformOf, versions } from "./provider.ts";

/** A folder in which real Terraform plans with the real AWS provider, offline. */
export interface Workspace {
  /** What plans, for the output of tests. */
  words: string;
  /** The plan of a fixture. Throws an Error with Terraform's words. */
  plan: (fixture: Fixture) => Promise<Planned>;
  /** Has `terraform validate` look at a fixture. Throws an Error with Terraform's words. */
  validate: (fixture: Fixture) => Promise<void>;
  close: () => void;
}

export interface Planned {
  /** As `terraform show -json` prints it. */
  plan: unknown;
  /** The saved plan itself. */
  archive: Buffer;
  /** What `terraform plan` said on standard error: empty, unless the plan failed half-way. */
  said: string;
}

/** Why there is no workspace, in plain words. */
export interface Missing {
  because: string;
}

type Environment = Record<string, string | undefined>;

/** One call takes some five seconds; a download of the provider some minutes. */
const CALL_MS = 180_000;
const DOWNLOAD_MS = 300_000;

const required = `terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "${versions.aws}"
    }
  }
}
`;

/**
 * Sets up Terraform and the AWS provider once, in a temporary folder: from a plugin mirror, else from the registry.
 * @param env where to find Terraform and mirrors; nothing else of it reaches Terraform
 */
export async function openWorkspace(env: Environment): Promise<Workspace | Missing> {
  const path = env["PATH"] ?? "";
  const version = await execa("terraform", ["version", "-json"], { env: { PATH: path }, reject: false });
  if (version.failed) return { because: "terraform is not on PATH" };
  const found = (JSON.parse(version.stdout) as { terraform_version: string }).terraform_version;
  if (found !== versions.terraform) {
    return {
      because: `terraform on PATH is ${found}, and the plans are recorded with ${versions.terraform}`,
    };
  }
  const mirror = findMirror({ env, home: homedir(), root: "/", platform: platformOf(process) });
  const shared = mkdtempSync(join(tmpdir(), "iamgate-terraform-"));
  writeFileSync(join(shared, "main.tf"), required);
  const aws = await startAws();
  writeFileSync(join(shared, "terraformrc"), "");
  const run = runner({ path, aws, home: shared });
  const from = mirror === undefined ? [] : [`-plugin-dir=${mirror}`];
  const init = await run(shared, ["init", "-input=false", ...from], DOWNLOAD_MS);
  const close = (): void => {
    aws.close();
    rmSync(shared, { recursive: true, force: true });
  };
  if (init.failed) {
    close();
    const where =
      mirror === undefined ? "no plugin mirror holds it, and the registry" : `the mirror ${mirror}`;
    return { because: `the AWS provider ${versions.aws} is not there: ${where} did not give it` };
  }
  return {
    words: `real AWS provider ${versions.aws} from ${mirror ?? "the registry"}`,
    plan: (fixture) => planOf(fixture, shared, run),
    validate: (fixture) => validated(fixture, shared, run),
    close,
  };
}

interface Ran {
  failed: boolean;
  stdout: string;
  stderr: string;
}

type Run = (cwd: string, args: string[], timeout?: number) => Promise<Ran>;

function runner({ path, aws, home }: { path: string; aws: Aws; home: string }): Run {
  // Nobody's credentials, profiles, variables or settings: a plan depends on its fixture alone.
  const env = {
    PATH: path,
    HOME: home,
    CHECKPOINT_DISABLE: "1",
    TF_IN_AUTOMATION: "1",
    TF_CLI_ARGS: "-no-color",
    TF_CLI_CONFIG_FILE: join(home, "terraformrc"),
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_ENDPOINT_URL_STS: aws.url,
    AWS_ENDPOINT_URL_IAM: aws.url,
    // The provider's schema is large and the processes short: collecting garbage took a third of the time.
    GOGC: "400",
  };
  return (cwd, args, timeout = CALL_MS) =>
    execa("terraform", args, {
      cwd,
      env,
      extendEnv: false,
      stdin: "ignore",
      reject: false,
      timeout,
      maxBuffer: 100_000_000,
    });
}

/** A copy of a fixture in which Terraform finds the provider. */
async function copyOf(fixture: Fixture, shared: string, run: Run): Promise<string> {
  const folder = mkdtempSync(join(shared, `${basename(fixture.name)}-`));
  for (const file of sourcesOf(fixture)) cpSync(join(fixture.folder, file), join(folder, file));
  cpSync(join(shared, ".terraform.lock.hcl"), join(folder, ".terraform.lock.hcl"));
  mkdirSync(join(folder, ".terraform"));
  symlinkSync(join(shared, ".terraform", "providers"), join(folder, ".terraform", "providers"), "junction");
  // Installs local modules, and nothing else.
  await must(fixture, run(folder, ["get"]));
  return folder;
}

async function validated(fixture: Fixture, shared: string, run: Run): Promise<void> {
  const folder = await copyOf(fixture, shared, run);
  await must(fixture, run(folder, ["validate"]));
  rmSync(folder, { recursive: true, force: true });
}

async function planOf(fixture: Fixture, shared: string, run: Run): Promise<Planned> {
  const folder = await copyOf(fixture, shared, run);
  const state = fixture.hasState ? ["-state=state.json"] : [];
  const saved = join(folder, "tf.plan");
  const args = ["plan", "-refresh=false", "-input=false", "-lock=false", `-out=${saved}`, ...state];
  const plan = await run(folder, [...args, ...fixture.options]);
  // A plan that failed half-way is saved too, and says so.
  if (!existsSync(saved)) throw refused(fixture, plan);
  const shown = await must(fixture, run(folder, ["show", "-json", saved]));
  const archive = readFileSync(saved);
  rmSync(folder, { recursive: true, force: true });
  return { plan: JSON.parse(shown.stdout) as unknown, archive, said: plan.stderr };
}

async function must(fixture: Fixture, running: Promise<Ran>): Promise<Ran> {
  const result = await running;
  if (result.failed) throw refused(fixture, result);
  return result;
}

function refused({ name }: Fixture, { stderr, stdout }: Ran): Error {
  return new Error(`terraform refuses ${name}:\n${stderr || stdout}`);
}
