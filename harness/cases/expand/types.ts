import type { Json, JsonObject } from "../types.ts";

/**
 * What the configuration says about one attribute.
 * constant: a literal, value and expression are the same. computed: a call such as `jsonencode({...})`, whose
 * expression in plan JSON is `{}`. reference: another planned resource's attribute. set: a list of the former
 * two. blocks: nested blocks, attribute by attribute.
 */
export type Value =
  | { kind: "constant"; value: Json }
  | { kind: "computed"; value: Json }
  | { kind: "reference"; address: string; attribute: string }
  | { kind: "set"; items: SetItem[] }
  | { kind: "blocks"; items: Record<string, Value>[] };
export type SetItem = Extract<Value, { kind: "constant" | "reference" }>;

/** One resource that the short-hand asks for. */
export interface Planned {
  address: string;
  type: string;
  name: string;
  attributes: Record<string, Value>;
  /** Attributes (or paths below them) that are unknown until apply. */
  unknown: Set<string>;
  sensitive: Set<string>;
  /** Expressions that stand in for what the attributes say; null: not configured. */
  expressions: Map<string, JsonObject | null>;
  /** created: by this plan. existing: before and after. The others exist before it only. */
  fate: "created" | "existing" | "forgotten" | "deleted";
}

/** A set of planned resources by address. */
export type PlannedSet = Map<string, Planned>;
