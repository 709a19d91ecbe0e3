import type { ErrorObject } from "ajv/dist/2020.js";
import { readArtefact } from "../artefacts.ts";
import { ConfigError } from "../errors.ts";
import { nearest } from "../nearest.ts";
import type { RulesetConfig } from "../types.ts";

interface ObjectSchema {
  properties: Record<string, ObjectSchema>;
}

/** Checks a value against `config.schema.json`. Throws ConfigError for the first thing that is wrong in it. */
export async function validateConfig(value: unknown, source: string): Promise<RulesetConfig> {
  const { Ajv2020 } = await import("ajv/dist/2020.js");
  const schema = JSON.parse(readArtefact("schema/config.json").toString()) as ObjectSchema;
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile<RulesetConfig | null>(schema);
  if (validate(value)) return value ?? {};
  const [error] = validate.errors ?? [];
  throw new ConfigError({
    code: "config/invalid",
    what: `${source}: ${error === undefined ? "the configuration is invalid" : describe(error, schema)}.`,
    why: "A setting that is not understood would be ignored, and the verdict would not be the one meant.",
    next: "Correct the file; the package ships its schema as `iamgate/schema/config.json`.",
  });
}

function describe(error: ErrorObject, schema: ObjectSchema): string {
  const path = error.instancePath.slice(1).split("/").filter(Boolean);
  const place = path.length === 0 ? "the file" : `\`${path.join(".")}\``;
  if (error.keyword === "additionalProperties") {
    const { additionalProperty: key } = error.params as { additionalProperty: string };
    const siblings = Object.keys(
      path.reduce((node, name) => node.properties[name] ?? node, schema).properties,
    );
    return `unknown key \`${[...path, key].join(".")}\`; the nearest key is \`${[...path, nearest(key, siblings)].join(".")}\``;
  }
  if (error.keyword === "enum") {
    const { allowedValues } = error.params as { allowedValues: string[] };
    return `${place} must be one of ${allowedValues.join(", ")}`;
  }
  if (error.keyword === "pattern") {
    return `${place} must be a kind and a name, such as \`user/ci-*\`; kinds are user, group, role, policy and account`;
  }
  return `${place} ${error.message ?? "is invalid"}`;
}
