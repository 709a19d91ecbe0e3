/**
 * The guard as a document: enrolment of the own device and self-service, and two Denies for requests without MFA.
 * AWS's own sample has one Deny; the second keeps what the first lets through to the own user, because a principal
 * that also has broad rights could otherwise, without MFA, enrol devices for others.
 */
import type { PolicyDocument, Statement } from "../core/document.ts";
import { enrolmentWrites, exemptActions } from "../core/exempt.ts";
import { type Profile, withMfa, withoutMfa } from "../core/profile.ts";

export interface GuardOptions {
  profile: Profile;
  /** Further actions that need no MFA. */
  exempt: readonly string[];
  /** `aws`, `aws-cn`, `aws-us-gov`, or a reference to one. */
  partition: string;
  /** An account id, or `*`: the variable in the ARN names the own user in whatever account. */
  account: string;
  /** Who throws, in errors. */
  construct: string;
}

/** What the managed policy says it is, and what Terraform begins its name with. */
export const guardDescription = "Denies everything but enrolling an MFA device to requests without MFA";
export const guardPrefix = "mfa-guard-";

/** What one may do about credentials of one's own, once signed in with MFA. */
const selfService = [
  "iam:ChangePassword",
  "iam:CreateAccessKey",
  "iam:DeactivateMFADevice",
  "iam:DeleteSSHPublicKey",
  "iam:DeleteServiceSpecificCredential",
  "iam:DeleteSigningCertificate",
  "iam:GetSSHPublicKey",
  "iam:ListSSHPublicKeys",
  "iam:ListServiceSpecificCredentials",
  "iam:ListSigningCertificates",
  "iam:UpdateSSHPublicKey",
  "iam:UpdateServiceSpecificCredential",
  "iam:UpdateSigningCertificate",
];

/** Taking access keys out of use. Where keys keep working without MFA, a program can do so with its own. */
const keyRetirement = [
  "iam:DeleteAccessKey",
  "iam:GetAccessKeyLastUsed",
  "iam:ListAccessKeys",
  "iam:UpdateAccessKey",
];

/**
 * The guard of a profile (IAM User Guide, "AWS: Allows IAM users to manage their own password, access keys, ... and
 * MFA devices"). Throws ConstructError for an unknown profile and for exempt actions that are dangerous.
 */
export function guardDocument({
  profile,
  exempt,
  partition,
  account,
  construct,
}: GuardOptions): PolicyDocument {
  const withoutMfaHere = withoutMfa(profile, construct);
  const self = ownUser(partition, account);
  const devices = `arn:${partition}:iam::${account}:mfa/*`;
  // Whoever has stolen an access key that needs no MFA would make another one, and keep it when the first is gone.
  const gate: Partial<Statement> = profile === "console-only" ? { Condition: withMfa } : {};
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "AllowViewingAccount",
        Effect: "Allow",
        Action: [
          "iam:GetAccountPasswordPolicy",
          "iam:GetAccountSummary",
          "iam:ListAccountAliases",
          "iam:ListVirtualMFADevices",
        ],
        Resource: "*",
      },
      {
        Sid: "AllowCreatingDevices",
        Effect: "Allow",
        Action: "iam:CreateVirtualMFADevice",
        Resource: devices,
      },
      {
        Sid: "AllowEnrollingOwnDevices",
        Effect: "Allow",
        Action: [
          "iam:EnableMFADevice",
          "iam:GetMFADevice",
          "iam:GetUser",
          "iam:ListMFADevices",
          "iam:ResyncMFADevice",
        ],
        Resource: self,
      },
      { Sid: "AllowRetiringOwnKeys", Effect: "Allow", Action: keyRetirement, Resource: self },
      { Sid: "AllowSelfService", Effect: "Allow", Action: selfService, Resource: self, ...gate },
      {
        // Devices of any name can be made; only one of the own name can be told from those of others.
        Sid: "AllowDeletingOwnDevice",
        Effect: "Allow",
        Action: "iam:DeleteVirtualMFADevice",
        Resource: `arn:${partition}:iam::${account}:mfa/\${aws:username}`,
        ...gate,
      },
      ...denyWithoutMfa({
        exempt: exemptActions(exempt, construct),
        own: [...self, devices],
        withoutMfaHere,
      }),
    ],
  };
}

/** Users under a path have it in their ARN; names are unique in an account whatever their path. */
export function ownUser(partition: string, account: string): string[] {
  const user = `arn:${partition}:iam::${account}:user`;
  return [`${user}/\${aws:username}`, `${user}/*/\${aws:username}`];
}

interface Denied {
  exempt: string[];
  /** Where enrolment stays possible. */
  own: string[];
  withoutMfaHere: NonNullable<Statement["Condition"]>;
}

/** The two Denies that are the guard. */
export function denyWithoutMfa({ exempt, own, withoutMfaHere }: Denied): Statement[] {
  return [
    {
      Sid: "DenyWithoutMfa",
      Effect: "Deny",
      NotAction: exempt,
      Resource: "*",
      Condition: withoutMfaHere,
    },
    {
      Sid: "DenyEnrollingOthersWithoutMfa",
      Effect: "Deny",
      Action: enrolmentWrites(),
      NotResource: own,
      Condition: withoutMfaHere,
    },
  ];
}
