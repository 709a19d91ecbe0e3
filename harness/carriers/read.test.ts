import { expect, test } from "vitest";
import { checkCarriers } from "./read.ts";
import type { Carrier } from "./types.ts";

const row: Carrier = {
  type: "aws_sqs_queue_policy",
  attribute: "policy",
  kind: "resource",
  judged: "document",
  grammar: "resource",
};

const file = (...rows: object[]): object => ({
  reviewed: "2026-01-01",
  origin: "somewhere",
  programs: ["external"],
  harmless_actions: ["aws_ec2_stop_instance"],
  public_actions: ["s3:GetObject"],
  rows,
});

test("rows that hold together are taken", () => {
  expect(checkCarriers(file(row))).toMatchObject({ rows: [row] });
});

test.each([
  ["an unknown key", { ...row, extra: true }, "additional properties"],
  ["an attribute that is none", { ...row, attribute: "a b" }, "must match pattern"],
  ["a document without a grammar", { ...row, grammar: undefined }, "needs a `grammar`"],
  ["a reason for what is judged", { ...row, why: "because" }, "`why` belongs"],
  ["nothing said of what is not", { ...row, judged: "no" }, "`why` belongs"],
  ["a condition of what is not opaque", { ...row, when: { attribute: "a" } }, "`when` belongs"],
  ["a code of what is not opaque", { ...row, code: "code" }, "`code` belongs"],
  ["a data source that is judged", { ...row, data: true }, "data sources"],
])("%s is refused", (_, wrong, words) => {
  expect(() => checkCarriers(file(JSON.parse(JSON.stringify(wrong)) as object))).toThrow(words);
});

test("the same attribute twice is refused", () => {
  expect(() => checkCarriers(file(row, row))).toThrow();
  expect(() => checkCarriers(file(row, { ...row, kind: "grant" }))).toThrow("it is there twice");
});
