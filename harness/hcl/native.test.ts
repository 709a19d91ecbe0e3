import { describe, expect, test } from "vitest";
import { argumentsOf } from "./module.ts";
import { nativeBody } from "./native.ts";

/** Arguments of the first block, by path. */
function inBlock(text: string): Record<string, [text: string, line: number]> {
  const [block] = nativeBody(text, "main.tf").body.blocks;
  if (block === undefined) throw new Error("no block");
  return Object.fromEntries([...argumentsOf(block.body)].map(([name, at]) => [name, [at.text, at.line]]));
}

test("blocks, labels and lines", () => {
  const text = '# a\nresource "aws_iam_user" alice {\n}\n\nterraform {}\nlocals { a = 1 }\n';
  const { blocks } = nativeBody(text, "users.tf").body;
  expect(blocks.map(({ type, labels, file, line }) => [type, labels, file, line])).toEqual([
    ["resource", ["aws_iam_user", "alice"], "users.tf", 2],
    ["terraform", [], "users.tf", 5],
    ["locals", [], "users.tf", 6],
  ]);
});

test("arguments are as they are written, without space and comments around them", () => {
  const text = `resource "a" "b" {
  policy = /* x */ data.c.d.json # the document
  name   = "\${data.c.d.json}"
  json = jsonencode({
    a = 1 # one
  })
  text = <<-EOT
    policy = none
  EOT
  yes = a ? b : c
}`;
  expect(inBlock(text)).toEqual({
    policy: ["data.c.d.json", 2],
    name: ['"${data.c.d.json}"', 3],
    json: ["jsonencode({\n    a = 1 # one\n  })", 4],
    text: ["<<-EOT\n    policy = none\n  EOT", 7],
    yes: ["a ? b : c", 10],
  });
});

test("line breaks of Windows are kept, and not in the way", () => {
  const text = 'resource "a" "b" {\r\n  x = [\r\n    1,\r\n  ]\r\n\r\n  y = 2\r\n}\r\n';
  expect(inBlock(text)).toEqual({ x: ["[\r\n    1,\r\n  ]", 2], y: ["2", 6] });
});

test("a block that stands alone goes by its type, others are numbered, dynamic ones among them", () => {
  const text = (rest: string): string => `resource "a" "b" {\n inline { policy = 1 }\n${rest}\n}`;
  expect(Object.keys(inBlock(text("other { policy = 2 }")))).toEqual(["inline.policy", "other.policy"]);
  expect(Object.keys(inBlock(text("inline {\n deep { a = 1 }\n}")))).toEqual([
    "inline[0].policy",
    "inline[1].deep.a",
  ]);
  const dynamic = 'dynamic "inline" {\n for_each = c\n content { policy = 2 }\n}';
  expect(Object.keys(inBlock(text(dynamic)))).toEqual([
    "inline[0].policy",
    "dynamic.inline[0].for_each",
    "dynamic.inline[0].content.policy",
  ]);
  expect(Object.keys(inBlock(text("lifecycle { ignore_changes = all }")))).toEqual(["inline.policy"]);
});

describe("what Terraform refuses, or what is in doubt, is not read", () => {
  test.each(["a = 1\na = 2", "a {", "a { b = 1 }}", 'a "$${b}" {}', "a = ", "a == 1", "1 = 1", "a {} b {}"])(
    "%j",
    (text) => {
      expect(() => nativeBody(text, "main.tf")).toThrow("syntax");
    },
  );

  test("blocks in blocks in blocks", () => {
    const text = "a {\n".repeat(200) + "}\n".repeat(200);
    expect(() => nativeBody(text, "main.tf")).toThrow("nested too deep");
  });
});
