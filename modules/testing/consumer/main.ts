/** A stack with every construct, as a user writes it. What is given here is what all module systems have to compile. */
import { DataAwsIamGroup } from "@cdktf/provider-aws/lib/data-aws-iam-group/index.js";
import { DataAwsIamUser } from "@cdktf/provider-aws/lib/data-aws-iam-user/index.js";
import { IamGroup } from "@cdktf/provider-aws/lib/iam-group/index.js";
import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy/index.js";
import { IamUser } from "@cdktf/provider-aws/lib/iam-user/index.js";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider/index.js";
import { App, LocalBackend, TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import {
  ConstructError,
  EscalationBoundary,
  HumanGroup,
  MfaGuard,
  type MfaGuardProps,
  MfaRole,
  MfaServiceControlPolicy,
  PasswordPolicy,
  type Profile,
} from "iamgate/cdktf";

const profile: Profile = "all-sessions";
const guarded: Pick<MfaGuardProps, "profile" | "accountId"> = { profile, accountId: "111122223333" };

const reading = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: ["ec2:DescribeInstances", "s3:ListAllMyBuckets"], Resource: "*" }],
});

class People extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new LocalBackend(this, { path: "people.tfstate" });
    new AwsProvider(this, "aws", { region: "eu-central-1" });
    const alice = new IamUser(this, "alice", { name: "alice" });
    const carol = new DataAwsIamUser(this, "carol", { userName: "carol" });
    const policy = new IamPolicy(this, "reading", { name: "reading", policy: reading });

    const guard = new MfaGuard(this, "guard", {
      ...guarded,
      users: [alice, "bob"],
      groups: [
        new IamGroup(this, "developers", { name: "developers" }),
        new DataAwsIamGroup(this, "operators", { groupName: "operators" }),
      ],
      exemptActions: ["iam:ChangePassword"],
    });
    new TerraformOutput(this, "guard-arn", { value: guard.policyArn });

    const analysts = new HumanGroup(this, "analysts", {
      ...guarded,
      name: "analysts",
      members: [alice],
      policies: [policy],
    });
    new TerraformOutput(this, "analysts-name", { value: analysts.groupName });

    const boundary = new EscalationBoundary(this, "boundary", { name: "deployer-boundary" });
    const role = new MfaRole(this, "deployer", {
      trusted: ["111122223333", alice, carol],
      policies: [policy],
      permissionsBoundary: boundary.policy,
    });
    new TerraformOutput(this, "deployer-arn", { value: role.roleArn });

    new MfaServiceControlPolicy(this, "organization", { targets: ["r-ab12"] });
    new PasswordPolicy(this, "passwords");
  }
}

const app = new App({ outdir: "cdktf.out" });
const stack = new People(app, "people");
try {
  new MfaGuard(stack, "nobody", {});
} catch (error) {
  // The class is the one that constructs throw, in CommonJS too.
  if (!(error instanceof ConstructError)) throw error;
  stack.node.tryRemoveChild("nobody");
  console.log(error.code);
}
app.synth();
