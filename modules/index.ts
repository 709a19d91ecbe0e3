/**
 * Constructs that ship the policies which the gate accepts, for CDK for Terraform and its successor CDK Terrain.
 * `cdktf`, `constructs` and `@cdktf/provider-aws` are the user's own; nothing else of iamgate loads them.
 */
export { ConstructError } from "./core/errors.ts";
export type { Partition } from "./core/location.ts";
export type { Profile } from "./core/profile.ts";
export type { GroupTarget, UserTarget } from "./core/targets.ts";
export {
  EscalationBoundary,
  type EscalationBoundaryProps,
} from "./escalation-boundary/escalation-boundary.ts";
export type { Reopening } from "./escalation-boundary/reopen.ts";
export { MfaGuard, type MfaGuardProps } from "./mfa-guard/mfa-guard.ts";
