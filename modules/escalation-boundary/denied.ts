/** All that the boundary denies: the cover of the catalogue's paths, and other calls that do the same. */
import { type Covered, cover } from "./cover.ts";

/**
 * Calls that lead where a covered one leads, by action: the covered one. No public catalogue names them as paths yet, so
 * the gate does not find them either. Source: the API references of the services.
 */
export const siblings: Readonly<Record<string, string>> = {
  // Commands in a sandbox of the project, with its role.
  "codebuild:StartCommandExecution": "codebuild:StartBuild",
  "codebuild:StartSandbox": "codebuild:StartBuild",
  "ds-data:AddGroupMember": "identitystore:CreateGroupMembership",
  // The instance starts again from an image or snapshot of the caller's choice.
  "ec2:CreateReplaceRootVolumeTask": "ec2:ModifyInstanceAttribute",
  "eks:AssociateAccessPolicy": "eks:CreateAccessEntry",
  "eks:UpdateAccessEntry": "eks:CreateAccessEntry",
  "sagemaker:UpdateNotebookInstanceLifecycleConfig": "sagemaker:CreateNotebookInstanceLifecycleConfig",
  // State Manager runs what has been changed at once.
  "ssm:UpdateAssociation": "ssm:CreateAssociation",
  "ssm:UpdateMaintenanceWindowTask": "ssm:RegisterTargetWithMaintenanceWindow",
  "sso-directory:AddMemberToGroup": "identitystore:CreateGroupMembership",
  // The canary's next run is other code, with the role it has.
  "synthetics:UpdateCanary": "lambda:UpdateFunctionCode",
};

/** The calls that do the same as a covered one. */
export function siblingsOf(action: string): string[] {
  return Object.keys(siblings).filter((name) => siblings[name] === action);
}

export const denied: readonly Covered[] = [
  ...cover,
  ...Object.keys(siblings).map((action) => ({ action, own: false, stops: [] })),
].sort((one, other) => (one.action < other.action ? -1 : 1));
