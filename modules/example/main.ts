/** The people of one AWS account, what they may do, and how they get further. */
import { IamUser } from "@cdktf/provider-aws/lib/iam-user/index.js";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider/index.js";
import { App, S3Backend, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { EscalationBoundary, HumanGroup, MfaRole, PasswordPolicy } from "iamgate/cdktf";

const ACCOUNT = "111122223333";
const REGION = "eu-central-1";

class People extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new S3Backend(this, {
      bucket: "example-terraform-state",
      key: "people.tfstate",
      region: REGION,
      encrypt: true,
    });
    new AwsProvider(this, "aws", { region: REGION, allowedAccountIds: [ACCOUNT] });

    new PasswordPolicy(this, "passwords");

    const members = ["alice", "bob"].map((name) => new IamUser(this, name, { name }));
    // Without MFA the members enrol a device of their own, and can do nothing else.
    new HumanGroup(this, "developers", {
      name: "developers",
      members,
      policies: ["arn:aws:iam::aws:policy/job-function/ViewOnlyAccess"],
    });

    // Who deploys has signed in with MFA within the hour, and the boundary leaves no path to more rights that fails the gate.
    new MfaRole(this, "deployer", {
      name: "deployer",
      trusted: members,
      maxMfaAgeSeconds: 3600,
      policies: ["arn:aws:iam::aws:policy/PowerUserAccess"],
      permissionsBoundary: new EscalationBoundary(this, "boundary", { name: "deployer-boundary" }).policy,
    });
  }
}

const app = new App();
new People(app, "people");
app.synth();
