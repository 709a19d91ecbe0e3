/** Users and groups as constructs take them: planned ones, data sources of existing ones, or plain names. */
import type { DataAwsIamGroup } from "@cdktf/provider-aws/lib/data-aws-iam-group/index.js";
import type { DataAwsIamUser } from "@cdktf/provider-aws/lib/data-aws-iam-user/index.js";
import type { IamGroup } from "@cdktf/provider-aws/lib/iam-group/index.js";
import type { IamUser } from "@cdktf/provider-aws/lib/iam-user/index.js";
import { Token } from "cdktf";
import { knownText, placeOf, refuseTwice, typeOf } from "./elements.ts";
import { ConstructError } from "./errors.ts";
import { checkName } from "./names.ts";

export type UserTarget = string | IamUser | DataAwsIamUser;
export type GroupTarget = string | IamGroup | DataAwsIamGroup;

export interface Target {
  /** The name, or a reference to it. */
  name: string;
  /** What tells it from others in logical ids, whatever the order they are given in. */
  id: string;
}

/** Names of users. Throws ConstructError for roles and other things that are no user, and for names AWS refuses. */
export function usersOf(targets: readonly UserTarget[], construct: string): Target[] {
  return targetsOf(targets, "user", construct);
}

/** Names of groups. Throws as `usersOf` does. */
export function groupsOf(targets: readonly GroupTarget[], construct: string): Target[] {
  return targetsOf(targets, "group", construct);
}

function targetsOf(
  targets: readonly (UserTarget | GroupTarget)[],
  kind: "user" | "group",
  construct: string,
): Target[] {
  const found = targets.map((target) => targetOf(target, kind, construct));
  refuseTwice(
    found.map(({ id }) => id),
    kind,
    construct,
  );
  return found;
}

function targetOf(target: UserTarget | GroupTarget, kind: "user" | "group", construct: string): Target {
  if (typeof target === "string") {
    checkName(target, kind, construct);
    if (!Token.isUnresolved(target)) return { name: target, id: target };
    throw new ConstructError({
      code: "construct/unresolved",
      what: `${construct}: the name of a ${kind} is a reference that Terraform resolves later.`,
      why: "Its logical id would then depend on its place in the list, and a change of the list would move others.",
      next: `Give the ${kind} itself instead of its name.`,
    });
  }
  const type = typeOf(target);
  if (type !== `aws_iam_${kind}`) throw noTarget(type, kind, construct);
  // A data source calls its name userName or groupName.
  const name = String(Reflect.get(target, `${kind}Name`) ?? Reflect.get(target, "name"));
  // The same id as if the name were given: who changes from one to the other keeps the attachment.
  const id = knownText(target, [`${kind}NameInput`, "nameInput"]) ?? placeOf(target);
  return { name, id };
}

function noTarget(type: string | undefined, kind: "user" | "group", construct: string): ConstructError {
  const isRole = type === "aws_iam_role";
  return new ConstructError({
    code: "construct/target",
    what: `${construct}: ${type ?? "what is given"} is no ${kind}.`,
    why: isRole
      ? "Sessions of a role never carry MFA, so a guard on it would stop everything the role does."
      : `The policy can be attached to users and groups; \`${kind}s\` takes ${kind}s.`,
    next: isRole
      ? "Require MFA where the role is assumed: use MfaRole, whose trust policy does."
      : `Give a ${kind} of the AWS provider, a data source of one, or a name.`,
  });
}
