/** Stacks as a user's app has them, synthesised for the AWS provider that tests plan with. */
import { AwsProvider } from "@cdktf/provider-aws/lib/provider/index.js";
import { TerraformStack, Testing } from "cdktf";
import { versions } from "../../harness/terraform/provider.ts";

/** The configuration (`cdk.tf.json`) of a stack with one AWS provider that asks nobody. */
export function synth(build: (stack: TerraformStack) => void): string {
  const stack = new TerraformStack(Testing.app(), "people");
  new AwsProvider(stack, "aws", {
    region: "eu-central-1",
    accessKey: "mock",
    secretKey: "mock",
    skipCredentialsValidation: true,
    skipMetadataApiCheck: "true",
    skipRequestingAccountId: true,
    skipRegionValidation: true,
  });
  build(stack);
  // The classes are of a later provider than the one tests plan with; what they say is the same in both.
  stack.addOverride("terraform.required_providers.aws", { source: "hashicorp/aws", version: versions.aws });
  return Testing.synth(stack);
}

/** Configurations by type and logical id. */
export type Resources = Record<string, Record<string, Record<string, unknown>>>;

/** What a stack has, managed and read. */
export function made(build: (stack: TerraformStack) => void): { resource: Resources; data: Resources } {
  const { resource = {}, data = {} } = JSON.parse(synth(build)) as { resource?: Resources; data?: Resources };
  return { resource, data };
}
