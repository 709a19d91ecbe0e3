import { constants } from "node:buffer";
import { open } from "node:fs/promises";
import type { Readable } from "node:stream";
import { InputError, reasonOf, systemCode } from "../errors.ts";

/** 512 MB: the longest string JavaScript can hold, and so the longest text that can be parsed. */
export const MAX_BYTES: number = constants.MAX_STRING_LENGTH;

/**
 * Reads a plan file as bytes. Pipes and process substitutions work as well as regular files.
 * Throws InputError when the file is missing, unreadable, a directory or larger than MAX_BYTES.
 */
export async function readPlanFile(path: string): Promise<Buffer> {
  try {
    const handle = await open(path);
    try {
      const stats = await handle.stat();
      if (stats.isDirectory()) throw directory();
      if (stats.size > MAX_BYTES) throw tooLarge();
      if (stats.isFile()) return await handle.readFile();
      // Pipes and devices have no size: count while reading.
      return await readStream(handle.createReadStream({ autoClose: false }));
    } finally {
      await handle.close();
    }
  } catch (thrown) {
    if (thrown instanceof InputError) throw thrown;
    throw unreadable(thrown);
  }
}

/** Reads a stream to its end. Throws InputError when it fails or brings more than MAX_BYTES. */
export async function readStream(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      const bytes = typeof chunk === "string" ? Buffer.from(chunk) : (chunk as Buffer);
      size += bytes.length;
      if (size > MAX_BYTES) throw tooLarge();
      chunks.push(bytes);
    }
  } catch (thrown) {
    if (thrown instanceof InputError) throw thrown;
    throw unreadable(thrown);
  }
  return Buffer.concat(chunks, size);
}

function directory(): InputError {
  return new InputError({
    code: "input/directory",
    what: "The input is a directory.",
    why: "iamgate judges the plan of a configuration, not the configuration.",
    next: "Run `terraform plan -out tf.plan` in it, then `iamgate check tf.plan`.",
  });
}

export function tooLarge(): InputError {
  return new InputError({
    code: "input/too-large",
    what: "The input is larger than 512 MB.",
    why: "A text of that size cannot be parsed here as a whole, and a part of a plan cannot be judged.",
    next: "Split the configuration into several root modules, and check each plan.",
  });
}

function unreadable(cause: unknown): InputError {
  const missing = systemCode(cause) === "ENOENT";
  return new InputError({
    code: missing ? "input/missing" : "input/unreadable",
    what: missing ? "There is no such file." : `The input cannot be read: ${reasonOf(cause)}.`,
    why: "Without the plan there is nothing to judge.",
    next: "Check the path, and that the step before this one wrote the plan.",
    cause,
  });
}
