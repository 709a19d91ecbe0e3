import { expect, test } from "vitest";
import { configurationOf } from "./fixture.ts";
import { locator, withoutKeys } from "./locate.ts";

const text = `resource "aws_iam_role" "r" {
  assume_role_policy = "{}"
  inline_policy {
    policy = "{}"
  }
}

resource "aws_iam_role" "two" {
  inline_policy {
    policy = "{}"
  }
  inline_policy {
    policy = "{}"
  }
}
resource "awscc_iam_role" "list" {
  name     = "x"
  policies = [{ policy_document = "{}" }]
}
`;
const locate = locator(await configurationOf({ "": { "main.tf": text }, "module.m": { "a.tf": text } }));

test.each<[string, string | null, string | undefined]>([
  ["aws_iam_role.r", "assume_role_policy", "main.tf:2"],
  ['module.m["a.b[0]\\"]"].aws_iam_role.r[0]', "assume_role_policy", "module.m/a.tf:2"],
  ["aws_iam_role.r", "inline_policy[0].policy", "main.tf:4"],
  ["aws_iam_role.two", "inline_policy[1].policy", "main.tf:13"],
  ["awscc_iam_role.list", "policies[0].policy_document", "main.tf:18"],
  ["aws_iam_role.r", "managed_policy_arns", "main.tf:1"],
  ["aws_iam_role.r", null, "main.tf:1"],
  ["aws_iam_role.none", "policy", undefined],
  ["arn:aws:iam::aws:policy/AdministratorAccess", "policy", undefined],
])("%s, %s", (address, attribute, place) => {
  const found = locate(address, attribute);
  expect(found && `${found.file}:${found.line}`).toBe(place);
});

test("keys of instances are taken off, whatever they hold", () => {
  expect(withoutKeys('module.a["x]"].module.b[1].aws_x.y["\\"[0]"]')).toBe("module.a.module.b.aws_x.y");
});
