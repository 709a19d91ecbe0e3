import type { PolicyDocument } from "../core/document.ts";
import { ConstructError } from "../core/errors.ts";

/** The longest that MFA can be ago: sessions with MFA end after 36 hours (STS API reference, GetSessionToken). */
export const LONGEST_MFA_SECONDS = 129_600;

/** What the role says it is, and what Terraform begins its name with. */
export const roleDescription = "For people who have signed in with MFA";
export const rolePrefix = "mfa-role-";

/**
 * A trust policy that lets people in with MFA alone. `Bool` is right on an Allow: without the key it does not hold.
 * The MFA may be given in the AssumeRole call itself or come with the caller's session.
 * @param principals ARNs of users and account roots
 * @param maxAge how long ago MFA may be, in seconds; undefined for any time
 * @param planned ARNs that are unknown until apply: in a plan one of them would hide the whole list that it is in
 */
export function mfaTrustDocument(
  principals: readonly string[],
  maxAge: number | undefined,
  construct: string,
  planned: readonly string[] = [],
): PolicyDocument {
  if (maxAge !== undefined && !(Number.isInteger(maxAge) && maxAge > 0 && maxAge < LONGEST_MFA_SECONDS)) {
    throw new ConstructError({
      code: "construct/max-age",
      what: `${construct}: \`maxMfaAgeSeconds\` is ${maxAge}.`,
      why: `No MFA is younger than 0 seconds, and none is older than ${LONGEST_MFA_SECONDS}, so it would forbid or limit nothing.`,
      next: "Give whole seconds, such as 3600, or leave it out.",
    });
  }
  const age = maxAge === undefined ? {} : { NumericLessThan: { "aws:MultiFactorAuthAge": String(maxAge) } };
  const lists =
    planned.length === 0 || principals.length === 0 ? [[...principals, ...planned]] : [principals, planned];
  return {
    Version: "2012-10-17",
    Statement: lists.map((arns, i) => ({
      Sid: i === 0 ? "AllowPeopleWithMfa" : "AllowPlannedUsersWithMfa",
      Effect: "Allow",
      Principal: { AWS: [...arns] },
      Action: "sts:AssumeRole",
      Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" }, ...age },
    })),
  };
}
