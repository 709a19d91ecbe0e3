/** Reads the carriers and refuses a file that does not hold together. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { carriersSchema } from "./schema.ts";
import type { Carrier, Carriers } from "./types.ts";

/** What a carrier goes by: data sources have types of their own. */
export function nameOf({ type, attribute, data }: Carrier): string {
  return `${data === true ? "data." : ""}${type}.${attribute}`;
}

/**
 * Reads `harness/carriers/carriers.json`.
 * @param source project root
 */
export function readCarriers(source: string): Carriers {
  return checkCarriers(JSON.parse(readFileSync(join(source, "harness/carriers/carriers.json"), "utf8")));
}

/** The value as carriers. Throws one error that lists everything that is wrong in it. */
export function checkCarriers(value: unknown): Carriers {
  const validate = new Ajv2020({ strict: true, allErrors: true }).compile<Carriers>(carriersSchema);
  const problems = validate(value)
    ? inconsistencies(value)
    : (validate.errors ?? []).map(({ instancePath, message, params }) =>
        `${instancePath || "/"} ${message} ${JSON.stringify(params)}`.trim(),
      );
  if (problems.length > 0) throw new Error(["harness/carriers/carriers.json:", ...problems].join("\n  "));
  return value as Carriers;
}

function inconsistencies({ rows }: Carriers): string[] {
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const name = nameOf(row);
    if (seen.has(name)) problems.push(`${name}: it is there twice`);
    seen.add(name);
    if ((row.judged === "no") !== (row.why !== undefined)) {
      problems.push(`${name}: \`why\` belongs to what is not judged, and to nothing else`);
    }
    if (row.judged === "document" && row.grammar === undefined) {
      problems.push(`${name}: a document needs a \`grammar\``);
    }
    if ((row.judged === "opaque") !== (row.code !== undefined)) {
      problems.push(`${name}: \`code\` belongs to what is opaque, and to nothing else`);
    }
    if (row.when !== undefined && row.judged !== "opaque") {
      problems.push(`${name}: \`when\` belongs to what is opaque`);
    }
    if (row.judged !== "no" && row.data === true) problems.push(`${name}: data sources are not judged`);
  }
  return problems;
}
