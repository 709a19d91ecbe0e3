import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import { packageRoot } from "../artefacts.ts";
import { didYouMean } from "./did-you-mean.ts";

/** One thing that a case file says wrongly; `key` is set when it is the key itself. */
export interface SchemaProblem {
  path: (string | number)[];
  key?: string;
  reason: string;
}

let validator: ValidateFunction | undefined;

/** case.schema.json: beside the sources, or where the build copies it for the package. */
function readSchema(): object {
  for (const name of ["harness/cases/case.schema.json", "dist/schema/case.json"]) {
    try {
      return JSON.parse(readFileSync(join(packageRoot(), name), "utf8")) as object;
    } catch {}
  }
  throw new Error("case.schema.json is not part of this installation");
}

/** The first problem of a parsed case file against the schema, or undefined. */
export function checkSchema(source: unknown): SchemaProblem | undefined {
  // Verbose puts the schema and the data beside each error, for the words that would have been right.
  validator ??= new Ajv2020({
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allErrors: true,
    verbose: true,
  }).compile(readSchema());
  if (validator(source)) return undefined;
  const [first] = (validator.errors ?? []).toSorted((a, b) => weight(b) - weight(a));
  return first && explain(first);
}

/** Wrong keys first, then the deepest: what `oneOf` says of its branches is noise, and so is what a key's name fails. */
function weight(error: ErrorObject): number {
  if (error.keyword === "additionalProperties" || error.keyword === "propertyNames") return 1000;
  if (error.keyword === "oneOf" || error.propertyName !== undefined) return -1;
  return error.instancePath.split("/").length;
}

function explain(error: ErrorObject): SchemaProblem {
  const path = error.instancePath.split("/").slice(1).map(step);
  const params = error.params as Record<string, unknown>;
  switch (error.keyword) {
    case "additionalProperties": {
      const key = String(params["additionalProperty"]);
      const known = Object.keys((error.parentSchema as { properties?: object }).properties ?? {});
      return { path, key, reason: `unknown key "${key}"${didYouMean(key, known)}` };
    }
    case "propertyNames": {
      const key = String(params["propertyName"]);
      return { path, key, reason: nameReason(key, path) };
    }
    case "pattern":
      return { path, reason: `${JSON.stringify(error.data)} does not match ${String(params["pattern"])}` };
    case "required":
      return { path, reason: `"${String(params["missingProperty"])}" is missing` };
    case "enum": {
      const allowed = (params["allowedValues"] as unknown[]).filter((value) => typeof value !== "boolean");
      return { path, reason: `${JSON.stringify(error.data)} is none of ${allowed.map(String).join(", ")}` };
    }
    default:
      return { path, reason: error.message ?? error.keyword };
  }
}

function nameReason(key: string, path: (string | number)[]): string {
  if (path.length === 1 && path[0] === "given")
    return `"${key}" cannot stand beside "plan": a whole plan stands alone`;
  return `"${key}" is no resource name (letters, digits, _ and -); use "name" for the name in IAM`;
}

function step(part: string): string | number {
  const text = part.replaceAll("~1", "/").replaceAll("~0", "~");
  return /^\d+$/.test(text) ? Number(text) : text;
}
