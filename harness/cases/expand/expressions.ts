import type { Json, JsonObject } from "../types.ts";
import { references } from "./marks.ts";
import type { Planned, PlannedSet, SetItem, Value } from "./types.ts";
import type { Values } from "./values.ts";

/**
 * A reference that may be unknown. A link whose target is known cannot itself be unknown, so one that a case makes
 * unknown goes through `.id`, as it does in real plans.
 */
function reference(item: Extract<SetItem, { kind: "reference" }>, hidden: boolean, from: Sources): string {
  const target = from.resources.get(item.address);
  const through = hidden && target && from.values.show(target, item.attribute).value !== undefined;
  return `${item.address}.${through ? "id" : item.attribute}`;
}

interface Sources {
  resources: PlannedSet;
  values: Values;
}

/** The expression of one attribute; `hidden` when the case makes it unknown. A value without a source is a local's. */
function expressionOf(value: Value, hidden: boolean, local: string, from: Sources): JsonObject {
  const dead = { references: [`local.${local}`] };
  switch (value.kind) {
    case "constant":
      return hidden ? dead : { constant_value: value.value };
    case "computed":
      return hidden ? dead : {};
    case "reference":
      return references(reference(value, hidden, from));
    case "set": {
      const found = value.items.flatMap((item) =>
        item.kind === "reference"
          ? (references(reference(item, hidden, from))["references"] as string[])
          : [],
      );
      if (found.length > 0) return { references: found };
      return hidden ? dead : { constant_value: value.items.map((item) => (item as { value: Json }).value) };
    }
    case "blocks":
      return dead;
  }
}

/** `expressions` of one resource in the configuration: only what somebody configured. */
export function expressionsOf(resource: Planned, from: Sources): JsonObject {
  const result: JsonObject = {};
  for (const [attribute, value] of Object.entries(resource.attributes)) {
    const hidden = resource.unknown.has(attribute);
    const local = `${resource.name}_${attribute}`;
    if (value.kind === "blocks" && !hidden) {
      result[attribute] = value.items.map((block, i) =>
        Object.fromEntries(
          Object.entries(block).map(([key, entry]) => {
            const path = `${attribute}.${i}.${key}`;
            return [key, expressionOf(entry, resource.unknown.has(path), path.replaceAll(".", "_"), from)];
          }),
        ),
      );
    } else {
      result[attribute] = expressionOf(value, hidden, local, from);
    }
  }
  for (const [attribute, expression] of resource.expressions) {
    if (expression === null) delete result[attribute];
    else result[attribute] = expression;
  }
  return Object.fromEntries(Object.entries(result).sort(([a], [b]) => (a < b ? -1 : 1)));
}
