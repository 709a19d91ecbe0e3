/** The AWS-managed policies, judged in one run. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { packageRoot } from "../artefacts.ts";
import { judgeManaged, type ManagedFindings, managedPage, managedPageOf } from "./managed-page.ts";

let policies: number;
let found: ManagedFindings;
beforeAll(async () => {
  ({ policies, found } = await judgeManaged(packageRoot()));
}, 120_000);

test("the page is what `make generate` writes", () => {
  expect(readFileSync(join(packageRoot(), managedPage), "utf8")).toBe(managedPageOf(policies, found));
});

const errorsOf = (name: string): string[] =>
  (found.get(name) ?? []).filter(({ severity }) => severity === "error").map(({ rule }) => rule);

test.each([
  ["AdministratorAccess", ["escalation/wildcard-admin"]],
  ["IAMFullAccess", ["escalation/wildcard-iam-service"]],
  ["PowerUserAccess", ["escalation/wildcard-not-action-allow"]],
])("%s is one error", (name, rules) => {
  expect(errorsOf(name)).toEqual(rules);
});

test.each([
  ["AWSLambda_FullAccess", "escalation/lambda-create-function-passrole"],
  ["AmazonEC2FullAccess", "escalation/ec2-modify-user-data"],
  ["AWSGlueConsoleFullAccess", "escalation/glue-create-dev-endpoint-passrole"],
  ["job-function/DataScientist", "escalation/emr-run-job-flow-passrole"],
])("%s holds %s", (name, rule) => {
  const all = (found.get(name) ?? []).flatMap((finding) => [finding.rule, ...finding.details]);
  expect(all).toContain(rule);
});

test.each(["IAMReadOnlyAccess", "CloudWatchReadOnlyAccess", "job-function/Billing"])(
  "%s holds none",
  (name) => {
    expect(errorsOf(name)).toEqual([]);
  },
);
