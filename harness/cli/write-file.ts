import { randomBytes } from "node:crypto";
import { chmodSync, realpathSync, renameSync, rmSync, type Stats, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { OutputError, reasonOf } from "../errors.ts";

/**
 * Writes a whole file or none: nobody ever reads half a report. Existing files keep their permissions, links stay
 * links, and devices and pipes are written to as they are. Throws OutputError.
 */
export function writeFileWhole(path: string, text: string): void {
  try {
    const known = statSync(path, { throwIfNoEntry: false });
    if (known === undefined) replace(path, text, undefined);
    else if (known.isFile()) replace(realpathSync(path), text, known);
    else writeFileSync(path, text);
  } catch (cause) {
    throw new OutputError({
      code: "output/file",
      what: `The report cannot be written to ${path}: ${reasonOf(cause)}.`,
      why: "Whoever reads that file would find an older report, or none.",
      next: "Check that its folder exists and may be written to, and that the disk is not full.",
      cause,
    });
  }
}

function replace(path: string, text: string, known: Stats | undefined): void {
  // In the same folder: only there renaming is one step.
  const temporary = join(dirname(path), `.${basename(path).slice(0, 100)}.${randomBytes(6).toString("hex")}`);
  try {
    writeFileSync(temporary, text, { flag: "wx" });
    if (known !== undefined) chmodSync(temporary, known.mode);
    renameSync(temporary, path);
  } catch (thrown) {
    rmSync(temporary, { force: true });
    throw thrown;
  }
}
