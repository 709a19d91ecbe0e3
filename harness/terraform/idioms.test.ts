import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "../build/paths.ts";
import { sourcesOf } from "./fixtures.ts";

/** The ways in which a document, or a link to it, is known or unknown in a plan, each with the cases that hold it. */
const idioms: { idiom: string; hcl: RegExp; cases: string[] }[] = [
  {
    idiom: "policy = data.d.json with known inputs",
    hcl: /policy += data\.aws_iam_policy_document\.\w+\.json/,
    cases: ["fixtures/document-known", "fixtures/document-source-known"],
  },
  {
    idiom: "the same with an unknown ARN: a hole in resources",
    hcl: /resources += \[.*aws_\w+\.\w+\.arn/,
    cases: ["fixtures/document-hole-grant", "fixtures/document-hole-guard", "links/deferred-document"],
  },
  {
    idiom: "the same with holes in actions, principals and conditions",
    hcl: /(actions|identifiers|values) += \[.*(output|\.arn|\.id)\b/,
    cases: [
      "fixtures/document-hole-action",
      "fixtures/document-hole-principal",
      "fixtures/document-hole-condition",
    ],
  },
  {
    idiom: "depends_on, or another dependency that is pending",
    hcl: /depends_on = \[aws_s3_bucket\.books\]/,
    cases: ["fixtures/document-pending", "fixtures/change-read"],
  },
  { idiom: 'dynamic "statement"', hcl: /dynamic "statement"/, cases: ["fixtures/document-dynamic"] },
  {
    idiom: "source_policy_documents, known and deferred",
    hcl: /source_policy_documents +=/,
    cases: [
      "fixtures/document-source-known",
      "fixtures/document-source-deferred",
      "fixtures/document-mixed-sources",
    ],
  },
  {
    idiom: "override_policy_documents, known and deferred",
    hcl: /override_policy_documents +=/,
    cases: ["fixtures/document-source-known", "fixtures/document-override-deferred"],
  },
  {
    idiom: "jsonencode with an unknown",
    hcl: /jsonencode/,
    cases: ["links/unknown-document", "fixtures/encoded-guard"],
  },
  { idiom: "heredoc with an unknown", hcl: /<<-EOT/, cases: ["fixtures/heredoc-unknown"] },
  { idiom: "templatefile with an unknown", hcl: /templatefile\(/, cases: ["fixtures/template-unknown"] },
  { idiom: "policy = local.doc", hcl: /policy += local\./, cases: ["fixtures/local-document"] },
  { idiom: "policy = var.doc in a module", hcl: /policy += var\.doc/, cases: ["fixtures/module-document"] },
  {
    idiom: "a conditional between two documents",
    hcl: /doc += var\.strict \?/,
    cases: ["fixtures/module-conditional"],
  },
  {
    idiom: "each.value of a map of documents",
    hcl: /policy += each\.value/,
    cases: ["fixtures/each-value-document"],
  },
  {
    idiom: "unset or null, where the provider fills in",
    hcl: /null|aws_vpc_endpoint|aws_iam_role/,
    cases: [
      "links/defaults",
      "links/null-variable",
      "fixtures/default-null-document",
      "fixtures/carrier-endpoint-default",
    ],
  },
  {
    idiom: "a principal by .id or name_prefix",
    hcl: /\.id\n|name_prefix/,
    cases: ["links/id", "links/name-prefix", "fixtures/role-unknown-name"],
  },
  {
    idiom: "policy variables as &{} and $${}",
    hcl: /&\{aws:username\}[\s\S]*\$\$\{aws:username\}/,
    cases: ["fixtures/document-username"],
  },
];

/** All of the configuration that the plan of a case is made of. */
function configurationOf(name: string): string {
  const file = join(root, "cases", `${name}.yaml`);
  const { given } = parse(readFileSync(file, "utf8")) as { given: { plan: string } };
  const folder = resolve(dirname(file), dirname(given.plan));
  const files = sourcesOf({ folder }).filter((source) => source.endsWith(".tf"));
  return files.map((source) => readFileSync(join(folder, source), "utf8")).join("\n");
}

describe("golden cases on plans of real Terraform hold", () => {
  test.each(idioms)("$idiom", ({ hcl, cases }) => {
    expect(cases).not.toEqual([]);
    expect(cases.filter((name) => !hcl.test(configurationOf(name)))).toEqual([]);
  });
});
