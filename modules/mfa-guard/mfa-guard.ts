import { IamGroupPolicyAttachment } from "@cdktf/provider-aws/lib/iam-group-policy-attachment/index.js";
import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy/index.js";
import { IamUserPolicyAttachment } from "@cdktf/provider-aws/lib/iam-user-policy-attachment/index.js";
import { Construct } from "constructs";
import { terraformText, textOf } from "../core/document.ts";
import { ConstructError } from "../core/errors.ts";
import { accountOf, type Partition, partitionOf } from "../core/location.ts";
import { type Named, namingOf } from "../core/naming.ts";
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
      partition: partitionOf(this, props.partition, construct),
      account: accountOf(props.accountId, construct),
      construct,
    });
    this.document = textOf(document, "managed", construct);
    this.policy = new IamPolicy(this, "policy", {
      description: guardDescription,
      ...naming,
      policy: terraformText(this.document),
    });
    for (const user of users) {
      new IamUserPolicyAttachment(this, `user-${user.id}`, { user: user.name, policyArn: this.policy.arn });
    }
    for (const group of groups) {
      new IamGroupPolicyAttachment(this, `group-${group.id}`, {
        group: group.name,
        policyArn: this.policy.arn,
      });
    }
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
