import type { PolicyDocument } from "../core/document.ts";
import { exemptActions } from "../core/exempt.ts";
import { type Profile, withoutMfa } from "../core/profile.ts";
import { denyWithoutMfa, ownUser } from "../mfa-guard/document.ts";

/** What the policy says it is, and its name where none is given. */
export const serviceControlDescription =
  "Denies users everything but enrolling an MFA device in requests without MFA";
export const serviceControlName = "mfa-guard";

export interface ServiceControlOptions {
  profile: Profile;
  /** Further actions that need no MFA. */
  exempt: readonly string[];
  /** `aws`, `aws-cn`, `aws-us-gov`, or a reference to one. */
  partition: string;
  /** Who throws, in errors. */
  construct: string;
}

/**
 * The guard for all users of an organization's accounts. It is scoped to users: sessions of roles never carry MFA, and
 * an unscoped one would stop every role, service and federated person. What a user makes of itself by
 * GetFederationToken is another principal, with the user's rights and without MFA (IAM User Guide, "AWS JSON policy
 * elements: Principal"). It grants nothing, so self-service and enrolment need the guard of the users themselves.
 */
export function serviceControlDocument({
  profile,
  exempt,
  partition,
  construct,
}: ServiceControlOptions): PolicyDocument {
  const own = [...ownUser(partition, "*"), `arn:${partition}:iam::*:mfa/*`];
  const withoutMfaHere = {
    ...withoutMfa(profile, construct),
    ArnLike: {
      "aws:PrincipalArn": [`arn:${partition}:iam::*:user/*`, `arn:${partition}:sts::*:federated-user/*`],
    },
  };
  return {
    Version: "2012-10-17",
    Statement: denyWithoutMfa({ exempt: exemptActions(exempt, construct), own, withoutMfaHere }),
  };
}
