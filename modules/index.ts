/**
 * Constructs that ship the policies which the gate accepts, for CDK for Terraform and its successor CDK Terrain.
 * `cdktf`, `constructs` and `@cdktf/provider-aws` are the user's own; nothing else of iamgate loads them.
 */
export { ConstructError } from "./core/errors.ts";
export type { Partition } from "./core/location.ts";
export type { PolicyTarget } from "./core/policies.ts";
export type { Profile } from "./core/profile.ts";
export type { GroupTarget, UserTarget } from "./core/targets.ts";
export {
  EscalationBoundary,
  type EscalationBoundaryProps,
} from "./escalation-boundary/escalation-boundary.ts";
export type { Reopening } from "./escalation-boundary/reopen.ts";
export { HumanGroup, type HumanGroupProps } from "./human-group/human-group.ts";
export { MfaGuard, type MfaGuardProps } from "./mfa-guard/mfa-guard.ts";
export { MfaRole, type MfaRoleProps } from "./mfa-role/mfa-role.ts";
export type { TrustedPrincipal } from "./mfa-role/trusted.ts";
export {
  MfaServiceControlPolicy,
  type MfaServiceControlPolicyProps,
} from "./mfa-service-control-policy/mfa-service-control-policy.ts";
export type { OrganizationTarget } from "./mfa-service-control-policy/targets.ts";
export { PasswordPolicy, type PasswordPolicyProps } from "./password-policy/password-policy.ts";
