/** What the types refuse. It is compiled and never run: each line that is expected to be an error has to be one. */
import { IamGroup } from "@cdktf/provider-aws/lib/iam-group/index.js";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role/index.js";
import { IamUser } from "@cdktf/provider-aws/lib/iam-user/index.js";
import type { TerraformStack } from "cdktf";
import {
  EscalationBoundary,
  HumanGroup,
  MfaGuard,
  MfaRole,
  MfaServiceControlPolicy,
  PasswordPolicy,
} from "iamgate/cdktf";

export function refused(stack: TerraformStack): void {
  const role = new IamRole(stack, "role", { assumeRolePolicy: "{}" });
  const group = new IamGroup(stack, "group", { name: "group" });
  const user = new IamUser(stack, "user", { name: "user" });

  // @ts-expect-error There is no such profile.
  new MfaGuard(stack, "1", { users: [user], profile: "all-session" });
  // @ts-expect-error A role is no user: its sessions never carry MFA.
  new MfaGuard(stack, "2", { users: [role] });
  // @ts-expect-error Nor is a group.
  new MfaGuard(stack, "3", { users: [group] });
  // @ts-expect-error A user is no group.
  new MfaGuard(stack, "4", { groups: [user] });
  // @ts-expect-error There is no such property.
  new MfaGuard(stack, "5", { users: [user], exempt: ["iam:ChangePassword"] });
  // @ts-expect-error There is no such partition.
  new MfaGuard(stack, "6", { users: [user], partition: "aws-eu" });
  // @ts-expect-error A group has a name.
  new HumanGroup(stack, "7", { members: [user] });
  // @ts-expect-error A role is no member.
  new HumanGroup(stack, "8", { name: "people", members: [role] });
  // @ts-expect-error Somebody is trusted.
  new MfaRole(stack, "9", { name: "deployer" });
  // @ts-expect-error A role never comes with MFA.
  new MfaRole(stack, "10", { trusted: [role] });
  // @ts-expect-error A service control policy is attached to something.
  new MfaServiceControlPolicy(stack, "11", {});
  // @ts-expect-error And that is no user.
  new MfaServiceControlPolicy(stack, "12", { targets: [user] });
  // @ts-expect-error A number of characters.
  new PasswordPolicy(stack, "13", { minimumLength: "14" });
  // @ts-expect-error A boundary has a name, because it names itself.
  new EscalationBoundary(stack, "14", {});
  // @ts-expect-error What is reopened is reopened on resources.
  new EscalationBoundary(stack, "15", { name: "boundary", allow: [{ actions: ["iam:PassRole"] }] });
}
