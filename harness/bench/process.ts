/** Runs programs and takes their time and memory. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Command {
  file: string;
  args: readonly string[];
  /** Exit codes with which it has done its work; 0 if not given. */
  codes?: readonly number[];
  /** Milliseconds after which it is ended; DEFAULT_TIMEOUT if not given. */
  timeoutMs?: number;
}

type Program = Pick<Command, "file" | "args">;

export interface Run {
  ms: number;
  /** Bytes of memory at its peak; undefined where it cannot be measured. */
  peak: number | undefined;
  /** Why the numbers do not count; undefined when they do. */
  failure: string | undefined;
}

export const DEFAULT_TIMEOUT = 120_000;

const GNU_TIME = "/usr/bin/time";

/** For a Node process without GNU time: it tells its own peak when it ends. */
const hook = (peakFile: string): string => `const peak = () => process.resourceUsage().maxRSS;
process.on("exit", () => require("node:fs").writeFileSync(${JSON.stringify(peakFile)}, String(peak())));`;

/** Runs one command to its end. Never rejects for what the command does: what goes wrong is the `failure`. */
export async function run(command: Command, { memory = false }: { memory?: boolean } = {}): Promise<Run> {
  if (!memory) return timed(command, command);
  const folder = mkdtempSync(join(tmpdir(), "iamgate-bench-peak-"));
  try {
    const peakFile = join(folder, "peak");
    const result = await timed(command, watched(command, peakFile));
    // GNU time puts lines of its own before the number.
    const peak = existsSync(peakFile) ? Number(readFileSync(peakFile, "utf8").trim().split("\n").at(-1)) : 0;
    return { ...result, peak: peak > 0 ? peak * 1024 : undefined };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timed({ codes = [0], timeoutMs = DEFAULT_TIMEOUT }: Command, program: Program): Promise<Run> {
  const begin = performance.now();
  const { code, signal, stderr, timedOut } = await ended(program, timeoutMs);
  const ms = performance.now() - begin;
  if (code !== null && codes.includes(code)) return { ms, peak: undefined, failure: undefined };
  if (timedOut) return { ms, peak: undefined, failure: `not done after ${timeoutMs / 1000} s` };
  const what = code === null ? `${signal}` : `exit ${code}`;
  const said = stderr.trim().split("\n", 2).join(" ").replaceAll(/\s+/g, " ").slice(0, 160);
  return { ms, peak: undefined, failure: said === "" ? what : `${what}: ${said}` };
}

function watched({ file, args }: Command, peakFile: string): Program {
  if (hasGnuTime()) return { file: GNU_TIME, args: ["-f", "%M", "-o", peakFile, file, ...args] };
  if (file !== process.execPath) return { file, args };
  const hookFile = `${peakFile}.cjs`;
  writeFileSync(hookFile, hook(peakFile));
  return { file, args: ["--require", hookFile, ...args] };
}

let gnuTime: boolean | undefined;

function hasGnuTime(): boolean {
  // The `time` of macOS and BSD has other options; GNU's names itself on Linux only.
  gnuTime ??= process.platform === "linux" && existsSync(GNU_TIME);
  return gnuTime;
}

interface End {
  code: number | null;
  signal: string | null;
  stderr: string;
  timedOut: boolean;
}

function ended({ file, args }: Program, timeoutMs: number): Promise<End> {
  const { NODE_OPTIONS: _, ...env } = process.env;
  return new Promise((resolve) => {
    let stderr = "";
    let timedOut = false;
    // A group of its own, so that a time-out ends what the program has started as well.
    const child = spawn(file, args, { detached: true, env, stdio: ["ignore", "ignore", "pipe"] });
    const timer = setTimeout(() => {
      timedOut = true;
      if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    }, timeoutMs);
    child.stderr.on("data", (chunk) => {
      if (stderr.length < 4096) stderr += String(chunk);
    });
    child.on("error", ({ message }) => {
      clearTimeout(timer);
      resolve({ code: null, signal: message, stderr, timedOut });
    });
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      resolve({ code, signal, stderr, timedOut });
    });
  });
}
