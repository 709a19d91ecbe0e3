/** Each construct in a stack as its users would write it. */
import { IamGroup } from "@cdktf/provider-aws/lib/iam-group/index.js";
import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy/index.js";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role/index.js";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment/index.js";
import { IamUser } from "@cdktf/provider-aws/lib/iam-user/index.js";
import { IamUserGroupMembership } from "@cdktf/provider-aws/lib/iam-user-group-membership/index.js";
import { IamUserPolicyAttachment } from "@cdktf/provider-aws/lib/iam-user-policy-attachment/index.js";
import type { TerraformStack } from "cdktf";
import {
  EscalationBoundary,
  HumanGroup,
  MfaGuard,
  MfaRole,
  MfaServiceControlPolicy,
  PasswordPolicy,
  type Profile,
} from "../index.ts";

export type Build = (stack: TerraformStack, profile: Profile) => void;

/** What people may do in the scenes: nothing that a rule minds once it needs MFA. */
const reading = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", Action: ["ec2:DescribeInstances", "s3:ListAllMyBuckets"], Resource: "*" },
    { Effect: "Allow", Action: "cloudwatch:PutMetricData", Resource: "*" },
  ],
});

/** The trust policy of a service's role. */
const trusting = (service: string): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
  });

export const scenes: Record<string, Build> = {
  MfaGuard(stack, profile) {
    const alice = new IamUser(stack, "alice", { name: "alice", path: "/people/" });
    const developers = new IamGroup(stack, "developers", { name: "developers" });
    const erin = new IamUser(stack, "erin", { name: "erin" });
    const policy = new IamPolicy(stack, "reading", { name: "reading", policy: reading });
    new IamUserPolicyAttachment(stack, "alice-reading", { user: alice.name, policyArn: policy.arn });
    new IamUserGroupMembership(stack, "membership", { user: erin.name, groups: [developers.name] });
    new MfaGuard(stack, "guard", {
      profile,
      users: [alice, "bob"],
      groups: [developers, "operators"],
      namePrefix: "people-",
      path: "/guards/",
      tags: { team: "security" },
    });
  },
  HumanGroup(stack, profile) {
    const policy = new IamPolicy(stack, "reading", { name: "reading", policy: reading });
    new HumanGroup(stack, "analysts", {
      profile,
      name: "analysts",
      path: "/people/",
      members: [new IamUser(stack, "carol", { name: "carol" }), "dave"],
      policies: [policy],
      inlinePolicies: { metrics: reading },
      accountId: "111122223333",
    });
  },
  MfaRole(stack) {
    const carol = new IamUser(stack, "carol", { name: "carol" });
    const policies = [new IamPolicy(stack, "reading", { name: "reading", policy: reading })];
    const trusted = ["111122223333", "arn:aws:iam::444455556666:user/people/bob"];
    new MfaRole(stack, "deployer", { name: "deployer", trusted, maxMfaAgeSeconds: 3600, policies });
    // A trust policy that is known only after apply.
    new MfaRole(stack, "reader", { trusted: [carol], maxSessionSeconds: 7200 });
  },
  MfaServiceControlPolicy(stack, profile) {
    new MfaServiceControlPolicy(stack, "organization", { profile, targets: ["r-ab12", "111122223333"] });
  },
  EscalationBoundary(stack) {
    new IamRole(stack, "task", { name: "app-task", assumeRolePolicy: trusting("ecs-tasks.amazonaws.com") });
    const { policyArn } = new EscalationBoundary(stack, "boundary", {
      name: "ci-boundary",
      path: "/boundaries/",
      accountId: "111122223333",
      allow: [
        {
          actions: ["iam:PassRole"],
          resources: ["arn:aws:iam::111122223333:role/app-task"],
          conditions: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
        },
      ],
    });
    const role = new IamRole(stack, "ci", {
      name: "ci",
      assumeRolePolicy: trusting("codebuild.amazonaws.com"),
      permissionsBoundary: policyArn,
    });
    const policy = new IamPolicy(stack, "reading", { name: "reading", policy: reading });
    new IamRolePolicyAttachment(stack, "ci-reading", { role: role.name, policyArn: policy.arn });
  },
  PasswordPolicy(stack) {
    new PasswordPolicy(stack, "passwords", { maxAgeDays: 365 });
  },
};
