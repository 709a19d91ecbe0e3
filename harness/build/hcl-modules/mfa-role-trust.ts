import { ACCOUNT } from "../../../modules/core/patterns.ts";
import type { Block } from "../../../modules/hcl-text/block.ts";
import { code } from "../../../modules/hcl-text/value.ts";
import { mfaTrustDocument } from "../../../modules/mfa-role/document.ts";
import { matches } from "./checks.ts";

/** Stands for how long ago MFA may be, in the document that the blocks are made of. */
const SECONDS = 1;

/**
 * The trust policy as a data source. With references in it, a JSON text would hide all of it until apply; the data
 * source shows in the plan what is known.
 */
function trust(): Block {
  const { Statement } = mfaTrustDocument([], SECONDS, "mfa-role");
  const statements = Statement.map(({ Sid, Effect, Action, Condition = {} }): Block => {
    const conditions = Object.entries(Condition).flatMap(([test, keys]) =>
      Object.entries(keys).map(([variable, value]) =>
        conditionBlock({ test, variable, values: [value].flat() }),
      ),
    );
    const principals = { type: "AWS", identifiers: code("local.trusted") };
    return {
      header: ["statement"],
      body: [
        { sid: Sid, effect: Effect, actions: [Action ?? []].flat() },
        { header: ["principals"], body: [principals] },
        ...conditions,
      ],
    };
  });
  return { header: ["data", "aws_iam_policy_document", "trust"], body: statements };
}

interface Condition {
  test: string;
  variable: string;
  values: string[];
}

/** The limit of age is there only where one is given. */
function conditionBlock({ test, variable, values }: Condition): Block {
  if (!values.includes(String(SECONDS))) return { header: ["condition"], body: [{ test, variable, values }] };
  const content = { test, variable, values: [code("condition.value")] };
  return {
    header: ["dynamic", "condition"],
    body: [
      { for_each: code("var.max_mfa_age_seconds == null ? [] : [var.max_mfa_age_seconds]") },
      { header: ["content"], body: [content] },
    ],
  };
}

/** The trust policy as text. */
export const TRUST = "data.aws_iam_policy_document.trust.json";

/** An account answers for its users as its root. */
const ARN = `${matches(ACCOUNT)} ? "arn:\${local.partition}:iam::\${one}:root" : one`;

/** Locals `trusted` and `trust_length`, and the data source between them. */
export const trustBlocks: readonly Block[] = [
  { header: ["locals"], body: [{ trusted: code(`[for one in var.trusted : ${ARN}]`) }] },
  trust(),
  {
    header: ["locals"],
    // The data source writes white space, which AWS does not count.
    body: [{ trust_length: code(`length(jsonencode(jsondecode(${TRUST})))`) }],
  },
];
