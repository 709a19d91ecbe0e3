/** Reads the metadata of all rules from the Rego sources, as OPA itself understands them. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import { execaSync } from "execa";
import { type Metadata, ruleSchema } from "./schema.ts";

/** One rule: a package `iamgate.rules.<group>.<name>` in a folder of its own. */
export interface Rule extends Metadata {
  /** `<group>/<name>` with hyphens, as findings have it. */
  id: string;
  group: string;
  name: string;
  /** Relative to the project root. */
  folder: string;
  /** `file:line` of the annotation. */
  place: string;
}

interface Inspection {
  namespaces: Record<string, string[]>;
  annotations?: {
    annotations: { scope: string };
    location: { file: string; row: number };
    path: { value: string }[];
  }[];
}

/** All rules below `rego/iamgate/rules`, sorted by id. Throws one error that lists everything that is wrong in them. */
export function readRules(source: string, opa: string): Rule[] {
  const inspected = execaSync(opa, ["inspect", "--annotations", "--format", "json", "rego"], {
    cwd: source,
    reject: false,
    maxBuffer: 1 << 28,
  });
  if (inspected.failed) throw new Error(`opa inspect rego\n${inspected.stderr || inspected.stdout}`);
  const { namespaces, annotations = [] } = JSON.parse(inspected.stdout) as Inspection;
  const validate = new Ajv2020({ strict: true, allErrors: true, verbose: true }).compile<Metadata>(
    ruleSchema,
  );
  const problems: string[] = [];
  const rules: Rule[] = [];
  for (const [path, files] of Object.entries(namespaces).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [, group, name] = /^data\.iamgate\.rules\.(\w+)\.(\w+)$/.exec(path) ?? [];
    if (group === undefined || name === undefined || name.endsWith("_test")) continue;
    const folder = `rego/iamgate/rules/${group}/${name}`;
    const file = `${folder}/${name}.rego`;
    if (!files.includes(file)) problems.push(`${files[0]}: the package ${path} belongs into ${file}`);
    const found = annotations.find(
      (entry) =>
        entry.annotations.scope === "package" && entry.path.map(({ value }) => value).join(".") === path,
    );
    if (found === undefined) {
      problems.push(`${file}: no METADATA with \`scope: package\` above \`package\``);
      continue;
    }
    const metadata: unknown = found.annotations;
    const place = `${found.location.file}:${found.location.row}`;
    if (validate(metadata)) {
      const id = `${group}/${name}`.replaceAll("_", "-");
      rules.push({ ...metadata, id, group, name, folder, place });
    } else problems.push(...(validate.errors ?? []).map((error) => `${place}: ${describe(error)}`));
  }
  if (problems.length > 0) throw new Error(["Rule metadata:", ...problems].join("\n  "));
  return rules;
}

/** What is wrong with the examples of a rule: cases that are not there. */
export function missingExamples({ place, custom }: Rule, source: string): string[] {
  return Object.values(custom.examples)
    .map((example) => `cases/${example}.yaml`)
    .filter((file) => !existsSync(join(source, file)))
    .map((file) => `${place}: no case ${file}`);
}

function describe({ instancePath, keyword, params, message, parentSchema }: ErrorObject): string {
  const place = instancePath.slice(1).replaceAll("/", ".");
  const key = (name: unknown): string => [place, name].filter(Boolean).join(".");
  if (keyword === "required") return `\`${key(params["missingProperty"])}\` is missing`;
  if (keyword === "additionalProperties") return `unknown key \`${key(params["additionalProperty"])}\``;
  if (keyword === "enum")
    return `\`${place}\` must be one of ${(params["allowedValues"] as string[]).join(", ")}`;
  const expected = keyword === "pattern" ? (parentSchema?.["description"] as string | undefined) : message;
  return `\`${place}\` ${expected ?? "is invalid"}`;
}
