import { expect, test } from "vitest";
import { creation } from "../plan/fixture.ts";
import type { Change } from "../plan/shape.ts";
import { configurationOf } from "./fixture.ts";
import { neededExpressions } from "./needed.ts";
import type { Expressions } from "./types.ts";

async function needed(
  modules: Record<string, Record<string, string>>,
  changes: unknown[] = [],
): Promise<Expressions> {
  return neededExpressions(await configurationOf(modules), changes as Change[]);
}

test("expressions of IAM, with file and line, and of no other types", async () => {
  const text = `resource "aws_iam_policy" "p" {
  policy = data.aws_iam_policy_document.d.json
}
data "aws_iam_policy_document" "d" {
  statement { actions = ["s3:*"] }
}
resource "aws_s3_bucket" "b" { bucket = "b" }
resource "awscc_iam_role" "r" { path = "/" }
resource "aws_ssoadmin_permission_set" "s" { name = "s" }
resource "aws_organizations_policy" "o" { content = "{}" }
resource "aws_organizations_account" "a" { name = "a" }
resource "aws_iam_role" "empty" {}
`;
  expect(await needed({ "": { "main.tf": text } })).toEqual({
    "aws_iam_policy.p": {
      policy: { text: "data.aws_iam_policy_document.d.json", file: "main.tf", line: 2 },
    },
    "data.aws_iam_policy_document.d": {
      "statement.actions": { text: '["s3:*"]', file: "main.tf", line: 5 },
    },
    "awscc_iam_role.r": { path: { text: '"/"', file: "main.tf", line: 8 } },
    "aws_ssoadmin_permission_set.s": { name: { text: '"s"', file: "main.tf", line: 9 } },
    "aws_iam_role.empty": {},
    "aws_organizations_policy.o": { content: { text: '"{}"', file: "main.tf", line: 10 } },
  });
});

test("types of which the plan hides a policy or a document, however deep", async () => {
  const text = ["aws_kms_key", "aws_sqs_queue", "aws_x", "aws_y"]
    .map((type) => `resource "${type}" "a" { x = 1 }\n`)
    .join("");
  const changes = [
    creation("aws_kms_key.a", {}, { after_unknown: { policy: true, arn: true } }),
    creation("aws_sqs_queue.a", {}, { after_unknown: { policy: {}, arn: true } }),
    creation("aws_x.a", {}, { after_unknown: { rule: [{ access_document: [false, true] }] } }),
    creation("aws_y.a", {}, { after_unknown: true }),
  ];
  expect(Object.keys(await needed({ "": { "main.tf": text } }, changes))).toEqual([
    "aws_kms_key.a",
    "aws_x.a",
  ]);
});

test("locals, outputs and arguments of modules as far as they are named, through all modules", async () => {
  const modules = {
    "": {
      "main.tf": `module "mid" {
  source   = "./mid"
  for_each = local.mids
  doc      = local.doc
  other    = 1
}
locals {
  doc  = data.aws_iam_policy_document.d.json
  mids = toset(["a"])
  none = 2
}
output "doc" { value = local.doc }
resource "aws_iam_policy" "q" { policy = module.mid["a"].out }
`,
    },
    "module.mid": {
      "main.tf": `module "leaf" {
  source = "./leaf"
  policy = var.doc
}
output "out" { value = module.leaf.policy_out }
output "unnamed" { value = 1 }
`,
    },
    "module.mid.module.leaf": {
      "main.tf":
        'resource "aws_iam_policy" "p" { policy = var.policy }\noutput "policy_out" { value = var.policy }\n',
    },
  };
  const names = Object.entries(await needed(modules)).map(([address, table]) => [
    address,
    Object.keys(table),
  ]);
  expect(Object.fromEntries(names)).toEqual({
    "aws_iam_policy.q": ["policy"],
    "module.mid.module.leaf.aws_iam_policy.p": ["policy"],
    "": ["module.mid.for_each", "module.mid.doc", "local.doc", "local.mids"],
    "module.mid": ["output.out", "module.leaf.policy"],
    "module.mid.module.leaf": ["output.policy_out"],
  });
});

test("long texts are told of in blocks, and left out elsewhere", async () => {
  const long = `"${"x".repeat(2_000)}"`;
  const text = `resource "aws_iam_policy" "p" {\n a = ${long}\n b = local.l\n c = local.m\n}\nlocals {\n l = ${long}\n m = 1\n}\n`;
  const { "aws_iam_policy.p": block, "": root } = await needed({ "": { "main.tf": text } });
  expect(block?.["a"]).toEqual({ text: null, file: "main.tf", line: 2 });
  expect(Object.keys(root ?? {})).toEqual(["local.m"]);
});

test("names like those of every object stay names", async () => {
  const text =
    'resource "aws_iam_policy" "constructor" { __proto__ = local.toString }\nlocals { toString = 1 }\n';
  const found = await needed({ "": { "main.tf": text } });
  expect(JSON.stringify(found)).toBe(
    '{"aws_iam_policy.constructor":{"__proto__":{"text":"local.toString","file":"main.tf","line":1}},"":{"local.toString":{"text":"1","file":"main.tf","line":2}}}',
  );
});
