import type { DataAwsIamUser } from "@cdktf/provider-aws/lib/data-aws-iam-user/index.js";
import type { IamUser } from "@cdktf/provider-aws/lib/iam-user/index.js";
import { TerraformDataSource } from "cdktf";
import { typeOf } from "../core/elements.ts";
import { ConstructError } from "../core/errors.ts";
import { ACCOUNT, USER_OR_ROOT } from "../core/patterns.ts";

/** Who may assume a role: an account id (twelve digits), the ARN of a user or of an account's root, or a user. */
export type TrustedPrincipal = string | IamUser | DataAwsIamUser;

export interface TrustedArns {
  known: string[];
  /** Unknown until apply, because the users are still to be made. */
  planned: string[];
}

/**
 * The `AWS` principals of a trust policy. Throws ConstructError for services, roles, everybody, and whatever else
 * never comes with MFA: the role could not be assumed, or by anyone.
 */
export function trustedArns(
  trusted: readonly TrustedPrincipal[],
  partition: string,
  construct: string,
): TrustedArns {
  if (trusted.length === 0) {
    throw refused(construct, "trusts nobody: `trusted` is empty", [
      "A role that nobody may assume has no use.",
      "Give the account ids or users whose people assume it.",
    ]);
  }
  const known: string[] = [];
  const planned: string[] = [];
  for (const principal of trusted) {
    const isPlanned = typeof principal === "object" && !TerraformDataSource.isTerraformDataSource(principal);
    (isPlanned ? planned : known).push(arnOf(principal, partition, construct));
  }
  return { known, planned };
}

function arnOf(principal: TrustedPrincipal, partition: string, construct: string): string {
  if (typeof principal !== "string") return userArn(principal, construct);
  if (ACCOUNT.test(principal)) return `arn:${partition}:iam::${principal}:root`;
  if (USER_OR_ROOT.test(principal)) return principal;
  throw refused(construct, `cannot trust \`${principal}\``, reasonFor(principal));
}

function userArn(principal: IamUser | DataAwsIamUser, construct: string): string {
  const type = typeOf(principal);
  if (type === "aws_iam_user") return principal.arn;
  throw refused(
    construct,
    `cannot trust ${type ?? "what is given"}`,
    type === "aws_iam_role" ? roleReason : otherReason,
  );
}

type Reason = [why: string, next: string];

const roleReason: Reason = [
  "Sessions of a role never carry MFA, so the trust would never let it in.",
  "Trust the people behind it, or write a trust policy without MFA for a machine.",
];
const otherReason: Reason = [
  "People come as users, or as an account that answers for its users.",
  "Give an account id, the ARN of a user or of an account's root, or a user of the stack.",
];

function reasonFor(principal: string): Reason {
  if (principal.endsWith(".amazonaws.com") || principal.endsWith(".amazonaws.com.cn")) {
    return [
      "A service never carries MFA, so the trust would never let it in.",
      "Use `aws_iam_role` for roles of services; MfaRole is for people.",
    ];
  }
  if (principal.includes("*")) {
    return ["It would trust everybody who has MFA in an account of their own.", otherReason[1]];
  }
  if (/:(assumed-)?role\//.test(principal)) return roleReason;
  if (/:(oidc|saml)-provider\//.test(principal)) {
    return [
      "AWS cannot tell whether an identity provider asked for MFA.",
      "Require MFA at the identity provider; MfaRole is for IAM users.",
    ];
  }
  return otherReason;
}

function refused(construct: string, problem: string, [why, next]: Reason): ConstructError {
  return new ConstructError({ code: "construct/trusted", what: `${construct} ${problem}.`, why, next });
}
