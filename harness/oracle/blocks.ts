/** Collects resources and modules into the two parts of a plan that describe them. */
import type { Json } from "./statement.ts";

type JsonObject = { [key: string]: Json };

export interface Resource {
  type: string;
  label: string;
  /** Key of an instance of a block with for_each. */
  key?: string;
  /** Name of the module it is in. */
  module?: string;
  known: JsonObject;
  /** Attributes that are unknown until apply, as `after_unknown` marks them. */
  unknown?: JsonObject;
  /** How attributes were written, as `configuration` shows it. */
  written?: JsonObject;
  /** It exists already; `from` tells what it was where the plan changes it. */
  exists?: boolean;
  from?: JsonObject;
}

/** References as Terraform lists them: each with its prefixes. */
export function refersTo(...whole: string[]): { references: Json[] } {
  return { references: whole.flatMap(prefixes) };
}

function prefixes(reference: string): string[] {
  if (/^(var|local|each)\./.test(reference)) return [reference];
  const resource = reference.replace(/\.[^.[\]"]+$/, "");
  const block = resource.replace(/\["[^"]*"\]$/, "");
  return block === resource ? [reference, resource] : [reference, resource, block];
}

export class Blocks {
  readonly #changes: Json[] = [];
  readonly #root: JsonObject[] = [];
  readonly #modules = new Map<string, { calls: JsonObject; resources: JsonObject[]; outputs: JsonObject }>();
  readonly #seen = new Set<string>();

  add(resource: Resource): void {
    const { type, label, key, module, known, unknown = {}, exists = false, from } = resource;
    const block = `${type}.${label}`;
    const inModule = module === undefined ? block : `module.${module}.${block}`;
    const index = key === undefined ? {} : { index: key };
    const actions = !exists ? ["create"] : from === undefined ? ["no-op"] : ["update"];
    const marks = exists ? unknown : { id: true, ...unknown };
    this.#changes.push({
      address: key === undefined ? inModule : `${inModule}["${key}"]`,
      ...(module === undefined ? {} : { module_address: `module.${module}` }),
      ...{ mode: "managed", type, name: label, ...index },
      provider_name: "registry.terraform.io/hashicorp/aws",
      change: { actions, before: exists ? (from ?? known) : null, after: known, after_unknown: marks },
    });
    if (this.#seen.has(inModule)) return;
    this.#seen.add(inModule);
    const constants = Object.entries(known).map(([k, value]) => [k, { constant_value: value }]);
    const expressions = { ...(Object.fromEntries(constants) as JsonObject), ...resource.written };
    const each = key === undefined ? {} : { for_each_expression: refersTo("local.keys") };
    const into = module === undefined ? this.#root : this.#module(module).resources;
    const about = { address: block, mode: "managed", type, name: label, provider_config_key: "aws" };
    into.push({ ...about, expressions, ...each, schema_version: 0 });
  }

  /** What a module is given, and what it returns. */
  call(module: string, given: JsonObject, outputs: JsonObject): void {
    Object.assign(this.#module(module).calls, given);
    Object.assign(this.#module(module).outputs, outputs);
  }

  #module(name: string): { calls: JsonObject; resources: JsonObject[]; outputs: JsonObject } {
    const module = this.#modules.get(name) ?? { calls: {}, resources: [], outputs: {} };
    this.#modules.set(name, module);
    return module;
  }

  plan(): Record<string, Json> {
    const calls = [...this.#modules].map(([name, { calls: expressions, resources, outputs }]) => {
      const variables = Object.fromEntries(Object.keys(expressions).map((v) => [v, {}]));
      return [name, { source: "./m", expressions, module: { resources, outputs, variables } }] as const;
    });
    return {
      format_version: "1.2",
      terraform_version: "1.11.4",
      resource_changes: this.#changes,
      configuration: {
        provider_config: { aws: { name: "aws", full_name: "registry.terraform.io/hashicorp/aws" } },
        root_module: { resources: this.#root, module_calls: Object.fromEntries(calls) },
      },
      complete: true,
      errored: false,
    };
  }
}
