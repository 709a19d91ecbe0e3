import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { ConfigError, reasonOf, systemCode } from "../errors.ts";
import type { RulesetConfig } from "../types.ts";
import { refuseExemptions } from "./exempt.ts";
import { validateConfig } from "./validate.ts";

export const CONFIG_NAME = "iamgate.yaml";

/** The nearest `iamgate.yaml` from a folder upwards, or undefined. */
export function findConfig(from: string): string | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const path = join(folder, CONFIG_NAME);
    if (existsSync(path)) return path;
    if (dirname(folder) === folder) return undefined;
  }
}

/** Reads and checks one configuration file. Throws ConfigError that names the file and the place in it. */
export async function readConfig(path: string): Promise<RulesetConfig> {
  const text = textOf(path);
  const { parseDocument } = await import("yaml");
  const document = parseDocument(text, { prettyErrors: true });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem !== undefined) throw notYaml(path, problem.message);
  let value: unknown;
  try {
    value = document.toJS();
  } catch (thrown) {
    // Aliases without an anchor, and those that would grow without bound.
    throw notYaml(path, reasonOf(thrown));
  }
  return checkConfig(value, path);
}

/** Checks a configuration that is already an object. `source` names it in errors. */
export async function checkConfig(value: unknown, source: string): Promise<RulesetConfig> {
  const config = await validateConfig(value, source);
  refuseExemptions(config.exempt ?? [], `${source}: \`exempt\``);
  return config;
}

function notYaml(path: string, reason: string): ConfigError {
  return new ConfigError({
    code: "config/yaml",
    what: `${path} is no valid YAML: ${reason.split("\n", 1)[0]?.replace(/:$/, "")}.`,
    why: "A configuration that is read in part could leave out the line that keeps the gate shut.",
    next: "Correct the file.",
  });
}

function textOf(path: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  } catch (cause) {
    const missing = systemCode(cause) === "ENOENT";
    throw new ConfigError({
      code: missing ? "config/missing" : "config/unreadable",
      what: missing ? `There is no ${path}.` : `${path} cannot be read: ${reasonOf(cause)}.`,
      why: "It was asked for, and judging without it could give another verdict.",
      next: "Check the path given to --config.",
      cause,
    });
  }
}
