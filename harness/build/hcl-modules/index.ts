import { escalationBoundary } from "./escalation-boundary.ts";
import { humanGroup } from "./human-group.ts";
import { mfaGuard } from "./mfa-guard.ts";
import { mfaRole } from "./mfa-role.ts";
import { mfaServiceControlPolicy } from "./mfa-service-control-policy.ts";
import type { TerraformModule } from "./module.ts";
import { passwordPolicy } from "./password-policy.ts";

/** Where the modules are, each in a folder of its name. */
export const modulesFolder = "modules/hcl";

/** Every Terraform module that iamgate ships. */
export const terraformModules: readonly TerraformModule[] = [
  escalationBoundary,
  humanGroup,
  mfaGuard,
  mfaRole,
  mfaServiceControlPolicy,
  passwordPolicy,
];
