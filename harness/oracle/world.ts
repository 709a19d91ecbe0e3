/**
 * A small plan before it is a plan: what the generator makes, the shrinker cuts, and both the Terraform plan JSON
 * and the oracle's bearers are built from. All values are known; links are by name and by ARN.
 */
import type { Profile } from "../types.ts";
import { type Bearer, type Json, type Source, statementsOf } from "./statement.ts";
import { ACCOUNT } from "./universe.ts";

export interface Doc {
  version: string | null;
  statements: { [key: string]: Json }[];
}
export interface User {
  name: string;
  path: string;
  inline: Doc[];
  /** Names of groups. */
  groups: string[];
  /** Names of policies. */
  attached: string[];
  boundary: string | null;
}
export interface Group {
  name: string;
  inline: Doc[];
}
export interface World {
  profile: Profile;
  /** ARNs are known (resources that exist already): the account is, too. Attachments and boundaries need it. */
  known: boolean;
  users: User[];
  groups: Group[];
  policies: { name: string; doc: Doc }[];
}

export function render(doc: Doc): Json {
  const [only] = doc.statements;
  const body =
    doc.statements.length === 1 && only !== undefined && only["Sid"] === "Single" ? only : doc.statements;
  return doc.version === null ? { Statement: body } : { Version: doc.version, Statement: body };
}

export function policyArn(name: string): string {
  return `arn:aws:iam::${ACCOUNT}:policy/${name}`;
}

/** The Terraform plan JSON of several worlds at once: names are unique across them. */
export function toPlan(worlds: readonly World[]): Record<string, Json> {
  return {
    format_version: "1.2",
    terraform_version: "1.11.4",
    resource_changes: worlds.flatMap(changes),
    configuration: { root_module: {} },
    complete: true,
    errored: false,
  };
}

function changes(world: World): Json[] {
  const { known } = world;
  const made: Json[] = [];
  const add = (type: string, label: string, after: { [key: string]: Json }, arn?: string): void => {
    const computed: { [key: string]: Json } = known
      ? {}
      : { id: true, ...(arn === undefined ? {} : { arn: true }) };
    const values = known && arn !== undefined ? { ...after, arn } : after;
    const actions = known ? ["no-op"] : ["create"];
    const change = { actions, before: known ? values : null, after: values, after_unknown: computed };
    const provider_name = "registry.terraform.io/hashicorp/aws";
    made.push({ address: `${type}.${label}`, mode: "managed", type, name: label, provider_name, change });
  };
  for (const u of world.users) {
    const permissions_boundary = u.boundary === null ? null : policyArn(u.boundary);
    const arn = `arn:aws:iam::${ACCOUNT}:user${u.path}${u.name}`;
    add(
      "aws_iam_user",
      u.name,
      { name: u.name, path: u.path, permissions_boundary, force_destroy: false },
      arn,
    );
    for (const [i, d] of u.inline.entries()) {
      const policy = JSON.stringify(render(d));
      add("aws_iam_user_policy", `${u.name}_${i}`, { name: `p${i}`, user: u.name, policy });
    }
    if (u.groups.length > 0) add("aws_iam_user_group_membership", u.name, { user: u.name, groups: u.groups });
    for (const [i, p] of u.attached.entries()) {
      add("aws_iam_user_policy_attachment", `${u.name}_${i}`, { user: u.name, policy_arn: policyArn(p) });
    }
  }
  for (const g of world.groups) {
    add("aws_iam_group", g.name, { name: g.name, path: "/" }, `arn:aws:iam::${ACCOUNT}:group/${g.name}`);
    for (const [i, d] of g.inline.entries()) {
      const policy = JSON.stringify(render(d));
      add("aws_iam_group_policy", `${g.name}_${i}`, { name: `p${i}`, group: g.name, policy });
    }
  }
  for (const p of world.policies) {
    const policy = JSON.stringify(render(p.doc));
    add("aws_iam_policy", p.name, { name: p.name, path: "/", policy }, policyArn(p.name));
  }
  return made;
}

export interface Judged extends Bearer {
  /** Of a user: the addresses of its groups. Of a group: its members' addresses. */
  linked: string[];
}

/** Everyone in the world that gets an MFA verdict, with all statements that bear on them. */
export function toBearers(world: World): Judged[] {
  const account = world.known ? ACCOUNT : null;
  const names = world.users.map((u) => u.name);
  const open = { username: null, arnTail: null, account, bounded: false, names };
  const groupSources = (g: Group): Source[] => sources("aws_iam_group_policy", g.name, g.inline);
  const policySource = (name: string): Source[] =>
    world.policies
      .filter((p) => p.name === name)
      .map((p) => ({ address: `aws_iam_policy.${name}`, attribute: "policy", document: render(p.doc) }));

  const users = world.users.map((u): Judged => {
    const joined = world.groups.filter((g) => u.groups.includes(g.name));
    const identity = [
      ...sources("aws_iam_user_policy", u.name, u.inline),
      ...u.attached.flatMap(policySource),
      ...joined.flatMap(groupSources),
    ];
    const boundary = u.boundary === null ? [] : policySource(u.boundary);
    return {
      ...open,
      kind: "user",
      address: `aws_iam_user.${u.name}`,
      username: u.name,
      arnTail: `${u.path.slice(1)}${u.name}`,
      statements: [...statementsOf(identity), ...statementsOf(boundary, true)],
      bounded: boundary.length > 0,
      linked: joined.map((g) => `aws_iam_group.${g.name}`),
    };
  });
  const groups = world.groups.map((g): Judged => {
    const linked = world.users.filter((u) => u.groups.includes(g.name)).map((u) => `aws_iam_user.${u.name}`);
    const statements = statementsOf(groupSources(g));
    return { ...open, kind: "group", address: `aws_iam_group.${g.name}`, statements, linked };
  });
  const linkedPolicies = new Set(world.users.flatMap((u) => [...u.attached, u.boundary]));
  const policies = world.policies
    .filter((p) => !linkedPolicies.has(p.name))
    .map((p): Judged => {
      const statements = statementsOf(policySource(p.name));
      return { ...open, kind: "policy", address: `aws_iam_policy.${p.name}`, statements, linked: [] };
    });
  return [...users, ...groups, ...policies];
}

function sources(type: string, name: string, docs: readonly Doc[]): Source[] {
  return docs.map((d, i) => ({ address: `${type}.${name}_${i}`, attribute: "policy", document: render(d) }));
}
