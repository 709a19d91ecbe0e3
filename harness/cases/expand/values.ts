import type { Json, JsonObject } from "../types.ts";
import { resourceTypes, storedValue } from "./resource-types.ts";
import type { Planned, PlannedSet, SetItem, Value } from "./types.ts";

/** An attribute as a plan shows it: its value (undefined: absent) and its entry in after_unknown (undefined: known). */
export interface Shown {
  value: Json | undefined;
  unknown: Json | undefined;
}

const unknown: Shown = { value: undefined, unknown: true };

/** Answers what each attribute of the short-hand's resources is, through their references to one another. */
export class Values {
  readonly #resources: PlannedSet;
  readonly #account: string;
  /** References being followed, against circles. */
  readonly #open = new Set<string>();

  constructor(resources: PlannedSet, account: string) {
    this.#resources = resources;
    this.#account = account;
  }

  /** One attribute, after the plan. */
  show(resource: Planned, attribute: string): Shown {
    if (resource.unknown.has(attribute)) return unknown;
    return this.#write(resource, attribute);
  }

  /** One attribute before the plan, for a resource that existed: what is written, with null for what cannot be known. */
  before(resource: Planned, attribute: string): Json {
    const { value } = this.#write({ ...resource, unknown: new Set() }, attribute);
    return value ?? null;
  }

  #write(resource: Planned, attribute: string): Shown {
    const value = resource.attributes[attribute];
    if (value) return this.#evaluate(value, resource, attribute);
    const type = resourceTypes[resource.type];
    if (type && Object.hasOwn(type.defaults, attribute)) return known(type.defaults[attribute] ?? null);
    if (resource.fate === "created") return unknown;
    return known(storedValue(resource.type, attribute, this.#literals(resource), this.#account));
  }

  #evaluate(value: Value, resource: Planned, attribute: string): Shown {
    switch (value.kind) {
      case "constant":
      case "computed":
        return known(value.value);
      case "reference":
        return this.#follow(value.address, value.attribute);
      case "set":
        return this.#set(value.items);
      case "blocks":
        return this.#blocks(value.items, resource, attribute);
    }
  }

  #follow(address: string, attribute: string): Shown {
    const step = `${address}.${attribute}`;
    const target = this.#resources.get(address);
    if (!target || this.#open.has(step)) return unknown;
    this.#open.add(step);
    const shown = this.show(target, attribute);
    this.#open.delete(step);
    return shown;
  }

  /** The provider's sets are unknown as a whole as soon as one element is. */
  #set(items: SetItem[]): Shown {
    const shown = items.map((item) =>
      item.kind === "constant" ? known(item.value) : this.#follow(item.address, item.attribute),
    );
    const values = shown.flatMap(({ value }) => (value === undefined ? [] : [value]));
    return values.length < shown.length ? unknown : { value: values, unknown: values.map(() => false) };
  }

  #blocks(blocks: Record<string, Value>[], resource: Planned, attribute: string): Shown {
    const values: JsonObject[] = [];
    const holes: JsonObject[] = [];
    for (const [i, block] of blocks.entries()) {
      const value: JsonObject = {};
      const hole: JsonObject = {};
      for (const [key, entry] of Object.entries(block)) {
        const marked = resource.unknown.has(`${attribute}.${i}.${key}`);
        const shown = marked ? unknown : this.#evaluate(entry, resource, `${attribute}.${i}.${key}`);
        if (shown.value !== undefined) value[key] = shown.value;
        if (shown.unknown !== undefined) hole[key] = shown.unknown;
      }
      values.push(value);
      holes.push(hole);
    }
    return { value: values, unknown: holes };
  }

  /** The name and path that an ARN is made of. */
  #literals(resource: Planned): JsonObject {
    const entries = Object.entries(resource.attributes).flatMap(([key, value]): [string, Json][] =>
      value.kind === "constant" ? [[key, value.value]] : [],
    );
    return Object.fromEntries(entries);
  }
}

function known(value: Json): Shown {
  return { value, unknown: undefined };
}
