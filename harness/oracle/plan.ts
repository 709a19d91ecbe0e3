/** Worlds as Terraform plan JSON. Links to what is unknown until apply go through references in `configuration`. */
import { Blocks, type Resource, refersTo } from "./blocks.ts";
import { addHidden } from "./hidden.ts";
import { type Kind, type Link, nameLink, namesLink, policyLink } from "./links.ts";
import { addPermissionSets, machinesOf, TRUST } from "./machines.ts";
import type { Json } from "./statement.ts";
import { ACCOUNT } from "./universe.ts";
import { isFresh, moduleOf, type Policy, policyArn, render, type World } from "./world.ts";

type JsonObject = { [key: string]: Json };

/** The plan of several worlds at once: names are unique across them. */
export function toPlan(worlds: readonly World[]): Record<string, Json> {
  const blocks = new Blocks();
  for (const world of worlds) {
    addPolicies(blocks, world);
    addUsers(blocks, world);
    addGroups(blocks, world);
    addRoles(blocks, world);
    addPermissionSets(blocks, world);
    addLists(blocks, world);
    addHidden(blocks, world);
  }
  return blocks.plan();
}

function addPolicies(blocks: Blocks, world: World): void {
  for (const p of world.policies) {
    const fresh = isFresh(world, p);
    const known = { name: p.name, path: "/", policy: JSON.stringify(render(p.doc)) };
    const resource: Resource = {
      type: "aws_iam_policy",
      label: p.home === "module" ? "this" : p.home === "each" ? "each" : p.name,
      known: fresh ? known : { ...known, arn: policyArn(p.name), id: policyArn(p.name) },
      unknown: fresh ? { arn: true } : {},
      exists: !fresh,
    };
    if (p.home === "each") resource.key = p.name;
    if (p.home === "module") {
      resource.module = moduleOf(p.name);
      const outputs = ["arn", "id"].map((a) => [a, { expression: refersTo(`aws_iam_policy.this.${a}`) }]);
      blocks.call(resource.module, {}, Object.fromEntries(outputs) as JsonObject);
    }
    blocks.add(resource);
  }
}

function addUsers(blocks: Blocks, world: World): void {
  const { known: exists } = world;
  for (const u of world.users) {
    const hidden = world.hidden.some((h) => h.kind === "boundary" && h.of === u.name);
    const bound = hidden ? undefined : world.policies.find((p) => p.name === u.boundary);
    const link = bound === undefined ? undefined : policyLink(world, bound, "permissions_boundary");
    const arn = exists ? { arn: `arn:aws:iam::${ACCOUNT}:user${u.path}${u.name}` } : {};
    const plain = { name: u.name, path: u.path, force_destroy: false, ...arn };
    const resource: Resource = { type: "aws_iam_user", label: u.name, known: plain, exists };
    if (hidden) {
      resource.unknown = { permissions_boundary: true };
      resource.written = { permissions_boundary: refersTo("local.boundary") };
    } else {
      resource.known = { permissions_boundary: null, ...plain, ...link?.known };
      resource.unknown = { ...link?.unknown };
      resource.written = { ...link?.written };
      if (link !== undefined && Object.keys(link.unknown).length > 0)
        delete resource.known["permissions_boundary"];
    }
    if (!exists) resource.unknown = { ...resource.unknown, arn: true };
    if (exists && Object.keys(resource.unknown ?? {}).length > 0) {
      resource.from = { ...plain, permissions_boundary: null };
    }
    blocks.add(resource);
    addOwn(blocks, world, "user", u);
    if (u.groups.length > 0 && !world.rosters) {
      const [user, groups] = [nameLink(world, "user", u.name), namesLink(world, "group", u.groups)];
      add(blocks, world, "aws_iam_user_group_membership", u.name, [user, groups]);
    }
  }
}

function addGroups(blocks: Blocks, world: World): void {
  const { known: exists } = world;
  for (const g of world.groups) {
    const known: JsonObject = { name: g.name, path: "/" };
    if (exists) known["arn"] = `arn:aws:iam::${ACCOUNT}:group/${g.name}`;
    blocks.add({ type: "aws_iam_group", label: g.name, known, unknown: exists ? {} : { arn: true }, exists });
    addOwn(blocks, world, "group", g);
    const members = world.users.filter((u) => u.groups.includes(g.name)).map((u) => u.name);
    if (world.rosters && members.length > 0) {
      const [group, users] = [nameLink(world, "group", g.name), namesLink(world, "user", members)];
      add(blocks, world, "aws_iam_group_membership", g.name, [group, users], { name: g.name });
    }
  }
}

