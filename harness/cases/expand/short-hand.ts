import { ValueProblem } from "../problem.ts";
import type { GroupSource, PrincipalSource, RoleSource, ShortHand, UserSource } from "../types.ts";
import { documentValue } from "./document.ts";
import { policyLink, principalLink } from "./links.ts";
import type { Planned, PlannedSet, Value } from "./types.ts";

const serviceTrust = [
  { Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" },
];

/** Collects the resources that one short-hand asks for; every `add...` names them by the fixed addresses. */
class Collector {
  readonly resources: PlannedSet = new Map();
  readonly given: ShortHand;
  readonly folder: string;

  constructor(given: ShortHand, folder: string) {
    this.given = given;
    this.folder = folder;
  }

  add(type: string, name: string, attributes: Record<string, Value | undefined>, path: string[]): void {
    const address = `${type}.${name}`;
    if (this.resources.has(address)) {
      throw new ValueProblem(path, `${address} is written twice; rename one of the two`);
    }
    const set = Object.entries(attributes).filter(
      (entry): entry is [string, Value] => entry[1] !== undefined,
    );
    const planned: Planned = {
      address,
      type,
      name,
      attributes: Object.fromEntries(set),
      unknown: new Set(),
      sensitive: new Set(),
      expressions: new Map(),
      fate: "created",
    };
    this.resources.set(address, planned);
  }

  /** Inline policies and attachments, the same for users, groups and roles. */
  addPolicies(kind: "user" | "group" | "role", key: string, source: PrincipalSource): void {
    const at = ["given", `${kind}s`, key];
    const bearer = principalLink(this.given, kind, key);
    for (const [name, document] of Object.entries(source.inline ?? {})) {
      const path = [...at, "inline", name];
      const policy = documentValue(document, this.folder, path);
      this.add(
        `aws_iam_${kind}_policy`,
        `${key}_${name}`,
        { name: text(name), policy, [kind]: bearer },
        path,
      );
    }
    for (const [n, word] of (source.attached ?? []).entries()) {
      const policy_arn = policyLink(this.given, word, [...at, "attached", n]);
      this.add(`aws_iam_${kind}_policy_attachment`, `${key}_${n}`, { policy_arn, [kind]: bearer }, at);
    }
  }

  boundary(word: string | undefined, at: string[]): Value | undefined {
    return word === undefined ? undefined : policyLink(this.given, word, [...at, "boundary"]);
  }

  addUser(key: string, source: UserSource): void {
    const at = ["given", "users", key];
    if (!source.external) {
      const permissions_boundary = this.boundary(source.boundary, at);
      this.add("aws_iam_user", key, { ...naming(key, source), permissions_boundary }, at);
    }
    this.addPolicies("user", key, source);
    const user = principalLink(this.given, "user", key);
    if (source.groups) {
      const items = source.groups.map((group) => principalLink(this.given, "group", group));
      this.add("aws_iam_user_group_membership", key, { user, groups: { kind: "set", items } }, at);
    }
    if (source.login_profile) {
      const reset = source.login_profile === true ? undefined : source.login_profile.password_reset_required;
      const password_reset_required = reset === undefined ? undefined : constant(reset);
      this.add("aws_iam_user_login_profile", key, { user, password_reset_required }, at);
    }
    if (source.access_key) this.add("aws_iam_access_key", key, { user }, at);
    if (source.mfa_device) {
      const device = source.mfa_device === true ? (source.name ?? key) : source.mfa_device;
      this.add("aws_iam_virtual_mfa_device", key, { virtual_mfa_device_name: text(device) }, at);
    }
  }

  addGroup(key: string, source: GroupSource): void {
    const at = ["given", "groups", key];
    if (!source.external) this.add("aws_iam_group", key, naming(key, source), at);
    this.addPolicies("group", key, source);
    if (source.members) {
      const group = principalLink(this.given, "group", key);
      const items = source.members.map((user) => principalLink(this.given, "user", user));
      const attributes: Record<string, Value> = { name: text(key), group, users: { kind: "set", items } };
      this.add("aws_iam_group_membership", key, attributes, at);
    }
  }

  addRole(key: string, source: RoleSource): void {
    const at = ["given", "roles", key];
    if (!source.external) {
      const trust = documentValue(source.trust ?? serviceTrust, this.folder, [...at, "trust"]);
      const arns = source.managed_policy_arns?.map((word, i) =>
        policyLink(this.given, word, [...at, "managed_policy_arns", i]),
      );
      const blocks = Object.entries(source.inline_policy ?? {}).map(([name, document]) => ({
        name: text(name),
        policy: documentValue(document, this.folder, [...at, "inline_policy", name]),
      }));
      const attributes = {
        ...naming(key, source),
        assume_role_policy: trust,
        permissions_boundary: this.boundary(source.boundary, at),
        managed_policy_arns: arns && ({ kind: "set", items: arns } as const),
        inline_policy: source.inline_policy && ({ kind: "blocks", items: blocks } as const),
      };
      this.add("aws_iam_role", key, attributes, at);
    }
    this.addPolicies("role", key, source);
  }
}

function constant(value: string | boolean): Value {
  return { kind: "constant", value };
}

function text(value: string): Value {
  return constant(value);
}

function naming(key: string, source: PrincipalSource): Record<string, Value> {
  const path = source.path === undefined ? {} : { path: text(source.path) };
  return { name: text(source.name ?? key), ...path };
}

/** The resources of a short-hand, all of them created and known; `fates.ts` and `unknown.ts` do the rest. */
export function collect(given: ShortHand, folder: string): PlannedSet {
  const collector = new Collector(given, folder);
  for (const [key, source] of Object.entries(given.users ?? {})) collector.addUser(key, source ?? {});
  for (const [key, source] of Object.entries(given.groups ?? {})) collector.addGroup(key, source ?? {});
  for (const [key, source] of Object.entries(given.roles ?? {})) collector.addRole(key, source ?? {});
  for (const [key, source] of Object.entries(given.policies ?? {})) {
    const at = ["given", "policies", key];
    const policy = documentValue(source.document, folder, [...at, "document"]);
    collector.add("aws_iam_policy", key, { ...naming(key, source), policy }, at);
  }
  for (const [key, source] of Object.entries(given.attachments ?? {})) {
    const at = ["given", "attachments", key];
    const links = (["user", "group", "role"] as const).flatMap((kind): [string, Value][] => {
      const words = source[`${kind}s`];
      if (!words) return [];
      return [[`${kind}s`, { kind: "set", items: words.map((word) => principalLink(given, kind, word)) }]];
    });
    const policy_arn = policyLink(given, source.policy, [...at, "policy"]);
    collector.add(
      "aws_iam_policy_attachment",
      key,
      { name: text(key), policy_arn, ...Object.fromEntries(links) },
      at,
    );
  }
  return collector.resources;
}
