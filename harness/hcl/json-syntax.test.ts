import { describe, expect, test } from "vitest";
import { jsonNodes } from "./json-nodes.ts";
import { jsonBody } from "./json-syntax.ts";
import { argumentsOf } from "./module.ts";

const blocks = (value: unknown): [string, string[], Record<string, string>][] =>
  jsonBody(JSON.stringify(value, null, 2), "a.tf.json").blocks.map(({ type, labels, body }) => [
    type,
    labels,
    Object.fromEntries([...argumentsOf(body)].map(([name, { text }]) => [name, text])),
  ]);

test("what cdktf writes", () => {
  const synthesized = {
    "//": { metadata: { backend: "local" } },
    terraform: { backend: { local: {} } },
    data: { aws_iam_policy_document: { d: { "//": {}, statement: [{ actions: ["s3:*"] }] } } },
    resource: {
      aws_iam_policy: { p: { "//": { metadata: {} }, policy: "${data.aws_iam_policy_document.d.json}" } },
      aws_iam_role: {
        r: {
          managed_policy_arns: ["${aws_iam_policy.p.arn}"],
          inline_policy: [{ policy: "a" }, { policy: '${f("b")}' }],
          path: null,
          max_session_duration: 3600,
        },
      },
    },
    module: { m: { source: "./m", tags: { a: "b" } } },
    output: { o: { value: "${module.m.x}" } },
    locals: { l: { a: [1] } },
  };
  expect(blocks(synthesized)).toEqual([
    [
      "data",
      ["aws_iam_policy_document", "d"],
      { "statement.actions": '[\n              "s3:*"\n            ]' },
    ],
    ["resource", ["aws_iam_policy", "p"], { policy: '"${data.aws_iam_policy_document.d.json}"' }],
    [
      "resource",
      ["aws_iam_role", "r"],
      {
        managed_policy_arns: '[\n          "${aws_iam_policy.p.arn}"\n        ]',
        path: "null",
        max_session_duration: "3600",
        "inline_policy[0].policy": '"a"',
        "inline_policy[1].policy": '"${f(\\"b\\")}"',
      },
    ],
    ["module", ["m"], { source: '"./m"', tags: '{\n        "a": "b"\n      }' }],
    ["output", ["o"], { value: '"${module.m.x}"' }],
    ["locals", [], { l: '{\n      "a": [\n        1\n      ]\n    }' }],
  ]);
});

test("lists stand wherever an object may", () => {
  const listed = [{ resource: [{ a: [{ b: [{ c: 1 }] }] }] }, { locals: [{ x: 1 }, { y: 2 }] }];
  expect(blocks(listed)).toEqual([
    ["resource", ["a", "b"], { c: "1" }],
    ["locals", [], { x: "1" }],
    ["locals", [], { y: "2" }],
  ]);
});

test("dynamic blocks count", () => {
  const dynamic = { inline: { for_each: "${x}", content: { policy: "b" } } };
  expect(blocks({ resource: { a: { b: { inline: { policy: "a" }, dynamic } } } })[0]?.[2]).toEqual({
    "inline[0].policy": '"a"',
    "dynamic.inline[0].for_each": '"${x}"',
    "dynamic.inline[0].content.policy": '"b"',
  });
});

test("lines are those of the values", () => {
  const text = '{\r\n  "resource": {"a": {"b": {\r\n    "c": 1,\n    "d": "x\\ny \\" {"\n}}}}';
  const [block] = jsonBody(text, "a.tf.json").blocks;
  expect(block?.line).toBe(2);
  expect([...(block?.body.arguments.values() ?? [])].map(({ line }) => line)).toEqual([3, 4]);
});

describe("is not read", () => {
  test.each([
    ['{"resource": {"a": 1}}', "no object"],
    ['{"locals": {"a": 1, "a": 2}}', "a key twice"],
    ['{"locals": {"a": 1, "\\u0061": 2}}', "a key twice"],
    ["{", "no JSON"],
    ["[".repeat(1000) + "]".repeat(1000), "too deep"],
    ["1", "no object"],
  ])("%s", (text, message) => {
    expect(() => jsonBody(text, "a.tf.json")).toThrow(message);
  });
});

test("places are those of the values", () => {
  const values = { a: [1, -2.5e3, true, null, '\\"{[', {}, []], "\u2028": { b: "😀" } };
  for (const text of [JSON.stringify(values), JSON.stringify(values, null, "\t")]) {
    const visit = (node: ReturnType<typeof jsonNodes>): unknown => {
      if (node.members) return Object.fromEntries(node.members.map(([key, inner]) => [key, visit(inner)]));
      return node.items?.map(visit) ?? JSON.parse(text.slice(node.start, node.end));
    };
    expect(visit(jsonNodes(text))).toEqual(values);
  }
});
