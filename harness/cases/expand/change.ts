import type { Json, JsonObject } from "../types.ts";
import { resourceTypes } from "./resource-types.ts";
import type { Planned } from "./types.ts";
import type { Values } from "./values.ts";

/** Every attribute that a resource shows, sorted as plan JSON sorts them. */
function attributeNames(resource: Planned): string[] {
  const type = resourceTypes[resource.type];
  const names = [
    ...Object.keys(resource.attributes),
    ...(type?.computed ?? []),
    ...Object.keys(type?.defaults ?? {}),
  ];
  return [...new Set(names)].sort();
}

/** `sensitive_values`: the type's own, the shape of sets and blocks, and what the case marks. */
function sensitiveValues(resource: Planned, values: JsonObject): JsonObject {
  const result: JsonObject = { ...resourceTypes[resource.type]?.sensitive };
  for (const [attribute, value] of Object.entries(resource.attributes)) {
    const shown = values[attribute];
    if (value.kind === "set") result[attribute] = Array.isArray(shown) ? shown.map(() => false) : [];
    if (value.kind === "blocks") result[attribute] = Array.isArray(shown) ? shown.map((): Json => ({})) : [];
  }
  for (const path of resource.sensitive) {
    const [attribute = "", index, key] = path.split(".");
    const entries = result[attribute];
    const entry = Array.isArray(entries) && index !== undefined ? entries[Number(index)] : undefined;
    if (key !== undefined && isObject(entry)) entry[key] = true;
    else result[attribute] = true;
  }
  return result;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** `change` of one resource, as its fate has it. */
export function changeOf(resource: Planned, values: Values): JsonObject {
  const after: JsonObject = {};
  const before: JsonObject = {};
  const afterUnknown: JsonObject = {};
  for (const attribute of attributeNames(resource)) {
    const shown = values.show(resource, attribute);
    if (shown.value !== undefined) after[attribute] = shown.value;
    if (shown.unknown !== undefined) afterUnknown[attribute] = shown.unknown;
    before[attribute] = values.before(resource, attribute);
  }
  const sensitive = { after: sensitiveValues(resource, after), before: sensitiveValues(resource, before) };
  const changed = JSON.stringify(before) !== JSON.stringify(after);
  switch (resource.fate) {
    case "created":
      return {
        actions: ["create"],
        before: null,
        after,
        after_unknown: afterUnknown,
        before_sensitive: false,
        after_sensitive: sensitive.after,
      };
    case "existing":
      return {
        actions: [changed ? "update" : "no-op"],
        before,
        after,
        after_unknown: afterUnknown,
        before_sensitive: sensitive.before,
        after_sensitive: sensitive.after,
      };
    case "forgotten":
    case "deleted":
      return {
        actions: [resource.fate === "deleted" ? "delete" : "forget"],
        before,
        after: null,
        after_unknown: {},
        before_sensitive: sensitive.before,
        after_sensitive: false,
      };
  }
}
