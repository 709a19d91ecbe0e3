import type { JsonObject, ShortHand } from "../types.ts";
import { changeOf } from "./change.ts";
import { expressionsOf } from "./expressions.ts";
import { mark } from "./marks.ts";
import { planJson } from "./plan-json.ts";
import { type Entry, provider, rawEntry } from "./raw.ts";
import { collect } from "./short-hand.ts";
import { Values } from "./values.ts";

const defaultAccount = "123456789012";

/**
 * Expands the short-hand of a case to a plan as Terraform 1.11 with provider 5.100 would print it
 * (shapes observed on both).
 * @param given the short-hand, checked against case.schema.json
 * @param folder the folder of the case file, to which `./file.json` is relative
 * @throws ValueProblem for a missing file, an unknown policy name, address or attribute
 */
export function expand(given: ShortHand, folder: string): JsonObject {
  const resources = collect(given, folder);
  mark(resources, given);
  const values = new Values(resources, given.account ?? defaultAccount);
  const planned = [...resources.values()].map((resource): Entry => {
    const { address, type, name, fate } = resource;
    const about = { address, mode: "managed", type, name, provider_name: provider };
    const entry = { resource: { ...about, change: changeOf(resource, values) } };
    const configured = fate === "created" || fate === "existing";
    return configured ? { ...entry, expressions: expressionsOf(resource, { resources, values }) } : entry;
  });
  planned.sort((a, b) => (String(a.resource["address"]) < String(b.resource["address"]) ? -1 : 1));
  const raw = (given.resources ?? []).map((source, i) => rawEntry(source, ["given", "resources", i]));
  return planJson([...planned, ...raw]);
}
