/** The plans of scenes: with what is unknown in documents that are read during apply, and as it turns out. */
import { toPlan } from "../../oracle/plan.ts";
import type { Json } from "../../oracle/statement.ts";
import { render, type World } from "../../oracle/world.ts";
import { type Place, placesOf, type Scene, type Way } from "./scene.ts";
import { shownOf } from "./shown.ts";
import { readsOf, type Template } from "./template.ts";

type JsonObject = { [key: string]: Json };

export interface Planned {
  plan: JsonObject;
  expressions: JsonObject;
}

/**
 * The plan of a scene: with documents to be read during apply, or (`known`) with those as text. `before` is the world
 * whose documents are there already, where they are at all.
 */
export function planOf({ world, way }: Scene, before: World, known: boolean): Planned {
  const plan = toPlan([world]) as JsonObject;
  const expressions: JsonObject = {};
  const earlier = new Map(placesOf(before).map((p) => [p.address, p.doc]));
  const changes = plan["resource_changes"] as JsonObject[];
  const byAddress = new Map(changes.map((entry) => [entry["address"] as string, entry]));
  for (const [i, place] of placesOf(world).entries()) {
    const entry = byAddress.get(place.address);
    const { from } = place.doc;
    if (entry === undefined || from === undefined) continue;
    const old = JSON.stringify(render(earlier.get(place.address) ?? place.doc));
    unsettle(entry["change"] as JsonObject, place, old, known);
    const name = place.key === null ? `d${i}` : "each";
    const reads = readsOf(from, name);
    if (!known) changes.push(...reads.map(([n, t]) => readEntry(place, n, t)));
    const resources = resourcesOf(plan, place.module);
    for (const [n, t] of reads) configure(resources, place, n, t, expressions);
    link(resources, place, name, way, expressions);
  }
  return { plan, expressions: way === "references" ? {} : expressions };
}

/** What exists and gets a document that is unknown is updated. */
function unsettle(change: JsonObject, { attribute }: Place, old: string, known: boolean): void {
  const after = { ...(change["after"] as JsonObject) };
  const isThere = change["before"] !== null;
  if (isThere) change["before"] = { ...(change["before"] as JsonObject), [attribute]: old };
  if (isThere && (!known || after[attribute] !== old)) change["actions"] = ["update"];
  if (!known) {
    delete after[attribute];
    change["after_unknown"] = { ...(change["after_unknown"] as JsonObject), [attribute]: true };
  }
  change["after"] = after;
}

function readEntry({ module, key }: Place, name: string, template: Template): JsonObject {
  const { after, unknown } = shownOf(template);
  const block = `${module === null ? "" : `module.${module}.`}data.aws_iam_policy_document.${name}`;
  return {
    address: key === null ? block : `${block}["${key}"]`,
    ...(module === null ? {} : { module_address: `module.${module}` }),
    ...{ mode: "data", type: "aws_iam_policy_document", name, ...(key === null ? {} : { index: key }) },
    provider_name: "registry.terraform.io/hashicorp/aws",
    change: { actions: ["read"], before: null, after, after_unknown: unknown },
    action_reason: "read_because_config_unknown",
  };
}

function resourcesOf(plan: JsonObject, module: string | null): JsonObject[] {
  const root = (plan["configuration"] as JsonObject)["root_module"] as JsonObject;
  if (module === null) return root["resources"] as JsonObject[];
  const call = (root["module_calls"] as JsonObject)[module] as JsonObject;
  return (call["module"] as JsonObject)["resources"] as JsonObject[];
}

function addressed(name: string): string {
  return `data.aws_iam_policy_document.${name}`;
}

function refers(names: readonly string[], more: readonly string[]): JsonObject {
  return { references: [...names.flatMap((n) => [`${addressed(n)}.json`, addressed(n)]), ...more] };
}

/** What the data source was written with, as far as that leads anywhere. */
function configure(
  resources: JsonObject[],
  place: Place,
  name: string,
  template: Template,
  expressions: JsonObject,
): void {
  if (resources.some((r) => r["address"] === addressed(name))) return;
  const lists = { source_policy_documents: template.sources, override_policy_documents: template.overrides };
  const own: JsonObject = {};
  const texts: JsonObject = {};
  for (const [list, all] of Object.entries(lists)) {
    if (all.length === 0) continue;
    // The same numbers as in `readsOf`.
    const first = list === "override_policy_documents" ? template.sources.length : 0;
    const named = all.map((t, i) => ("read" in t ? `${name}_${first + i}` : null));
    const dead = all.some((t) => "dead" in t) ? ["local.chosen"] : [];
    own[list] = refers(
      named.flatMap((n) => n ?? []),
      dead,
    );
    const items = named.map((n, i) =>
      n === null ? ("dead" in (all[i] as object) ? "local.chosen" : "local.fixed") : `${addressed(n)}.json`,
    );
    texts[list] = { text: `[${items.join(", ")}]`, file: "main.tf", line: 1 };
  }
  const each = place.key === null ? {} : { for_each_expression: { references: ["local.keys"] } };
  resources.push({
    ...{ address: addressed(name), mode: "data", type: "aws_iam_policy_document", name },
    ...{ provider_config_key: "aws", expressions: own, ...each, schema_version: 0 },
  });
  expressions[inModule(place, addressed(name))] = texts;
}

function inModule({ module }: Place, block: string): string {
  return module === null ? block : `module.${module}.${block}`;
}

function link(resources: JsonObject[], place: Place, name: string, way: Way, expressions: JsonObject): void {
  const { block, attribute, key } = place;
  const resource = resources.find((r) => r["address"] === block) as JsonObject;
  const references = key === null ? refers([name], []) : { references: [addressed(name), "each.key"] };
  resource["expressions"] = {
    ...(resource["expressions"] as JsonObject),
    [attribute]: way === "local" ? { references: ["local.document"] } : references,
  };
  const text = `${addressed(name)}${key === null ? "" : "[each.key]"}.json`;
  const write = (of: string, what: string, expression: string): void => {
    const at = inModule(place, of);
    expressions[at] = {
      ...(expressions[at] as JsonObject),
      [what]: { text: expression, file: "main.tf", line: 1 },
    };
  };
  if (way === "local" && key === null) {
    const local = `local.${name}`;
    write(block, attribute, local);
    const module = place.module === null ? "" : `module.${place.module}`;
    expressions[module] = {
      ...(expressions[module] as JsonObject),
      [local]: { text, file: "main.tf", line: 1 },
    };
  } else write(block, attribute, text);
}
