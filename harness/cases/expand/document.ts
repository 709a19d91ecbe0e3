import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { reasonOf, systemCode } from "../../errors.ts";
import { ValueProblem } from "../problem.ts";
import type { DocumentSource } from "../types.ts";
import type { Value } from "./types.ts";

/**
 * The policy text that a case writes down, as an attribute value: objects and lists become JSON (a list of
 * statements gets Version 2012-10-17), `./file.json` the text of that file, any other string is taken as it is,
 * so that a case can hold text that is no policy at all.
 */
export function documentValue(source: DocumentSource, folder: string, path: (string | number)[]): Value {
  if (typeof source !== "string") {
    const document = Array.isArray(source) ? { Version: "2012-10-17", Statement: source } : source;
    return { kind: "computed", value: JSON.stringify(document) };
  }
  // A file is read by a function in HCL, so that plan JSON shows no literal; other text is a literal.
  return /^\.\.?\//.test(source)
    ? { kind: "computed", value: readText(source, folder, path) }
    : { kind: "constant", value: source };
}

/** The text of a file named in a case, relative to the case. Throws ValueProblem when there is none. */
export function readText(name: string, folder: string, path: (string | number)[]): string {
  try {
    return readFileSync(resolve(folder, name), "utf8");
  } catch (error) {
    const reason = systemCode(error) === "ENOENT" ? "there is no such file" : reasonOf(error);
    throw new ValueProblem(path, `cannot read ${name}: ${reason}`);
  }
}
