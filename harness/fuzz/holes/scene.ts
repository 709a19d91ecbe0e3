/** Worlds in which some documents are read during apply. */
import { climbingAt } from "../../oracle/escalation/generate.ts";
import { world as anyWorld } from "../../oracle/generate.ts";
import { Random, seedOf } from "../../oracle/random.ts";
import { ENROLMENT } from "../../oracle/vocabulary.ts";
import { type Doc, moduleOf, type World } from "../../oracle/world.ts";
import { filled, punch, written } from "./punch.ts";
import { rendered, type Template, templateOf } from "./template.ts";
import { type About, trustStatement } from "./vocabulary.ts";

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

export interface Place {
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
