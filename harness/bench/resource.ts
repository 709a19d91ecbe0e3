import type { JsonObject } from "../plan/json.ts";

/** One instance of a resource that a plan creates, with all that the plan says of it in its different parts. */
export interface Resource {
  /** The module call it stands in; undefined for the root module. */
  module?: string;
  type: string;
  name: string;
  /** Which instance of a block with `count`; undefined for a block without. */
  index?: number;
  /** Attributes that are known. */
  values: JsonObject;
  /** Attributes that are known after the apply only; `after_unknown`. */
  unknown: JsonObject;
  sensitive?: JsonObject;
  /** What of the unknown is known once it exists, where a made-up text will not do. */
  computed?: JsonObject;
  /** It is there already and stays as it is. */
  exists?: boolean;
  /** The arguments of the block in the configuration. */
  expressions: JsonObject;
}

const PROVIDER = "registry.terraform.io/hashicorp/aws";

/** The address inside its module. */
function localAddress({ type, name, index }: Resource): string {
  return `${type}.${name}${index === undefined ? "" : `[${index}]`}`;
}

function about(resource: Resource): JsonObject {
  const { module, type, name, index } = resource;
  return {
    address: `${module === undefined ? "" : `module.${module}.`}${localAddress(resource)}`,
    ...(module === undefined ? {} : { module_address: `module.${module}` }),
    mode: "managed",
    type,
    name,
    ...(index === undefined ? {} : { index }),
    provider_name: PROVIDER,
  };
}

/** Its entry in `planned_values`, and in `prior_state` if it exists. */
export function plannedValue(resource: Resource): JsonObject {
  const { module_address: _, ...rest } = about(resource);
  const values = resource.exists ? existing(resource) : resource.values;
  return { ...rest, schema_version: 0, values, sensitive_values: resource.sensitive ?? {} };
}

/** All attributes of a resource that exists. */
function existing({ type, name, index = 0, values, unknown, computed = {} }: Resource): JsonObject {
  const open = Object.keys(unknown).filter((key) => unknown[key] === true);
  // A policy that nobody wrote is empty once the resource exists.
  const texts = open.map((key) => [key, key === "policy" ? "" : `${type}-${name}-${index}-${key}`]);
  return { ...Object.fromEntries(texts), ...computed, ...values };
}

/** Its entry in `resource_changes`. */
export function resourceChange(resource: Resource): JsonObject {
  const { values, unknown, sensitive = {} } = resource;
  if (resource.exists) {
    const object = existing(resource);
    const same = { actions: ["no-op"], before: object, after: object, after_unknown: {} };
    return {
      ...about(resource),
      change: { ...same, before_sensitive: sensitive, after_sensitive: sensitive },
    };
  }
  const change = { actions: ["create"], before: null, after: values, after_unknown: unknown };
  return { ...about(resource), change: { ...change, before_sensitive: false, after_sensitive: sensitive } };
}

/** The block it comes from, in `configuration`. */
export function block({ type, name, index, expressions }: Resource): JsonObject {
  return {
    address: `${type}.${name}`,
    mode: "managed",
    type,
    name,
    provider_config_key: "aws",
    expressions,
    schema_version: 0,
    ...(index === undefined ? {} : { count_expression: constant(BLOCK_SIZE) }),
  };
}

/** Instances of a block with `count`. */
export const BLOCK_SIZE = 10;

export function constant(value: unknown): JsonObject {
  return { constant_value: value };
}

/** An argument that names an attribute of another resource, as Terraform lists what it refers to. */
export function reference(address: string, attribute: string): JsonObject {
  return { references: [`${address}.${attribute}`, address] };
}

/** An object in which each of these attributes is `true`: what `after_unknown` looks like. */
export function unknownUntilApply(...attributes: string[]): JsonObject {
  return Object.fromEntries(attributes.map((name) => [name, true]));
}
