import { join } from "node:path";
import { packageRoot } from "../../artefacts.ts";
import type { Json, JsonObject, ShortHand } from "../types.ts";
import { expand } from "./expand.ts";

/** The parts of a plan that tests look at. */
export interface Entry {
  address: string;
  type: string;
  change: {
    actions: string[];
    before: JsonObject | null;
    after: JsonObject | null;
    after_unknown: JsonObject;
    after_sensitive: JsonObject | false;
  };
}
export interface Plan {
  resource_changes?: Entry[];
  planned_values: {
    root_module: { resources?: { address: string; values: JsonObject }[]; child_modules?: JsonObject[] };
  };
  prior_state?: { values: { root_module: { resources: { address: string }[] } } };
  configuration: { root_module: { resources: { address: string; expressions?: JsonObject }[] } };
}

/** A document that allows everything. */
export const admin: Json[] = [{ Effect: "Allow", Action: "*", Resource: "*" }];

/** Expands a short-hand in the folder of the golden cases. */
export function plan(given: ShortHand): Plan {
  return expand(given, join(packageRoot(), "cases", "mfa")) as unknown as Plan;
}

/** The change of one address. Throws when the plan has none. */
export function change(of: Plan, address: string): Entry["change"] {
  const entry = of.resource_changes?.find((candidate) => candidate.address === address);
  if (!entry) throw new Error(`no ${address} among ${of.resource_changes?.map((c) => c.address).join(", ")}`);
  return entry.change;
}

/** What the configuration says of one attribute. */
export function expression(of: Plan, address: string, attribute: string): Json | undefined {
  const block = of.configuration.root_module.resources.find((candidate) => candidate.address === address);
  return block?.expressions?.[attribute];
}
