import { OutputError, reasonOf, systemCode } from "../errors.ts";
import type { Io } from "./command.ts";

/** Lines longer than this are hard to read, however wide the screen; also the width of files and pipes. */
const MAX_WIDTH = 100;
const MIN_WIDTH = 40;

type Stream = Io["stdout"];

/** The columns to fill on a stream. */
export function widthOf(stream: Stream): number {
  // Terminals that do not know their size say 0.
  const columns = (stream.isTTY && stream.columns) || MAX_WIDTH;
  return Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, columns));
}

/** CI services set CI to true or to a name; `CI=false` and `CI=` mean no. */
export function isCi(env: Io["env"]): boolean {
  const ci = env["CI"];
  return ci !== undefined && ci !== "" && ci !== "false" && ci !== "0";
}

/**
 * Whether to colour what goes to a stream: FORCE_COLOR decides before NO_COLOR, as in Node itself, and without either
 * a terminal is coloured unless it is a pipeline's or says it cannot.
 */
export function wantsColor(stream: Stream, env: Io["env"]): boolean {
  const force = env["FORCE_COLOR"];
  if (force !== undefined) return force !== "0" && force !== "false";
  if (env["NO_COLOR"]) return false;
  return stream.isTTY === true && !isCi(env) && env["TERM"] !== "dumb";
}

/**
 * Writes text and waits until it is out. A reader that went away (`| head`) wants no more and is no failure.
 * Rejects with OutputError when the text cannot be written, such as on a full disk.
 */
export async function write(stream: Stream, text: string): Promise<void> {
  if (text === "") return;
  const failure = await new Promise<Error | null | undefined>((resolve) => {
    stream.write(text, resolve);
  });
  if (!failure || systemCode(failure) === "EPIPE") return;
  throw new OutputError({
    code: "output/stream",
    what: `The output cannot be written: ${reasonOf(failure)}.`,
    why: "A report that is cut off could hide what it found.",
    next: "Check where the output goes to, such as for a full disk.",
    cause: failure,
  });
}
