import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blockText, fileText } from "./block.ts";
import { call, expression, stringText } from "./expression.ts";
import { code, hclOf, inline } from "./value.ts";

describe("strings", () => {
  test.each([
    ["plain", '"plain"'],
    ['a "quoted" word', '"a \\"quoted\\" word"'],
    ["a\\b\n\tc", '"a\\\\b\\n\\tc"'],
    ["user/${aws:username}", '"user/$${aws:username}"'],
    ["%{if}", '"%%{if}"'],
    ["a $ and a % alone, {braces}", '"a $ and a % alone, {braces}"'],
    ["$${x}", '"$$${x}"'],
  ])("%s", (text, printed) => {
    expect(stringText(text)).toBe(printed);
  });

  test("hold expressions, or are one", () => {
    expect(stringText(`arn:${inline("local.partition")}:iam::*:user/\${aws:username}`)).toBe(
      '"arn:${local.partition}:iam::*:user/$${aws:username}"',
    );
    expect(stringText(inline("local.partition"))).toBe("local.partition");
  });

  test("never open a template of their own", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("$", "%", "{", "}", '"', "\\", "a")), (parts) => {
        const printed = stringText(parts.join(""));
        // What is left when escapes are taken out, as HCL's scanner does from left to right.
        const rest = printed.slice(1, -1).replaceAll(/\\["\\]|\$\$\{|%%\{/g, " ");
        expect(rest).not.toMatch(/[$%]\{|["\\]/);
      }),
    );
  });
});

describe("values", () => {
  test("keep short lists on a line, and give long ones a line for each element", () => {
    expect(expression(["a", 1, true, null])).toBe('["a", 1, true, null]');
    const long = ["a".repeat(60), "b".repeat(60)];
    expect(expression(long)).toBe(`[\n  "${long[0]}",\n  "${long[1]}",\n]`);
    expect(expression([])).toBe("[]");
  });

  test("align what stands on one line, up to what does not", () => {
    const value = { Sid: "One", Effect: "Deny", Condition: { Bool: { "aws:x": "true" } }, Resource: "*" };
    expect(expression(value)).toBe(
      [
        "{",
        '  Sid    = "One"',
        '  Effect = "Deny"',
        "  Condition = {",
        "    Bool = {",
        '      "aws:x" = "true"',
        "    }",
        "  }",
        '  Resource = "*"',
        "}",
      ].join("\n"),
    );
    expect(expression({})).toBe("{}");
  });

  test("quote keys that are no names, or words of the language", () => {
    expect(expression({ "all-sessions": 1, for: 2, name: 3 })).toBe(
      '{\n  "all-sessions" = 1\n  "for"          = 2\n  name           = 3\n}',
    );
  });

  test("print code as it is, moved to where it stands", () => {
    expect(expression({ list: code("[\n  for x in y : x\n]") })).toBe(
      "{\n  list = [\n    for x in y : x\n  ]\n}",
    );
    expect(expression(call("jsonencode", { a: 1 }))).toBe("jsonencode({\n  a = 1\n})");
  });

  test("leave out what JSON leaves out", () => {
    expect(expression(hclOf({ a: undefined, b: "c" }))).toBe('{\n  b = "c"\n}');
  });
});

describe("blocks", () => {
  test("have members with blank lines between them", () => {
    const block = {
      header: ["resource", "aws_iam_user", "users"],
      body: [
        { for_each: code("var.users") },
        { name: code("each.key") },
        { header: ["lifecycle"], body: [] },
      ],
    } as const;
    expect(blockText(block)).toBe(
      'resource "aws_iam_user" "users" {\n  for_each = var.users\n\n  name = each.key\n\n  lifecycle {}\n}',
    );
  });

  test("make files with a banner and comments", () => {
    const block = { header: ["locals"], comment: "One.\nTwo.", body: [{ a: 1 }] } as const;
    expect(fileText(["Generated."], [block])).toBe("# Generated.\n\n# One.\n# Two.\nlocals {\n  a = 1\n}\n");
  });
});
