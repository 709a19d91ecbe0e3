import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy/index.js";
import { Token } from "cdktf";
import { Construct } from "constructs";
import { terraformText, textOf } from "../core/document.ts";
import { ConstructError } from "../core/errors.ts";
import { accountOf, type Partition, partitionOf } from "../core/location.ts";
import { checkName } from "../core/names.ts";
import { namingOf } from "../core/naming.ts";
import { type Placed, placeIn } from "../core/placed.ts";
import { boundaryDescription, boundaryDocument } from "./document.ts";
import type { Reopening } from "./reopen.ts";

export interface EscalationBoundaryProps extends Placed {
  /** The exact name: the document has to name its own policy, to protect it. */
  readonly name: string;
  /** The IAM path, such as `/boundaries/`. Default: `/`. */
  readonly path?: string;
  /** Tags of the policy. */
  readonly tags?: Record<string, string>;
  /** Default: that of the provider. */
  readonly partition?: Partition;
  /** Twelve digits. Default: any account, because a boundary always lies in the account of its bearer. */
  readonly accountId?: string;
  /** Denied actions that stay possible on some resources, such as `iam:PassRole` on the roles that a CI role deploys. */
  readonly allow?: readonly Reopening[];
  /** What the policy says of itself. Default: one sentence. */
  readonly description?: string;
}

const NAME = "EscalationBoundary";

/**
 * A permissions boundary under which no escalation path of identity policies that fails the gate is left, whatever the
 * policies of its bearer allow: for delegated administrators and CI roles. It protects itself, and its bearer can create
 * users and roles only with the same boundary. Throws ConstructError when `allow` reopens what is not denied, or names
 * conditions without a safe negation.
 * Source of the paths: the catalogue of this package. Of boundaries: IAM User Guide, "Permissions boundaries for IAM
 * entities".
 */
export class EscalationBoundary extends Construct {
  /** The managed policy. */
  readonly policy: IamPolicy;
  /** Its document, as AWS gets it; the partition may be a reference. */
  readonly document: string;

  constructor(scope: Construct, id: string, props: EscalationBoundaryProps) {
    super(scope, id);
    const construct = `${NAME} ${this.node.path}`;
    // Without types, no name would become one by the word `undefined`.
    checkName(props.name ?? "", "policy", construct);
    const naming = namingOf(props, { prefix: "", kind: "policy", construct });
    const path = props.path ?? "/";
    refusePattern(path, construct);
    const document = boundaryDocument({
      name: props.name,
      path,
      partition: partitionOf(this, props, construct),
      account: accountOf(props.accountId, construct),
      allow: props.allow ?? [],
      construct,
    });
    this.document = textOf(document, "managed", construct);
    this.policy = new IamPolicy(this, "policy", {
      ...placeIn(props),
      description: props.description ?? boundaryDescription,
      ...naming,
      policy: terraformText(this.document),
    });
  }

  /** The ARN of the policy, to give it to users and roles as `permissionsBoundary`. */
  get policyArn(): string {
    return this.policy.arn;
  }
}

/** AWS takes stars in paths, and a reference may hold some. In the ARN of a condition they would admit other policies as the boundary. */
function refusePattern(path: string, construct: string): void {
  const isReference = Token.isUnresolved(path);
  if (!isReference && !/[*?]/.test(path)) return;
  throw new ConstructError({
    code: "construct/path",
    what: isReference
      ? `${construct}: the path is a reference that Terraform resolves later.`
      : `${construct}: the path \`${path}\` has a wildcard.`,
    why: "The boundary names its own ARN, and would admit every policy that a wildcard in it matches.",
    next: "Write the path out, without `*` and `?`.",
  });
}
