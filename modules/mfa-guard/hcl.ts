import type { PolicyDocument } from "../core/document.ts";
import { blockText } from "../hcl-text/block.ts";
import { call } from "../hcl-text/expression.ts";
import { hclOf } from "../hcl-text/value.ts";
import { guardDescription, guardPrefix } from "./document.ts";

/** A guard as a managed policy in Terraform's language, to be pasted into a configuration and attached there. */
export function guardResource(document: PolicyDocument): string {
  const attributes = {
    name_prefix: guardPrefix,
    description: guardDescription,
    policy: call("jsonencode", hclOf(document)),
  };
  return `${blockText({ header: ["resource", "aws_iam_policy", "mfa_guard"], body: [attributes] })}\n`;
}
