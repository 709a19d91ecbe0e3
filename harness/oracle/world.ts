/**
 * A small plan before it is a plan: what the generator makes, the shrinker cuts, and both the Terraform plan JSON
 * (package plan) and the oracle's bearers are built from.
 */
import type { Profile } from "../types.ts";
import type { Json } from "./statement.ts";
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
  /** Names of policies. */
  attached: string[];
}
/** A role, or a permission set: sessions that carry no MFA. */
export interface Machine extends Group {
  kind: "role" | "permission-set";
  /** Of a role only. */
  boundary: string | null;
  /** Of a role only: whom it trusts, if not a service. */
  trust?: Doc;
}
export interface Policy {
  name: string;
  doc: Doc;
  /** Its ARN is unknown until apply, though others may be known: links to it are references. */
  fresh: boolean;
  /** In the root module, in a module with an output, or an instance of a block with for_each. */
  home: "root" | "module" | "each";
  /** How it is attached: by attribute, through the variable of a module, by one resource that lists users and groups, or by each.key. */
  via: "arn" | "id" | "variable" | "list" | "keyed";
}
/** What the plan does not show. */
export interface Hidden {
  /** A policy_arn, a text, a permissions boundary, the groups of a user, or the user that a policy is attached to. */
  kind: "attachment" | "document" | "boundary" | "membership" | "bearer";
  /** Name of a user; of a group for the first two as well; of a policy for `bearer`. */
  of: string;
  /** What is written there: a local, a data source, one of two planned policies, nothing that could be followed. */
  written: "local" | "data" | "either" | "nothing";
}
export interface World {
  profile: Profile;
  /** Users and groups exist already: their ARNs are known, and with them the account. */
  known: boolean;
  /** Users and groups are named by `.id`, which is unknown until apply for those that do not exist yet. */
  byId: boolean;
  /** Memberships are written at the group, not at the user. */
  rosters: boolean;
  users: User[];
  groups: Group[];
  policies: Policy[];
  /** They get no MFA verdict, so only worlds about escalation have any. */
  machines?: Machine[];
  hidden: Hidden[];
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

/** Is the ARN of the policy unknown until apply? */
export function isFresh(world: World, policy: Policy): boolean {
  return policy.fresh || !world.known;
}

/** Where the plan has the policy. Policies with for_each share a block: the name is the key. */
export function policyAddress({ name, home }: Policy): string {
  if (home === "module") return `module.${moduleOf(name)}.aws_iam_policy.this`;
  return home === "each" ? `aws_iam_policy.each["${name}"]` : `aws_iam_policy.${name}`;
}

/** The module that a policy of this name is in, if it is in one. */
export function moduleOf(name: string): string {
  return `m-${name}`;
}

/** The policies that a hidden link may be about; none when the plan does not even say that much. */
export function candidatesOf(world: World, hidden: Hidden): Policy[] {
  const known = world.policies.slice(0, 2);
  return hidden.kind === "attachment" && hidden.written === "either" && known.length === 2 ? known : [];
}
