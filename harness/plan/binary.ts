import { existsSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { InputError } from "../errors.ts";
import { MAX_BYTES, tooLarge } from "./read.ts";

export interface TerraformOptions {
  /** The program that wrote the plan; `terraform` on PATH unless told. */
  terraformBin?: string | undefined;
  /** The folder to run it in; the nearest one with `.terraform/` from the plan's own upwards unless told. */
  terraformDir?: string | undefined;
  /** Environment of the program. */
  env?: Record<string, string | undefined> | undefined;
  timeoutMs?: number | undefined;
}

/** Whether bytes begin a zip archive, which is what `terraform plan -out` writes. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/**
 * The JSON of a saved plan, as bytes: what `terraform show -json` writes to stdout, and nothing it writes elsewhere.
 * `path` is absolute. Throws InputError, with Terraform's own words, when the archive is no plan, Terraform is
 * missing or fails.
 */
export async function showBinaryPlan(
  path: string,
  bytes: Buffer,
  options: TerraformOptions,
): Promise<Buffer> {
  // Names of archive members are stored uncompressed. Terraform itself judges the rest of the archive.
  if (!bytes.includes("tfplan")) throw foreignArchive();
  const program = options.terraformBin ?? "terraform";
  const folder = folderOf(path, options.terraformDir);
  const { execa } = await import("execa");
  const result = await execa(program, ["show", "-json", "-no-color", path], {
    cwd: folder,
    ...(options.env === undefined ? {} : { env: definedOf(options.env), extendEnv: false }),
    encoding: "buffer",
    stdin: "ignore",
    reject: false,
    stripFinalNewline: false,
    maxBuffer: MAX_BYTES,
    ...(options.timeoutMs === undefined ? {} : { timeout: options.timeoutMs }),
  });
  if (result.isMaxBuffer) throw tooLarge();
  if (!result.failed) return Buffer.from(result.stdout);
  if (result.code === "ENOENT" || result.code === "EACCES") throw noTerraform(program);
  const words = result.timedOut
    ? "It did not finish in time."
    : lastWords(Buffer.from(result.stderr).toString());
  throw new InputError({
    code: "input/terraform-failed",
    what: `\`${program} show -json\` failed in ${folder}: ${words}`,
    why: "A saved plan can only be read with the Terraform version and the providers that made it.",
    next:
      "Run `terraform init` there, or name the folder with --terraform-dir and the program with --terraform-bin " +
      "(such as `tofu`); or check the JSON: `terraform show -json tf.plan | iamgate check -`.",
  });
}

function folderOf(path: string, told: string | undefined): string {
  if (told !== undefined) {
    if (!statSync(told, { throwIfNoEntry: false })?.isDirectory()) {
      throw new InputError({
        code: "input/terraform-dir",
        what: `${told} (--terraform-dir) is no folder.`,
        why: "Terraform reads a saved plan in the folder of its configuration.",
        next: "Name the folder in which `terraform init` was run.",
      });
    }
    return told;
  }
  const own = dirname(resolve(path));
  for (let folder = own; ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".terraform"))) return folder;
    // Without any, Terraform can still read plans that need no provider from elsewhere, or say what is missing.
    if (dirname(folder) === folder) return own;
  }
}

/** The end of what a program said, short enough for one screen and without colour or frames. */
function lastWords(stderr: string): string {
  const lines = stripVTControlCharacters(stderr)
    .split("\n")
    .map((line) => line.replace(/[╷│╵]/g, "").trim())
    .filter((line) => line !== "");
  return lines.length === 0 ? "it said nothing." : lines.slice(0, 8).join("\n  ").slice(0, 800);
}

function definedOf(env: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

function foreignArchive(): InputError {
  return new InputError({
    code: "input/not-a-plan",
    what: "The input is a zip archive, but no saved Terraform plan.",
    why: "It has no member `tfplan`, so it does not say what Terraform is going to do.",
    next: "Run `terraform plan -out tf.plan`, then `iamgate check tf.plan`.",
  });
}

function noTerraform(program: string): InputError {
  return new InputError({
    code: "input/no-terraform",
    what: `The input is a saved plan, and \`${program}\` cannot be run.`,
    why: "Only the program that wrote a saved plan can read it.",
    next: "Put terraform on PATH or name it with --terraform-bin, or pipe the JSON: `terraform show -json tf.plan | iamgate check -`.",
  });
}

/** A saved plan that came through a pipe: Terraform reads plans from files only, and iamgate writes none. */
export function binaryFromPipe(): InputError {
  return new InputError({
    code: "input/binary-pipe",
    what: "A saved plan came through the pipe.",
    why: "Terraform reads saved plans from files only.",
    next: "Name the file (`iamgate check tf.plan`), or pipe its JSON: `terraform show -json tf.plan | iamgate check -`.",
  });
}
