/**
 * What AWS takes for names and ids, as plain data: constructs check by it, and so do the generated Terraform modules,
 * whose regular expressions are those of RE2. Sources: IAM User Guide, "IAM and AWS STS quotas"; Organizations API
 * reference, AttachPolicy.
 */

export const partitions = ["aws", "aws-cn", "aws-us-gov"] as const;
export type Partition = (typeof partitions)[number];

export const NAME: RegExp = /^[\w+=,.@-]+$/;
/** At most 512 characters. */
export const PATH: RegExp = /^\/([!-~]+\/)?$/;
export const ACCOUNT: RegExp = /^\d{12}$/;
export const MANAGED_POLICY: RegExp = /^arn:[\w-]+:iam::(aws|\d{12}):policy\/[\w+=,.@/-]+$/;
/** Who comes with MFA: users, and the root of an account that answers for them. */
export const USER_OR_ROOT: RegExp = /^arn:[\w-]+:iam::\d{12}:(root|user\/[\w+=,.@/-]+)$/;
/** A root, an account or an organizational unit. */
export const ORGANIZATION_TARGET: RegExp = /^(r-[0-9a-z]{4,32}|\d{12}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32})$/;

export type NameKind = "user" | "group" | "role" | "policy" | "policy prefix" | "role prefix";

/** Characters. Terraform adds 26 to a prefix. */
export const NAME_LENGTHS: Record<NameKind, number> = {
  user: 64,
  group: 128,
  role: 64,
  policy: 128,
  "policy prefix": 102,
  "role prefix": 38,
};
