import type { Json, JsonObject } from "../types.ts";
import { isObject } from "./change.ts";
import { type Entry, provider } from "./raw.ts";

const terraformVersion = "1.11.4";

interface Module {
  address?: string;
  resources: JsonObject[];
  children: Map<string, Module>;
}

/** The tree of `planned_values` and `prior_state` from one side of the changes. */
function valueTree(resources: JsonObject[], side: "before" | "after"): JsonObject {
  const root: Module = { resources: [], children: new Map() };
  for (const resource of resources) {
    const { change, mode, deposed, module_address, action_reason, previous_address, ...about } = resource;
    const values = isObject(change) ? change[side] : null;
    if (mode !== "managed" || deposed !== undefined || !isObject(change) || !isObject(values)) continue;
    const sensitive = change[`${side}_sensitive`];
    moduleAt(root, typeof module_address === "string" ? module_address : "").resources.push({
      ...about,
      mode,
      schema_version: 0,
      values,
      sensitive_values: isObject(sensitive) ? sensitive : {},
    });
  }
  return { root_module: moduleJson(root) };
}

function moduleAt(root: Module, address: string): Module {
  let module = root;
  for (const step of address.match(/module\.(?:[^.[]|\[(?:"(?:[^"\\]|\\.)*"|\d+)\])+/g) ?? []) {
    const path = module.address ? `${module.address}.${step}` : step;
    const child = module.children.get(path) ?? { address: path, resources: [], children: new Map() };
    module.children.set(path, child);
    module = child;
  }
  return module;
}

function moduleJson(module: Module): JsonObject {
  return {
    ...(module.resources.length > 0 ? { resources: module.resources } : {}),
    ...(module.address ? { address: module.address } : {}),
    ...(module.children.size > 0 ? { child_modules: [...module.children.values()].map(moduleJson) } : {}),
  };
}

/** The configuration of the root module: one entry per block, however many instances it has. */
function configuration(entries: Entry[]): JsonObject {
  const blocks = new Map<string, JsonObject>();
  for (const { resource, expressions } of entries) {
    if (!expressions) continue;
    const { mode, type, name } = resource;
    const address = `${mode === "data" ? "data." : ""}${String(type)}.${String(name)}`;
    if (blocks.has(address)) continue;
    const set = Object.keys(expressions).length > 0 ? { expressions } : {};
    const about = { address, mode: mode ?? "managed", type: type ?? "", name: name ?? "" };
    blocks.set(address, { ...about, provider_config_key: "aws", ...set, schema_version: 0 });
  }
  const resources = [...blocks.values()];
  return {
    provider_config: {
      aws: { name: "aws", full_name: provider, expressions: { region: { constant_value: "eu-central-1" } } },
    },
    root_module: resources.length > 0 ? { resources } : {},
  };
}

/** Puts a plan together as `terraform show -json` prints it, everything in step with the changes. */
export function planJson(entries: Entry[]): JsonObject {
  const resources = entries.map(({ resource }) => resource);
  const prior = resources.some(({ change }) => isObject(change) && isObject(change["before"]));
  return {
    format_version: "1.2",
    terraform_version: terraformVersion,
    planned_values: valueTree(resources, "after"),
    // Terraform leaves the list out when it is empty.
    ...(resources.length > 0 ? { resource_changes: resources } : {}),
    ...(prior ? { prior_state: priorState(resources) } : {}),
    configuration: configuration(entries),
    timestamp: "2025-01-31T12:00:00Z",
    applyable: resources.length > 0,
    complete: true,
    errored: false,
  };
}

function priorState(resources: JsonObject[]): JsonObject {
  return {
    format_version: "1.0",
    terraform_version: terraformVersion,
    values: valueTree(resources, "before"),
  };
}

/** Merges `extra` into a plan: objects merge, everything else replaces, null removes the key. */
export function mergeInto(plan: JsonObject, extra: JsonObject): JsonObject {
  const result: JsonObject = { ...plan };
  for (const [key, value] of Object.entries(extra)) {
    const old: Json | undefined = result[key];
    if (value === null) delete result[key];
    else result[key] = isObject(value) && isObject(old) ? mergeInto(old, value) : value;
  }
  return result;
}
