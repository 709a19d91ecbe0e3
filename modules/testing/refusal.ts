/** What a construct refuses, and in which words. */
import { IamRole } from "@cdktf/provider-aws/lib/iam-role/index.js";
import { TerraformStack, Testing } from "cdktf";
import { expect } from "vitest";
import { actionTables } from "../../harness/config/actions.ts";
import { ConstructError } from "../index.ts";

/** What is asked for, how, the code of the error, and words of what it says. */
export type Refusal = [title: string, build: (stack: TerraformStack) => unknown, code: string, words: RegExp];

/** Holds a refusal to its code and words, and to what all have in common: what, why and what to do. */
export function expectRefused([, build, code, words]: Refusal): void {
  const stack = new TerraformStack(Testing.app(), "people");
  let thrown: unknown;
  try {
    build(stack);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(ConstructError);
  const { code: found, message, what, why, next } = thrown as ConstructError;
  expect(message).toMatch(words);
  expect(found).toBe(code);
  for (const text of [what, why, next]) expect(text).toMatch(/^\S.*[.?@-]$|`\.$/s);
}

/** The role of a function, which is no person. */
export function lambda(stack: TerraformStack): IamRole {
  return new IamRole(stack, "lambda", { assumeRolePolicy: "{}" });
}

const SERVICES = ["ec2", "rds", "s3", "sqs", "sns", "kms", "ecs", "eks", "elasticache", "elasticfilesystem"];

/** Harmless actions, of which many make a policy long. */
export function reads(): string[] {
  return SERVICES.flatMap((service) =>
    Object.values(actionTables().actions.services[service] ?? {})
      .map((entry) => String([entry].flat()[0]))
      .filter((name) => /:(Describe|List)/.test(name))
      .slice(0, 60),
  );
}
