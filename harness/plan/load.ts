import { resolve } from "node:path";
import type { Readable } from "node:stream";
import { binaryFromPipe, isZip, showBinaryPlan, type TerraformOptions } from "./binary.ts";
import { decode } from "./decode.ts";
import { parse } from "./parse.ts";
import { readPlanFile, readStream } from "./read.ts";

/** The name under which stdin goes on the command line and in reports. */
export const STDIN = "-";

export interface LoadOptions extends TerraformOptions {
  /** Relative paths start here. */
  cwd: string;
  /** Read for the path `-`. */
  stdin?: Readable | undefined;
}

export interface LoadedPlan {
  /** The parsed JSON. */
  plan: unknown;
  /** The saved plan that it is of, where it is of one. */
  archive?: Buffer;
}

/** Reads and parses one plan: a path to JSON or to a saved plan, or `-`. Throws InputError. */
export async function loadPlan(path: string, options: LoadOptions): Promise<LoadedPlan> {
  if (path === STDIN && options.stdin !== undefined) {
    return { plan: parsePlanBytes(await readStream(options.stdin)) };
  }
  const absolute = resolve(options.cwd, path);
  const bytes = await readPlanFile(absolute);
  if (!isZip(bytes)) return { plan: parsePlanBytes(bytes) };
  return { plan: parsePlanBytes(await showBinaryPlan(absolute, bytes, options)), archive: bytes };
}

/** Parses plan JSON as bytes in any admitted encoding. Throws InputError. */
export function parsePlanBytes(bytes: Uint8Array): unknown {
  if (isZip(bytes)) throw binaryFromPipe();
  return parse(decode(bytes));
}
