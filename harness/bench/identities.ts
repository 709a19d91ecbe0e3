/** The part of a generated plan that is IAM: users with policies of their own, groups with a guard, roles in modules. */
import { documentText, guard, trustText } from "./document.ts";
import type { PlanOptions } from "./plan.ts";
import { constant, type Resource, reference, unknownUntilApply } from "./resource.ts";

/** How many of each there are; together `iam` resources. */
interface Census {
  users: number;
  groups: number;
  memberships: number;
  /** Modules of three: a role, its policy and an attachment. */
  services: number;
  /** Policies that are attached to nobody: what does not divide by three. */
  loose: number;
}

const USERS_PER_GROUP = 25;
const ACCOUNT = "arn:aws:iam::111122223333";

function census({ iam, principals }: PlanOptions): Census {
  const users = Math.min(principals, Math.floor(iam / 2));
  let rest = iam - 2 * users;
  const groups = Math.min(Math.ceil(users / USERS_PER_GROUP), Math.floor(rest / 2));
  rest -= 2 * groups;
  const memberships = groups === 0 ? 0 : Math.min(users, rest);
  rest -= memberships;
  return { users, groups, memberships, services: Math.floor(rest / 3), loose: rest % 3 };
}

/** The IAM resources of the root module. */
export function* rootIdentities(options: PlanOptions): Generator<Resource> {
  const { users, groups, memberships, loose } = census(options);
  for (let i = 0; i < users; i++) yield* user(options, i);
  for (let i = 0; i < groups; i++) yield* group(i);
  for (let i = 0; i < memberships; i++) yield membership(i, i % groups);
  for (let i = 0; i < loose; i++) yield policy(options, i);
}

/** The IAM resources in modules, one module after the other. */
export function* moduleIdentities(options: PlanOptions): Generator<Resource[]> {
  const { services } = census(options);
  for (let i = 0; i < services; i++) yield service(options, i);
}

function text({ seed, documents, statements }: PlanOptions, i: number): string {
  return documentText(seed, i % documents, statements);
}

function* user(options: PlanOptions, i: number): Generator<Resource> {
  const name = `user-${i}`;
  yield {
    type: "aws_iam_user",
    name: `user_${i}`,
    values: { force_destroy: false, name, path: "/", permissions_boundary: null, tags: null },
    unknown: unknownUntilApply("arn", "id", "tags_all", "unique_id"),
    sensitive: { tags_all: {} },
    computed: { arn: `${ACCOUNT}:user/${name}`, id: name, tags_all: {} },
    expressions: { name: constant(name) },
  };
  yield {
    type: "aws_iam_user_policy",
    name: `user_${i}`,
    values: { name: "work", policy: text(options, i), user: name },
    unknown: unknownUntilApply("id", "name_prefix"),
    computed: { id: `${name}:work`, name_prefix: "" },
    expressions: { name: constant("work"), policy: {}, user: reference(`aws_iam_user.user_${i}`, "name") },
  };
}

function* group(i: number): Generator<Resource> {
  const name = `group-${i}`;
  yield {
    type: "aws_iam_group",
    name: `group_${i}`,
    values: { name, path: "/" },
    unknown: unknownUntilApply("arn", "id", "unique_id"),
    computed: { arn: `${ACCOUNT}:group/${name}`, id: name },
    expressions: { name: constant(name) },
  };
  const document = { Version: "2012-10-17", Statement: [guard("BoolIfExists")] };
  yield {
    type: "aws_iam_group_policy",
    name: `group_${i}`,
    values: { group: name, name: "guard", policy: JSON.stringify(document) },
    unknown: unknownUntilApply("id", "name_prefix"),
    expressions: {
      group: reference(`aws_iam_group.group_${i}`, "name"),
      name: constant("guard"),
      policy: {},
    },
  };
}

function membership(i: number, group: number): Resource {
  return {
    type: "aws_iam_user_group_membership",
    name: `user_${i}`,
    values: { groups: [`group-${group}`], user: `user-${i}` },
    unknown: { groups: [false], id: true },
    sensitive: { groups: [false] },
    expressions: {
      groups: reference(`aws_iam_group.group_${group}`, "name"),
      user: reference(`aws_iam_user.user_${i}`, "name"),
    },
  };
}

function policy(options: PlanOptions, i: number): Resource {
  return {
    type: "aws_iam_policy",
    name: `loose_${i}`,
    values: { description: null, name: `loose-${i}`, path: "/", policy: text(options, i), tags: null },
    unknown: unknownUntilApply("arn", "attachment_count", "id", "name_prefix", "policy_id", "tags_all"),
    sensitive: { tags_all: {} },
    computed: { arn: `${ACCOUNT}:policy/loose-${i}`, attachment_count: 0, tags_all: {} },
    expressions: { name: constant(`loose-${i}`), policy: {} },
  };
}

function service(options: PlanOptions, i: number): Resource[] {
  const module = `service_${i}`;
  const name = `service-${i}`;
  const managed = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole";
  const trust = trustText("lambda.amazonaws.com");
  const role = {
    module,
    type: "aws_iam_role",
    name: "this",
    values: {
      assume_role_policy: trust,
      description: null,
      max_session_duration: 3600,
      name,
      path: "/",
      tags: null,
    },
    unknown: unknownUntilApply(
      "arn",
      "create_date",
      "id",
      "inline_policy",
      "name_prefix",
      "tags_all",
      "unique_id",
    ),
    sensitive: { inline_policy: [], managed_policy_arns: [], tags_all: {} },
    computed: { arn: `${ACCOUNT}:role/${name}`, id: name, inline_policy: [], name_prefix: "", tags_all: {} },
    expressions: { assume_role_policy: {}, name: { references: ["var.name"] } },
  };
  const own = {
    module,
    type: "aws_iam_role_policy",
    name: "this",
    values: { name: "work", policy: text(options, i) },
    unknown: unknownUntilApply("id", "name_prefix", "role"),
    computed: { id: `${name}:work`, name_prefix: "", role: name },
    expressions: { name: constant("work"), policy: {}, role: reference("aws_iam_role.this", "id") },
  };
  const attachment = {
    module,
    type: "aws_iam_role_policy_attachment",
    name: "logs",
    values: { policy_arn: managed, role: name },
    unknown: unknownUntilApply("id"),
    expressions: { policy_arn: constant(managed), role: reference("aws_iam_role.this", "name") },
  };
  return [role, own, attachment];
}
