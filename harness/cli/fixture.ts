import { join } from "node:path";
import { PassThrough } from "node:stream";
import { execa } from "execa";
import { expect } from "vitest";
import { packageRoot } from "../artefacts.ts";
import type { Io } from "./command.ts";

/** The CLI as it ships. */
export const bin: string = join(packageRoot(), "dist", "harness", "cli", "bin.js");

export interface Result {
  code: number | undefined;
  out: string;
  err: string;
}

export interface CliOptions {
  cwd: string;
  env?: Record<string, string>;
  input?: string | Uint8Array;
}

/** Runs the real CLI in a process of its own, without anything of this one's environment but PATH. */
export async function cli(args: readonly string[], { cwd, env = {}, input }: CliOptions): Promise<Result> {
  const path = process.env["PATH"];
  const { exitCode, stdout, stderr } = await execa(process.execPath, [bin, ...args], {
    cwd,
    env: { ...(path === undefined ? {} : { PATH: path }), ...env },
    extendEnv: false,
    reject: false,
    stripFinalNewline: false,
    ...(input === undefined ? { stdin: "ignore" } : { input }),
  });
  return { code: exitCode, out: stdout, err: stderr };
}

/** Holds a refusal to what all have in common: exit 2, nothing on stdout, one screen that says what, why and next. */
export function expectRefusal({ code, out, err }: Result, what: string | RegExp): void {
  expect(err).toMatch(what);
  expect(err).toMatch(/^iamgate: \S[\s\S]*\n {2}why {3}\S[\s\S]*\n {2}next {2}\S/);
  expect(err).not.toMatch(/^\s+at .+:\d+:\d+|node:internal|Internal error/m);
  expect(err.endsWith("\n")).toBe(true);
  expect(err.split("\n").length).toBeLessThanOrEqual(24);
  expect({ code, out }).toEqual({ code: 2, out: "" });
}

/** An Io of streams in memory. `output` returns what was written to stdout and stderr so far. */
export function memoryIo(members: Partial<Io> = {}): { io: Io; output: () => { out: string; err: string } } {
  const written = { out: "", err: "" };
  const stdout: Io["stdout"] = new PassThrough();
  const stderr: Io["stderr"] = new PassThrough();
  stdout.on("data", (chunk) => {
    written.out += String(chunk);
  });
  stderr.on("data", (chunk) => {
    written.err += String(chunk);
  });
  const io = { stdin: new PassThrough(), stdout, stderr, cwd: packageRoot(), env: {} };
  Object.defineProperties(io, Object.getOwnPropertyDescriptors(members));
  return { io, output: () => ({ ...written }) };
}
