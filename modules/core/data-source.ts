import type { DataAwsIamPolicyDocumentConfig } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document/index.js";
import type { PolicyDocument, Statement } from "./document.ts";

type SourceStatement = Exclude<
  NonNullable<DataAwsIamPolicyDocumentConfig["statement"]>,
  { resolve: unknown }
>[number];

/**
 * A document as an `aws_iam_policy_document`. With references in it, a JSON text would hide all of it until apply; the
 * data source shows in the plan what is known, and what refers to what.
 */
export function asDataSource(document: PolicyDocument): DataAwsIamPolicyDocumentConfig {
  return { version: document.Version, statement: document.Statement.map(asStatement) };
}

function asStatement({ Sid, Effect, Principal, Action, Condition = {} }: Statement): SourceStatement {
  return {
    sid: Sid,
    effect: Effect,
    ...(Action === undefined ? {} : { actions: [Action].flat() }),
    ...(Principal === undefined
      ? {}
      : { principals: [{ type: "AWS", identifiers: [Principal.AWS].flat() }] }),
    condition: Object.entries(Condition).flatMap(([test, keys]) =>
      Object.entries(keys).map(([variable, values]) => ({ test, variable, values: [values].flat() })),
    ),
  };
}
