import { IamGroupPolicyAttachment } from "@cdktf/provider-aws/lib/iam-group-policy-attachment/index.js";
import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy/index.js";
import { IamUserPolicyAttachment } from "@cdktf/provider-aws/lib/iam-user-policy-attachment/index.js";
import { Construct } from "constructs";
import { terraformText, textOf } from "../core/document.ts";
import { ConstructError } from "../core/errors.ts";
import { accountOf, type Partition, partitionOf } from "../core/location.ts";
import { type Named, namingOf } from "../core/naming.ts";
import { placeIn } from "../core/placed.ts";
import type { Profile } from "../core/profile.ts";
import { type GroupTarget, groupsOf, type UserTarget, usersOf } from "../core/targets.ts";
import { guardDescription, guardDocument, guardPrefix } from "./document.ts";

export interface MfaGuardProps extends Named {
  /** Users that get the guard: those of the stack, data sources of existing ones, or names. */
  readonly users?: readonly UserTarget[];
  /** Groups whose members get the guard. */
  readonly groups?: readonly GroupTarget[];
  /**
   * Whose requests without MFA are denied: `all-sessions` also those made with access keys; `console-only` leaves
   * access keys alone. Default: all-sessions.
   */
  readonly profile?: Profile;
  /** Further actions that need no MFA, such as `iam:ChangePassword`. Dangerous ones are refused. */
  readonly exemptActions?: readonly string[];
  /** Default: that of the provider. */
  readonly partition?: Partition;
  /** Twelve digits. Default: any account, because the policy names the own user by variable. */
  readonly accountId?: string;
}

const NAME = "MfaGuard";

/**
 * A policy that denies people everything but enrolling a device of their own until they have signed in with MFA, and
 * its attachments. Throws ConstructError when there is nobody to guard, a role is given, or an exemption is dangerous.
 */
export class MfaGuard extends Construct {
  /** The managed policy. */
  readonly policy: IamPolicy;
  /** Its document, as AWS gets it; the partition may be a reference. */
  readonly document: string;

  /** What gives it to users and groups: whatever grants rights to them may depend on these. */
  readonly attachments: readonly (IamUserPolicyAttachment | IamGroupPolicyAttachment)[];

  constructor(scope: Construct, id: string, props: MfaGuardProps) {
    super(scope, id);
    const construct = `${NAME} ${this.node.path}`;
    const users = usersOf(props.users ?? [], construct);
    const groups = groupsOf(props.groups ?? [], construct);
    if (users.length + groups.length === 0) throw guardsNobody(construct);
    const naming = namingOf(props, { prefix: guardPrefix, kind: "policy", construct });
    const document = guardDocument({
      profile: props.profile ?? "all-sessions",
      exempt: props.exemptActions ?? [],
      partition: partitionOf(this, props, construct),
      account: accountOf(props.accountId, construct),
      construct,
    });
    this.document = textOf(document, "managed", construct);
    // Where a change replaces the policy, nobody is to be without a guard in between, or for good if that fails.
    const kept = { ...placeIn(props), lifecycle: { createBeforeDestroy: true } };
    this.policy = new IamPolicy(this, "policy", {
      ...kept,
      description: guardDescription,
      ...naming,
      policy: terraformText(this.document),
    });
    const policyArn = this.policy.arn;
    this.attachments = [
      ...users.map(
        ({ id: user, name }) =>
          new IamUserPolicyAttachment(this, `user-${user}`, { ...kept, user: name, policyArn }),
      ),
      ...groups.map(
        ({ id: group, name }) =>
          new IamGroupPolicyAttachment(this, `group-${group}`, { ...kept, group: name, policyArn }),
      ),
    ];
  }

  /** The ARN of the policy, to attach it elsewhere as well. */
  get policyArn(): string {
    return this.policy.arn;
  }
}

function guardsNobody(construct: string): ConstructError {
  return new ConstructError({
    code: "construct/nobody",
    what: `${construct} guards nobody: \`users\` and \`groups\` are empty.`,
    why: "A policy that is attached to nobody has no effect.",
    next: "Give the groups people are in, or the users.",
  });
}
