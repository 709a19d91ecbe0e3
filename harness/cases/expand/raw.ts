import { ValueProblem } from "../problem.ts";
import type { Json, JsonObject, ResourceSource } from "../types.ts";
import { parseAddress } from "./address.ts";

export const provider = "registry.terraform.io/hashicorp/aws";

/** One entry of `resource_changes` with its expressions in the configuration, if it has any there. */
export interface Entry {
  resource: JsonObject;
  expressions?: JsonObject;
}

/** Completes one raw entry of `given.resources`: whatever it says stands, the rest follows from its address. */
export function rawEntry(source: ResourceSource, path: (string | number)[]): Entry {
  const { change, values, unknown, expressions, ...said } = source;
  const address = parseAddress(source.address);
  if (!address && (said.type === undefined || said.name === undefined)) {
    throw new ValueProblem([...path, "address"], `"${source.address}" is no resource address`);
  }
  const created: JsonObject = {
    actions: ["create"],
    before: null,
    after: values ?? {},
    after_unknown: unknown ?? {},
    before_sensitive: false,
    after_sensitive: {},
  };
  const about = Object.fromEntries(
    Object.entries({ ...address, ...said }).filter(([, value]) => value !== undefined),
  );
  const resource = { provider_name: provider, ...about, change: change ?? created } as JsonObject;
  // Instances in a module have their configuration under module_calls, which only plan_extra can write.
  if (resource["module_address"] !== undefined) return { resource };
  return { resource, expressions: expressions ?? literals(resource["change"]) };
}

/** What an author who wrote plain literals would have in the configuration. */
function literals(change: Json | undefined): JsonObject {
  const after = (change as JsonObject | undefined)?.["after"];
  if (typeof after !== "object" || after === null || Array.isArray(after)) return {};
  const set = Object.entries(after).filter(([, value]) => value !== null && typeof value !== "object");
  return Object.fromEntries(set.map(([key, value]) => [key, { constant_value: value }]));
}
