import type { OrganizationsAccount } from "@cdktf/provider-aws/lib/organizations-account/index.js";
import type { OrganizationsOrganizationalUnit } from "@cdktf/provider-aws/lib/organizations-organizational-unit/index.js";
import { Token } from "cdktf";
import { placeOf, refuseTwice, typeOf } from "../core/elements.ts";
import { ConstructError } from "../core/errors.ts";
import { ORGANIZATION_TARGET } from "../core/patterns.ts";

/** What a service control policy is attached to: an id (`r-`, `ou-`, twelve digits), or a unit or account of the stack. */
export type OrganizationTarget = string | OrganizationsOrganizationalUnit | OrganizationsAccount;

/** Throws ConstructError for an empty list and for ids of other things. */
export function targetsOf(
  targets: readonly OrganizationTarget[],
  construct: string,
): { reference: string; id: string }[] {
  if (targets.length === 0) {
    throw refused(
      `${construct} is attached to nothing: \`targets\` is empty.`,
      "A policy that is attached to nothing has no effect.",
    );
  }
  const found = targets.map((target) => targetOf(target, construct));
  refuseTwice(
    found.map(({ id }) => id),
    "target",
    construct,
  );
  return found;
}

const TYPES = ["aws_organizations_account", "aws_organizations_organizational_unit"];

function targetOf(target: OrganizationTarget, construct: string): { reference: string; id: string } {
  const type = typeOf(target);
  if (typeof target !== "string" && TYPES.some((known) => known === type)) {
    return { reference: target.id, id: placeOf(target) };
  }
  const id = String(target);
  if (typeof target === "string" && ORGANIZATION_TARGET.test(id)) return { reference: id, id };
  throw refused(
    `${construct}: \`${type ?? id}\` is no ${type === undefined ? "id of a " : ""}root, organizational unit or account.`,
    Token.isUnresolved(target)
      ? "It is a reference that Terraform resolves later, and its logical id would depend on its place in the list."
      : "AWS would refuse the attachment at apply.",
  );
}

function refused(what: string, why: string): ConstructError {
  return new ConstructError({
    code: "construct/target",
    what,
    why,
    next: "Give ids like `r-examplerootid`, `ou-abcd-12345678` or an account's twelve digits, or the unit itself.",
  });
}