function addRoles(blocks: Blocks, world: World): void {
  const { known: exists } = world;
  for (const m of machinesOf(world, "role")) {
    const bound = world.policies.find((p) => p.name === m.boundary);
    const link = bound === undefined ? undefined : policyLink(world, bound, "permissions_boundary");
    const arn = exists ? { arn: `arn:aws:iam::${ACCOUNT}:role/${m.name}` } : {};
    const trust = JSON.stringify(m.trust === undefined ? TRUST : render(m.trust));
    const plain: JsonObject = { name: m.name, path: "/", assume_role_policy: trust, ...arn };
    const known = { ...(link === undefined ? { permissions_boundary: null } : {}), ...plain, ...link?.known };
    const unknown = { ...(exists ? {} : { arn: true }), ...link?.unknown };
    const resource: Resource = { type: "aws_iam_role", label: m.name, known, unknown, exists };
    if (exists && Object.keys(unknown).length > 0) resource.from = { ...plain, permissions_boundary: null };
    blocks.add({ ...resource, written: { ...link?.written } });
    addOwn(blocks, world, "role", m);
  }
}

/** The inline policies and attachments of a user, a group or a role. */
function addOwn(
  blocks: Blocks,
  world: World,
  kind: Kind,
  { name, inline, attached }: { name: string; inline: World["groups"][number]["inline"]; attached: string[] },
): void {
  for (const [i, d] of inline.entries()) {
    const known = { name: `p${i}`, policy: JSON.stringify(render(d)) };
    add(blocks, world, `aws_iam_${kind}_policy`, `${name}_${i}`, [nameLink(world, kind, name)], known);
  }
  for (const [i, wanted] of attached.entries()) {
    const policy = world.policies.find((p) => p.name === wanted);
    if (policy !== undefined && policy.via !== "list") attach(blocks, world, kind, name, policy, i);
  }
}

function attach(blocks: Blocks, world: World, kind: Kind, name: string, policy: Policy, i: number): void {
  const type = `aws_iam_${kind}_policy_attachment`;
  const [who, what] = [nameLink(world, kind, name), policyLink(world, policy, "policy_arn")];
  const exists = world.known && !policy.fresh;
  const values = {
    known: { ...who.known, ...what.known },
    unknown: { ...who.unknown, ...what.unknown },
    exists,
  };
  if (policy.via === "variable") {
    const module = `a-${name}-${i}`;
    const written = { [kind]: refersTo("var.name"), policy_arn: refersTo("var.arn") };
    blocks.call(module, { name: who.written[kind] ?? null, arn: what.written["policy_arn"] ?? null }, {});
    blocks.add({ type, label: "this", module, ...values, written });
  } else if (policy.via === "keyed" && policy.home === "each") {
    const written = { ...who.written, policy_arn: { references: ["aws_iam_policy.each", "each.key"] } };
    blocks.add({ type, label: `${name}_each`, key: policy.name, ...values, written });
  } else {
    blocks.add({ type, label: `${name}_${i}`, ...values, written: { ...who.written, ...what.written } });
  }
}

/** Policies that one resource attaches to all who have them. */
function addLists(blocks: Blocks, world: World): void {
  for (const p of world.policies.filter(({ via }) => via === "list")) {
    const having = <T extends { name: string; attached: string[] }>(all: T[]): string[] =>
      all.filter(({ attached }) => attached.includes(p.name)).map(({ name }) => name);
    const holders = { user: world.users, group: world.groups, role: machinesOf(world, "role") };
    const lists = (["user", "group", "role"] as const).flatMap((kind) => {
      const names = having<{ name: string; attached: string[] }>(holders[kind]);
      return names.length > 0 ? [namesLink(world, kind, names)] : [];
    });
    if (lists.length === 0) continue;
    const links = [policyLink(world, p, "policy_arn"), ...lists];
    add(blocks, world, "aws_iam_policy_attachment", p.name, links, { name: p.name }, p.fresh);
  }
}

function add(
  blocks: Blocks,
  world: World,
  type: string,
  label: string,
  links: Link[],
  more: JsonObject = {},
  fresh = false,
): void {
  blocks.add({
    type,
    label,
    known: Object.assign({ ...more }, ...links.map((l) => l.known)),
    unknown: Object.assign({}, ...links.map((l) => l.unknown)),
    written: Object.assign({}, ...links.map((l) => l.written)),
    exists: world.known && !fresh,
  });
}
