import { OrganizationsPolicy } from "@cdktf/provider-aws/lib/organizations-policy/index.js";
import { OrganizationsPolicyAttachment } from "@cdktf/provider-aws/lib/organizations-policy-attachment/index.js";
import { Token } from "cdktf";
import { Construct } from "constructs";
import { terraformText, textOf } from "../core/document.ts";
import { ConstructError } from "../core/errors.ts";
import { type Partition, partitionOf } from "../core/location.ts";
import { type Placed, placeIn } from "../core/placed.ts";
import type { Profile } from "../core/profile.ts";
import { serviceControlDescription, serviceControlDocument, serviceControlName } from "./document.ts";
import { type OrganizationTarget, targetsOf } from "./targets.ts";

export interface MfaServiceControlPolicyProps extends Placed {
  /** The name of the policy. Default: `mfa-guard`. */
  readonly name?: string;
  /** What it is attached to: ids of roots, organizational units or accounts, or those of the stack. */
  readonly targets: readonly OrganizationTarget[];
  /** Whose requests without MFA are denied. Default: all-sessions. */
  readonly profile?: Profile;
  /** Further actions that need no MFA. Dangerous ones are refused. */
  readonly exemptActions?: readonly string[];
  /** Default: that of the provider. */
  readonly partition?: Partition;
  readonly tags?: Record<string, string>;
}

/**
 * A service control policy that denies users everything but enrolling a device of their own until they have signed in
 * with MFA. It does not reach the management account. Throws ConstructError when it would be attached to nothing, for
 * dangerous exemptions, and when it is longer than AWS takes.
 */
export class MfaServiceControlPolicy extends Construct {
  readonly policy: OrganizationsPolicy;
  /** Its document, as AWS gets it; the partition may be a reference. */
  readonly document: string;

  constructor(scope: Construct, id: string, props: MfaServiceControlPolicyProps) {
    super(scope, id);
    const construct = `MfaServiceControlPolicy ${this.node.path}`;
    const targets = targetsOf(props.targets, construct);
    const document = serviceControlDocument({
      profile: props.profile ?? "all-sessions",
      exempt: props.exemptActions ?? [],
      partition: partitionOf(this, props, construct),
      construct,
    });
    this.document = textOf(document, "organization", construct);
    const name = props.name ?? serviceControlName;
    checkLength(name, construct);
    // As in MfaGuard, nothing is without the policy in between.
    const kept = { ...placeIn(props), lifecycle: { createBeforeDestroy: true } };
    this.policy = new OrganizationsPolicy(this, "policy", {
      ...kept,
      name,
      description: serviceControlDescription,
      type: "SERVICE_CONTROL_POLICY",
      content: terraformText(this.document),
      ...(props.tags === undefined ? {} : { tags: { ...props.tags } }),
    });
    for (const target of targets) {
      new OrganizationsPolicyAttachment(this, `target-${target.id}`, {
        ...kept,
        policyId: this.policy.id,
        targetId: target.reference,
      });
    }
  }
}

/** Organizations takes any characters in names (Organizations API reference, CreatePolicy). */
function checkLength(name: string, construct: string): void {
  if (Token.isUnresolved(name) || (name.length > 0 && name.length <= 128)) return;
  throw new ConstructError({
    code: "construct/name",
    what: `${construct}: \`name\` has ${name.length} characters.`,
    why: "AWS would refuse it at apply.",
    next: "Give 1 to 128 characters, or leave it out.",
  });
}
