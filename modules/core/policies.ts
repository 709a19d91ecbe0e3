import type { DataAwsIamPolicy } from "@cdktf/provider-aws/lib/data-aws-iam-policy/index.js";
import type { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy/index.js";
import { TerraformElement, Token } from "cdktf";
import { ConstructError } from "./errors.ts";
import { MANAGED_POLICY } from "./patterns.ts";

/** A managed policy as constructs take it: one of the stack, a data source, or an ARN. */
export type PolicyTarget = string | IamPolicy | DataAwsIamPolicy;

export interface AttachedPolicy {
  arn: string;
  /** What tells it from others in logical ids, whatever the order they are given in. */
  id: string;
}

/** ARNs of managed policies. Throws ConstructError for what is none. */
export function policiesOf(targets: readonly PolicyTarget[], construct: string): AttachedPolicy[] {
  return targets.map((target) => {
    if (typeof target !== "string" && TerraformElement.isTerraformElement(target)) {
      return { arn: target.arn, id: target.node.path.replaceAll("/", "_") };
    }
    const arn = String(target);
    if (MANAGED_POLICY.test(arn)) {
      return { arn, id: arn.split(":").slice(4).join("_").replaceAll("/", "_") };
    }
    throw new ConstructError({
      code: "construct/policy",
      what: `${construct}: \`${arn}\` is no ARN of a managed policy.`,
      why: Token.isUnresolved(arn)
        ? "It is a reference that Terraform resolves later, and its logical id would depend on its place in the list."
        : "Terraform could not attach it.",
      next: "Give the policy itself, or an ARN like `arn:aws:iam::aws:policy/ReadOnlyAccess`.",
    });
  });
}
