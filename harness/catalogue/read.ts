/** Reads the catalogue and refuses one that does not hold together. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import { catalogueSchema } from "./schema.ts";
import type { Catalogue, Path } from "./types.ts";

/** The actions that decide whether a path is open, as the catalogue spells them. */
export function decidingActions(path: Path): string[] {
  return [...new Set([...path.required, ...(path.any_of ?? []).flat()])];
}

/** Whether the path is a set of actions that identity policies grant. */
export function isActionPath(path: Path): boolean {
  return path.match === undefined && path.applies_to === undefined;
}

/**
 * Reads `harness/catalogue/paths.json` and holds it against AWS's list of actions.
 * @param source project root
 */
export function readCatalogue(source: string): Catalogue {
  const value: unknown = JSON.parse(readFileSync(join(source, "harness/catalogue/paths.json"), "utf8"));
  return checkCatalogue(value, knownActions(source));
}

/** AWS's actions in lower case, from the table that the ruleset has as well. */
function knownActions(source: string): Set<string> {
  const file = join(source, "rego/iamgate/data/actions/data.json");
  const table = JSON.parse(readFileSync(file, "utf8")) as {
    services: Record<string, Record<string, unknown>>;
  };
  return new Set(Object.values(table.services).flatMap((actions) => Object.keys(actions)));
}

/**
 * The value as a catalogue. Throws one error that lists everything that is wrong in it, by id.
 * @param known AWS's actions in lower case
 */
export function checkCatalogue(value: unknown, known: ReadonlySet<string>): Catalogue {
  const ajv = new Ajv2020({ strict: true, allErrors: true, verbose: true });
  const validate = ajv.compile<Catalogue>(catalogueSchema);
  const problems = validate(value)
    ? inconsistencies(value, known)
    : (validate.errors ?? []).map((error) => describe(error, value));
  if (problems.length > 0) throw new Error(["harness/catalogue/paths.json:", ...problems].join("\n  "));
  return value as Catalogue;
}

function inconsistencies({ paths }: Catalogue, known: ReadonlySet<string>): string[] {
  const problems: string[] = [];
  const ids = new Set<string>();
  for (const { id } of paths) {
    if (ids.has(id)) problems.push(`${id}: the id is there twice`);
    ids.add(id);
  }
  for (const path of paths) {
    const say = (problem: string): number => problems.push(`${path.id}: ${problem}`);
    const deciding = decidingActions(path);
    const exempt = new Set(path.unvalidated_actions ?? []);
    if (path.match === undefined) {
      if (deciding.length === 0) say("without an action it would always be open");
      for (const action of [...deciding, ...(path.helpful ?? [])]) {
        const listed = known.has(action.toLowerCase());
        if (!listed && !exempt.has(action)) say(`AWS has no action ${action}; see \`unvalidated_actions\``);
        if (listed && exempt.has(action)) say(`AWS has ${action}, so it is not unvalidated`);
      }
    }
    const parts = {
      own: path.own,
      unvalidated_actions: path.unvalidated_actions,
      resource_patterns: Object.keys(path.resource_patterns ?? {}),
    };
    for (const [key, actions = []] of Object.entries(parts)) {
      for (const action of actions) {
        if (!deciding.includes(action)) say(`${action} in \`${key}\` is no action that decides`);
      }
    }
    if (path.passrole_service !== undefined && !path.required.includes("iam:PassRole")) {
      say("`passrole_service` needs iam:PassRole in `required`");
    }
    for (const smaller of path.subsumed_by ?? []) {
      if (!ids.has(smaller)) say(`no path ${smaller}, which \`subsumed_by\` names`);
    }
  }
  return problems;
}

function describe(
  { instancePath, keyword, params, message, parentSchema }: ErrorObject,
  value: unknown,
): string {
  const [, list, index, ...rest] = instancePath.split("/");
  const inPath = list === "paths" && index !== undefined;
  const entry = inPath ? (value as Catalogue).paths[Number(index)] : undefined;
  const named = inPath ? `${typeof entry?.id === "string" ? entry.id : `path ${index}`}: ` : "";
  const place = (inPath ? rest : instancePath.split("/").slice(1)).join(".");
  const key = (name: unknown): string => [place, name].filter(Boolean).join(".");
  if (keyword === "required") return `${named}\`${key(params["missingProperty"])}\` is missing`;
  if (keyword === "additionalProperties")
    return `${named}unknown key \`${key(params["additionalProperty"])}\``;
  if (keyword === "enum") {
    return `${named}\`${place}\` must be one of ${(params["allowedValues"] as string[]).join(", ")}`;
  }
  const expected = keyword === "pattern" ? (parentSchema?.["description"] as string | undefined) : message;
  return `${named}\`${place || "the file"}\` ${expected ?? "is invalid"}`;
}
