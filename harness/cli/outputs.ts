import { resolve } from "node:path";
import { UsageError } from "../errors.ts";
import { nearest } from "../nearest.ts";
import { formatNames } from "../report/index.ts";

/** One report that was asked for: a format, and the file it goes to, or stdout. */
export interface Output {
  format: string;
  /** Absolute; undefined for stdout. */
  file: string | undefined;
}

/**
 * Reads the values of `--format NAME[=FILE]`; none means text on stdout. Throws UsageError for unknown formats, two
 * reports in one place and reports that would replace one of `inputs` (absolute paths).
 */
export function outputsOf(
  values: readonly string[],
  cwd: string,
  inputs: readonly string[],
  formats: readonly string[] = formatNames,
): Output[] {
  const outputs = (values.length === 0 ? ["text"] : values).map((value) => outputOf(value, cwd, formats));
  const places = new Set<string | undefined>();
  for (const { file } of outputs) {
    if (places.has(file)) throw samePlace(file);
    places.add(file);
    if (file !== undefined && inputs.includes(file)) throw replacesInput(file);
  }
  return outputs;
}

function outputOf(value: string, cwd: string, formats: readonly string[]): Output {
  const [format = "", ...rest] = value.split("=");
  if (!formats.includes(format)) {
    throw new UsageError({
      code: "usage/format",
      what: `There is no format \`${format}\`.`,
      why: `The formats are ${formats.join(", ")}.`,
      next: `Did you mean \`--format ${[nearest(format, formats), ...rest].join("=")}\`?`,
    });
  }
  // File names may hold an equals sign.
  const file = rest.join("=");
  if (rest.length > 0 && file === "") {
    throw new UsageError({
      code: "usage/format",
      what: `\`--format ${value}\` names no file.`,
      why: "Behind the equals sign stands the file the report is written to.",
      next: `Write \`--format ${format}=FILE\`, or \`--format ${format}\` for standard output.`,
    });
  }
  return { format, file: file === "" ? undefined : resolve(cwd, file) };
}

function samePlace(file: string | undefined): UsageError {
  return new UsageError({
    code: "usage/same-output",
    what: `Two formats go to ${file === undefined ? "standard output" : file}.`,
    why: "Nobody could tell one report from the other.",
    next: "Give each its own file, such as `--format text --format json=report.json`.",
  });
}

function replacesInput(file: string): UsageError {
  return new UsageError({
    code: "usage/output-is-input",
    what: `The report would replace ${file}, which is an input.`,
    why: "The plan that was judged has to stay what it is: it is what will be applied.",
    next: "Name another file behind `--format NAME=`.",
  });
}
