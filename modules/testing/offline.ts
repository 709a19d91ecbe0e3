import { versions } from "../../harness/terraform/provider.ts";
import type { Stack } from "./project.ts";

/**
 * A stack as users synthesise it, for the AWS provider that tests plan with. The classes are of a later one, which
 * machines without a network do not have; what they say here is the same in both. A backend would need an `init` of
 * its own.
 */
export function offline(stack: Stack): Stack {
  const copy = structuredClone(stack);
  copy.terraform.required_providers.aws = { source: "hashicorp/aws", version: versions.aws };
  delete copy.terraform.backend;
  const mocked = {
    // Nobody is there to say which account it is.
    allowed_account_ids: undefined,
    access_key: "mock",
    secret_key: "mock",
    skip_credentials_validation: true,
    skip_requesting_account_id: true,
  };
  copy.provider.aws = copy.provider.aws.map((provider) => ({ ...provider, ...mocked }));
  return copy;
}
