import type { DataAwsIamPolicy } from "@cdktf/provider-aws/lib/data-aws-iam-policy/index.js";
import type { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy/index.js";
import { Token } from "cdktf";
import { placeOf, refuseTwice, typeOf } from "./elements.ts";
import { ConstructError } from "./errors.ts";
import { MANAGED_POLICY } from "./patterns.ts";

/** A managed policy as constructs take it: one of the stack, a data source, or an ARN. */
export type PolicyTarget = string | IamPolicy | DataAwsIamPolicy;

export interface AttachedPolicy {
  arn: string;
  /** What tells it from others in logical ids, whatever the order they are given in. */
  id: string;
}

/** ARNs of managed policies. Throws ConstructError for what is none, and for one that is given twice. */
export function policiesOf(targets: readonly PolicyTarget[], construct: string): AttachedPolicy[] {
  const found = targets.map((target) => policyOf(target, construct));
  refuseTwice(
    found.map(({ id }) => id),
    "policy",
    construct,
  );
  return found;
}

function policyOf(target: PolicyTarget, construct: string): AttachedPolicy {
  if (typeof target !== "string" && typeOf(target) === "aws_iam_policy") {
    return { arn: target.arn, id: placeOf(target) };
  }
  const arn = String(target);
  if (typeof target === "string" && MANAGED_POLICY.test(arn)) {
    return { arn, id: arn.split(":").slice(4).join("_").replaceAll("/", "_") };
  }
  throw new ConstructError({
    code: "construct/policy",
    what: `${construct}: \`${typeOf(target) ?? arn}\` is no ${typeof target === "string" ? "ARN of a " : ""}managed policy.`,
    why: Token.isUnresolved(target)
      ? "It is a reference that Terraform resolves later, and its logical id would depend on its place in the list."
      : "Terraform could not attach it.",
    next: "Give the policy itself, or an ARN like `arn:aws:iam::aws:policy/ReadOnlyAccess`.",
  });
}
