import { IamGroup } from "@cdktf/provider-aws/lib/iam-group/index.js";
import { IamGroupPolicy } from "@cdktf/provider-aws/lib/iam-group-policy/index.js";
import { IamGroupPolicyAttachment } from "@cdktf/provider-aws/lib/iam-group-policy-attachment/index.js";
import { IamUserGroupMembership } from "@cdktf/provider-aws/lib/iam-user-group-membership/index.js";
import { Token } from "cdktf";
import { Construct } from "constructs";
import { terraformText } from "../core/document.ts";
import { ConstructError } from "../core/errors.ts";
import { checkName, checkPath } from "../core/names.ts";
import { placeIn } from "../core/placed.ts";
import { type PolicyTarget, policiesOf } from "../core/policies.ts";
import { type UserTarget, usersOf } from "../core/targets.ts";
import { MfaGuard, type MfaGuardProps } from "../mfa-guard/mfa-guard.ts";

export interface HumanGroupProps
  extends Pick<MfaGuardProps, "profile" | "exemptActions" | "partition" | "accountId" | "provider"> {
  /** The exact name of the group. */
  readonly name: string;
  /** The IAM path of the group and of its guard, such as `/people/`. Default: `/`. */
  readonly path?: string;
  /** Who is in it: users of the stack, data sources of existing ones, or names. Other groups of theirs stay. */
  readonly members?: readonly UserTarget[];
  /** Managed policies of the group. Default: none. */
  readonly policies?: readonly PolicyTarget[];
  /** Inline policies of the group: JSON text by name. Default: none. */
  readonly inlinePolicies?: Readonly<Record<string, string>>;
  /** Tags of the guard's policy; AWS has none on groups. */
  readonly tags?: Record<string, string>;
}

/**
 * A group of people: what they may do, who they are, and a guard that denies all of it without MFA.
 * Throws ConstructError as MfaGuard does.
 */
export class HumanGroup extends Construct {
  readonly group: IamGroup;
  readonly guard: MfaGuard;

  constructor(scope: Construct, id: string, props: HumanGroupProps) {
    super(scope, id);
    const construct = `HumanGroup ${this.node.path}`;
    const { name, path, profile, exemptActions, partition, accountId, tags, provider } = props;
    checkName(name, "group", construct);
    checkPath(path, construct);
    const policies = policiesOf(props.policies ?? [], construct);
    const members = usersOf(props.members ?? [], construct);
    const inline = Object.entries(props.inlinePolicies ?? {});
    for (const [policy, text] of inline) {
      checkName(policy, "policy", construct);
      checkJson(text, policy, construct);
    }
    this.group = new IamGroup(this, "group", {
      ...placeIn(props),
      name,
      ...(path === undefined ? {} : { path }),
    });
    this.guard = new MfaGuard(this, "guard", {
      groups: [this.group],
      ...defined({ path, profile, exemptActions, partition, accountId, tags, provider }),
    });
    // Nobody gets rights through the group, or comes into it, before the guard is there.
    const guarded = { ...placeIn(props), dependsOn: [...this.guard.attachments] };
    for (const policy of policies) {
      new IamGroupPolicyAttachment(this, `policy-${policy.id}`, {
        ...guarded,
        group: this.group.name,
        policyArn: policy.arn,
      });
    }
    for (const [policy, text] of inline) {
      new IamGroupPolicy(this, `inline-${policy}`, {
        ...guarded,
        group: this.group.name,
        name: policy,
        policy: terraformText(text),
      });
    }
    for (const member of members) {
      new IamUserGroupMembership(this, `member-${member.id}`, {
        ...guarded,
        user: member.name,
        groups: [this.group.name],
      });
    }
  }

  /** The name of the group, as a reference. */
  get groupName(): string {
    return this.group.name;
  }
}

/** Throws ConstructError for a policy that is no JSON object. References in it are texts of their own. */
function checkJson(text: string, policy: string, construct: string): void {
  if (Token.isUnresolved(text) && !text.trimStart().startsWith("{")) return;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return;
  throw new ConstructError({
    code: "construct/json",
    what: `${construct}: the inline policy \`${policy}\` is no JSON object.`,
    why: "AWS would refuse it at apply, when other changes have been made already.",
    next: "Give the text of a policy document, such as what JSON.stringify makes of it.",
  });
}

/** Without the entries that are undefined: an optional property given as undefined is another thing than none. */
function defined<T extends object>(given: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never;
}
