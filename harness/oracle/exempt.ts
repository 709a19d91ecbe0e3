/** What may stay open without MFA. */
import { matches } from "./pattern.ts";

const EXEMPT_WRITES = new Set(
  ["CreateVirtualMFADevice", "EnableMFADevice", "ResyncMFADevice", "ChangePassword", "DeleteVirtualMFADevice"]
    .map((a) => `iam:${a}`.toLowerCase())
    .concat("sts:getsessiontoken", "sts:getcalleridentity", "sts:getfederationtoken"),
);

/** Exempt is decided by the action alone: enrolment, tolerated, warned, and what the configuration adds. */
export function isExempt(action: string, configured: readonly string[] = []): boolean {
  const folded = action.toLowerCase();
  if (EXEMPT_WRITES.has(folded) || matches("iam:get*", folded) || matches("iam:list*", folded)) return true;
  return configured.some((c) => c.toLowerCase() === folded);
}
