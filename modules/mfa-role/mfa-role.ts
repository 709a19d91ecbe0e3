import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document/index.js";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role/index.js";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment/index.js";
import { Token } from "cdktf";
import { Construct } from "constructs";
import { asDataSource } from "../core/data-source.ts";
import { textOf } from "../core/document.ts";
import { ConstructError } from "../core/errors.ts";
import { type Partition, partitionOf } from "../core/location.ts";
import { type Named, namingOf } from "../core/naming.ts";
import { placeIn } from "../core/placed.ts";
import { type PolicyTarget, policiesOf } from "../core/policies.ts";
import { mfaTrustDocument, roleDescription, rolePrefix } from "./document.ts";
import { type TrustedPrincipal, trustedArns } from "./trusted.ts";

export interface MfaRoleProps extends Named {
  /** Who may assume the role with MFA: account ids, ARNs of users or of an account's root, users. */
  readonly trusted: readonly TrustedPrincipal[];
  /** How long ago MFA may be when the role is assumed, in seconds. Default: any time. */
  readonly maxMfaAgeSeconds?: number;
  /** Managed policies of the role. Default: none. */
  readonly policies?: readonly PolicyTarget[];
  /** The permissions boundary of the role. Default: none. */
  readonly permissionsBoundary?: PolicyTarget;
  /** How long a session lasts, in seconds, 3,600 to 43,200. Default: that of AWS, an hour. */
  readonly maxSessionSeconds?: number;
  /** What the role is for. */
  readonly description?: string;
  /** Default: that of the provider. */
  readonly partition?: Partition;
}

/**
 * A role for people: its trust policy lets them in only with MFA. A session of a role carries no MFA, so the trust is
 * the one place where it can be required (IAM User Guide, "Configuring MFA-protected API access").
 * Throws ConstructError for services, roles and identity providers, which never come with MFA.
 */
export class MfaRole extends Construct {
  readonly role: IamRole;
  /** The trust policy: its `json` is the text. */
  readonly trust: DataAwsIamPolicyDocument;

  constructor(scope: Construct, id: string, props: MfaRoleProps) {
    super(scope, id);
    const construct = `MfaRole ${this.node.path}`;
    const naming = namingOf(props, { prefix: rolePrefix, kind: "role", construct });
    // Only account ids need a partition.
    const needsPartition = props.trusted.some((one) => typeof one === "string" && /^\d/.test(one));
    const partition = needsPartition || props.partition ? partitionOf(this, props, construct) : "aws";
    checkSession(props.maxSessionSeconds, construct);
    const { known, planned } = trustedArns(props.trusted, partition, construct);
    const document = mfaTrustDocument(known, props.maxMfaAgeSeconds, construct, planned);
    textOf(document, "trust", construct);
    this.trust = new DataAwsIamPolicyDocument(this, "trust", {
      ...placeIn(props),
      ...asDataSource(document),
    });
    const boundary = props.permissionsBoundary;
    this.role = new IamRole(this, "role", {
      ...placeIn(props),
      ...naming,
      description: props.description ?? roleDescription,
      assumeRolePolicy: this.trust.json,
      ...(props.maxSessionSeconds === undefined ? {} : { maxSessionDuration: props.maxSessionSeconds }),
      ...(boundary === undefined
        ? {}
        : { permissionsBoundary: policiesOf([boundary], construct)[0]?.arn ?? "" }),
    });
    for (const policy of policiesOf(props.policies ?? [], construct)) {
      new IamRolePolicyAttachment(this, `policy-${policy.id}`, {
        ...placeIn(props),
        role: this.role.name,
        policyArn: policy.arn,
      });
    }
  }

  /** The ARN of the role, for those who assume it. */
  get roleArn(): string {
    return this.role.arn;
  }
}

/** Throws ConstructError for a duration that AWS refuses (IAM API reference, CreateRole). */
function checkSession(seconds: number | undefined, construct: string): void {
  if (seconds === undefined || Token.isUnresolved(seconds)) return;
  if (Number.isInteger(seconds) && seconds >= 3600 && seconds <= 43_200) return;
  throw new ConstructError({
    code: "construct/range",
    what: `${construct}: \`maxSessionSeconds\` is ${seconds}.`,
    why: "AWS would refuse it at apply.",
    next: "Give whole seconds from 3600 to 43200, or leave it out.",
  });
}
