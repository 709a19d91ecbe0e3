/**
 * Policy documents as plain data, and their text. Nothing here knows cdktf: the command line and the generated
 * Terraform modules are made from the same documents.
 */
import { ConstructError } from "./errors.ts";

export type Condition = Record<string, Record<string, string | string[]>>;

export interface Statement {
  Sid: string;
  Effect: "Allow" | "Deny";
  Principal?: { AWS: string | string[] };
  Action?: string | string[];
  NotAction?: string | string[];
  Resource?: string | string[];
  NotResource?: string | string[];
  Condition?: Condition;
}

export interface PolicyDocument {
  Version: "2012-10-17";
  Statement: Statement[];
}

/** What AWS stores of one document, in characters without white space (IAM and STS quotas; Organizations quotas). */
export const limits = { managed: 6144, trust: 2048, organization: 5120 } as const;

/** A reference that Terraform resolves later. */
const TOKEN = /\$\{TfToken\[[^\]]*\]\}/g;
/** What the shortest ARN of a user takes: in a trust policy references are ARNs, elsewhere partitions and accounts. */
const TOKEN_LENGTH = { managed: "aws-us-gov".length, organization: "aws-us-gov".length, trust: 32 };

/** The text of a document, without white space. Throws ConstructError when AWS would refuse it for its size. */
export function textOf(document: PolicyDocument, kind: keyof typeof limits, construct: string): string {
  const text = JSON.stringify(document);
  const length = text.replace(TOKEN, "-".repeat(TOKEN_LENGTH[kind])).length;
  if (length > limits[kind]) {
    throw new ConstructError({
      code: "construct/too-long",
      what: `The policy of ${construct} has ${length} characters, and AWS takes ${limits[kind]}.`,
      why: "AWS would refuse it at apply, when other changes have been made already.",
      next: "Give fewer or shorter actions, resources and principals.",
    });
  }
  return text;
}

/**
 * The same text for a Terraform configuration, in which `${aws:username}` would be an interpolation and `%{` a
 * directive. What is escaped already stays.
 */
export function terraformText(text: string): string {
  return text.replace(/(?<!\$)\$\{(?!TfToken\[)/g, "$$$${").replace(/(?<!%)%\{/g, "%%{");
}
