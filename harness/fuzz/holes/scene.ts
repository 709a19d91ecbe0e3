/** Worlds in which some documents are read during apply, as plans: with what is unknown then, and as it turns out. */
import { climbingAt } from "../../oracle/escalation/generate.ts";
import { world as anyWorld } from "../../oracle/generate.ts";
import { toPlan } from "../../oracle/plan.ts";
import { Random, seedOf } from "../../oracle/random.ts";
import type { Json } from "../../oracle/statement.ts";
import { ENROLMENT } from "../../oracle/vocabulary.ts";
import { type Doc, moduleOf, render, type World } from "../../oracle/world.ts";
import { filled, punch, written } from "./punch.ts";
import { shownOf } from "./shown.ts";
import { readsOf, rendered, type Template, templateOf } from "./template.ts";
import { type About, trustStatement } from "./vocabulary.ts";

type JsonObject = { [key: string]: Json };

/** A document with the data source that it is written in; `statements` are what that gives. */
export interface Written extends Doc {
  from?: Template;
}

/** How a document gets to its attribute, and whether the configuration itself is at hand. */
export type Way = "references" | "expressions" | "local";

export interface Scene {
  world: World;
  way: Way;
}

interface Place {
  doc: Written;
  address: string;
  block: string;
  module: string | null;
  key: string | null;
  attribute: string;
  about: About;
}

/** Every document of a world, with the attribute that has it. */
export function placesOf(world: World): Place[] {
  const inline = (
    type: string,
    holders: readonly { name: string; inline: Doc[] }[],
    attribute = "policy",
  ): Place[] =>
    holders.flatMap(({ name, inline: docs }) =>
      docs.map((doc, i) => plain(`${type}.${name}_${i}`, doc, attribute, name)),
    );
  const machines = world.machines ?? [];
  const roles = machines.filter(({ kind }) => kind === "role");
  const sets = machines.filter(({ kind }) => kind === "permission-set");
  return [
    ...inline("aws_iam_user_policy", world.users),
    ...inline("aws_iam_group_policy", world.groups),
    ...inline("aws_iam_role_policy", roles),
    ...inline("aws_ssoadmin_permission_set_inline_policy", sets, "inline_policy"),
    ...world.policies.map(({ name, home, doc }): Place => {
      const block =
        home === "root" ? `aws_iam_policy.${name}` : `aws_iam_policy.${home === "each" ? "each" : "this"}`;
      const module = home === "module" ? moduleOf(name) : null;
      const key = home === "each" ? name : null;
      const own = key === null ? block : `${block}["${key}"]`;
      const address = module === null ? own : `module.${module}.${own}`;
      return { ...plain(block, doc, "policy", name), address, module, key };
    }),
    ...roles.flatMap(({ name, trust }) =>
      trust === undefined
        ? []
        : [
            {
              ...plain(`aws_iam_role.${name}`, trust, "assume_role_policy", name),
              about: { name, trust: true },
            },
          ],
    ),
  ];
}

function plain(block: string, doc: Written, attribute: string, name: string): Place {
  return { doc, address: block, block, module: null, key: null, attribute, about: { name, trust: false } };
}

/** The same scene for the same seed and index: a third of its documents are read during apply, with holes. */
export function sceneAt(seed: number, index: number): Scene {
  const r = new Random(seedOf(seed ^ 0x5bd1e995, index));
  const world = index % 2 === 0 ? anyWorld(r, index) : climbingAt(seed, index);
  if (r.chance(0.6)) tame(r, world);
  for (const m of world.machines ?? []) {
    if (m.kind === "role" && r.chance(0.6)) {
      m.trust = {
        version: "2012-10-17",
        statements: Array.from({ length: r.pick([1, 1, 2]) }, () => trustStatement(r)),
      };
    }
  }
  const places = placesOf(world);
  for (const { doc, about, key } of r.some(places, Math.min(1, places.length), Math.min(3, places.length))) {
    // Instances of one block take in the same documents: none.
    doc.from = key === null ? written(r, doc, about) : templateOf(doc);
    for (let holes = r.pick([1, 1, 1, 2, 3]); holes > 0; holes--) punch(r, doc.from);
  }
  return { world: settled(world), way: r.pick(["references", "references", "expressions", "local"]) };
}

/** Small rights behind a right guard: of such worlds most pass, until a hole opens them. */
function tame(r: Random, world: World): void {
  const work = { Effect: "Allow", Action: r.pick(["s3:GetObject", "sqs:*", "ec2:Describe*"]), Resource: "*" };
  const condition = { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } };
  const wide = { Effect: "Deny", NotAction: [...ENROLMENT], Resource: "*", Condition: condition };
  const narrow = { Effect: "Deny", Action: work.Action, Resource: "*", Condition: condition };
  world.profile = "all-sessions";
  if (r.chance(0.8)) world.hidden = [];
  for (const { doc } of placesOf({ ...world, machines: [] })) {
    doc.statements = [work, ...(r.chance(0.5) ? [r.pick([wide, wide, narrow])] : [])];
    doc.version = "2012-10-17";
  }
  for (const u of world.users) {
    const statements = r.chance(0.7) ? [wide] : [narrow];
    if (r.chance(0.8)) u.inline.push({ version: "2012-10-17", statements });
  }
  for (const m of world.machines ?? []) {
    m.inline = [{ version: "2012-10-17", statements: [work] }];
    m.attached = [];
    m.boundary = null;
  }
}

/** The statements of each document as its data source gives them. */
export function settled(world: World): World {
  for (const { doc } of placesOf(world)) if (doc.from !== undefined) Object.assign(doc, rendered(doc.from));
  return world;
}

/** The scene as it may turn out. */
export function filling(r: Random, scene: Scene): Scene {
  const world = structuredClone(scene.world);
  for (const { doc, about } of placesOf(world)) {
    if (doc.from !== undefined) doc.from = filled(r, doc.from, about);
  }
  return { ...scene, world: settled(world) };
}

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
