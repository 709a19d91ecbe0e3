import { nearest } from "../../harness/nearest.ts";
import { PROFILES, type Profile } from "../../harness/types.ts";
import type { Condition } from "./document.ts";
import { ConstructError } from "./errors.ts";

export { PROFILES, type Profile } from "../../harness/types.ts";

const PRESENT = "aws:MultiFactorAuthPresent";

/**
 * When a guard's Deny holds. Without MFA the key is false in sessions and absent with access keys; calls that a
 * service makes for an access key have it false as well, so the profile that spares keys spares those too
 * (IAM User Guide, "AWS global condition context keys").
 */
const WITHOUT_MFA: Record<Profile, Condition> = {
  "all-sessions": { BoolIfExists: { [PRESENT]: "false" } },
  "console-only": { Bool: { [PRESENT]: "false", "aws:ViaAWSService": "false" } },
};

/** The condition of a request made with MFA, for an Allow. */
export const withMfa: Condition = { Bool: { [PRESENT]: "true" } };

/** The condition of a request without MFA, for a Deny. Throws ConstructError for a word that is no profile. */
export function withoutMfa(profile: Profile, construct: string): Condition {
  if (Object.hasOwn(WITHOUT_MFA, profile)) return WITHOUT_MFA[profile];
  throw new ConstructError({
    code: "construct/profile",
    what: `${construct}: \`${String(profile)}\` is no profile.`,
    why: "A profile says whose requests without MFA are denied: those of all sessions, or only of the console.",
    next: `Did you mean \`${nearest(String(profile), PROFILES) ?? "all-sessions"}\`? There are: ${PROFILES.join(", ")}.`,
  });
}
