import { IamGateError } from "../errors.ts";
import type { JsonObject } from "./json.ts";

/** A small legal plan with these entries of `resource_changes`; members given replace those of the plan. */
export function planOf(changes: readonly unknown[], members: JsonObject = {}): JsonObject {
  return {
    format_version: "1.2",
    terraform_version: "1.11.4",
    complete: true,
    errored: false,
    planned_values: { root_module: {} },
    resource_changes: changes,
    configuration: { root_module: {} },
    ...members,
  };
}

/** The creation of one resource; members given replace those of `change`. */
export function creation(address: string, after: unknown, members: JsonObject = {}): JsonObject {
  const [type, name] = address.split(".");
  const change = { actions: ["create"], before: null, after, after_unknown: {}, after_sensitive: {} };
  const about = {
    address,
    mode: "managed",
    type,
    name,
    provider_name: "registry.terraform.io/hashicorp/aws",
  };
  return { ...about, change: { ...change, ...members } };
}

/** A user with a policy that allows everything, and a bucket, which is none of the ruleset's business. */
export function smallPlan(): JsonObject {
  const document = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
  });
  return planOf([
    creation("aws_iam_user.alice", { name: "alice", path: "/" }),
    creation("aws_iam_user_policy.base", { name: "base", user: "alice", policy: document }),
    creation("aws_s3_bucket.books", { bucket: "books" }),
  ]);
}

/** The code with which something is refused; fails when it is not refused or throws anything else. */
export function refusalOf(run: () => unknown): string {
  try {
    run();
  } catch (thrown) {
    if (thrown instanceof IamGateError) return thrown.code;
    throw thrown;
  }
  throw new Error("was not refused");
}
