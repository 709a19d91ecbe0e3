import { describe, expect, test } from "vitest";
import { InputError } from "../errors.ts";
import { refusalOf, smallPlan } from "./fixture.ts";
import { MAX_NESTING } from "./nesting.ts";
import { hasLoneSurrogate, parse } from "./parse.ts";

const plan = JSON.stringify(smallPlan());
const code = (text: string): string => refusalOf(() => parse(text));

test("a plan is parsed, with white space around it", () => {
  expect(parse(`\n ${plan}\r\n`)).toEqual(smallPlan());
});

test("text behind the document is refused: two plans, a message, a brace too many", () => {
  for (const more of [plan, "\nTerraform has been successfully initialized!", "}", "\0", "// done"]) {
    expect(code(plan + more)).toBe("input/trailing");
  }
});

test("a document that is cut off is refused as such", () => {
  for (const length of [1, 2, 40, plan.length >> 1, plan.length - 1]) {
    expect(code(plan.slice(0, length)), plan.slice(0, length).slice(-20)).toBe("input/truncated");
  }
  expect(code('{"a":"\\u12')).toBe("input/truncated");
  expect(code('{"a":tru')).toBe("input/truncated");
  expect(code('{"a":-')).toBe("input/truncated");
});

test.each([
  ["the human-readable plan", "\nTerraform will perform the following actions:\n"],
  ["an error message in front", `Warning: something\n${plan}`],
  ["YAML", "resource_changes:\n  - address: a\n"],
  ["HCL", 'resource "aws_iam_user" "alice" {\n  name = "alice"\n}\n'],
  ["an unquoted key", `{format_version: "1.2", ${plan.slice(1)}`],
  ["a comment", `{/* plan */${plan.slice(1)}`],
  ["NaN", '{"a":NaN,"b":"                   "}'],
])("what is no JSON is refused: %s", (_, text) => {
  expect(code(text)).toBe("input/not-json");
});

test("no message quotes the input", () => {
  const inputs = ['{"password":"hunter2"', '{"password":"hunter2"} hunter2', "hunter2", '{"a": hunter2}'];
  expect.assertions(inputs.length * 2);
  for (const text of inputs) {
    try {
      parse(text);
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(InputError);
      expect(String(thrown)).not.toContain("hunter2");
    }
  }
});

test("the event stream of `terraform plan -json` is recognised, whole or as one event", () => {
  const event = (type: string): string =>
    JSON.stringify({ "@level": "info", "@message": "Terraform 1.11.4", "@module": "terraform.ui", type });
  expect(code(`${event("version")}\n${event("planned_change")}\n`)).toBe("input/event-stream");
  expect(code(`${event("version")}\r\n${event("change_summary")}\r\n`)).toBe("input/event-stream");
});

describe("nesting", () => {
  const nested = (depth: number): string => `${"[".repeat(depth)}${"]".repeat(depth)}`;

  test("the bound is exact", () => {
    expect(parse(nested(MAX_NESTING))).toBeInstanceOf(Array);
    expect(code(nested(MAX_NESTING + 1))).toBe("input/nesting");
  });

  test("a bomb is refused without overflowing the stack", () => {
    expect(code(nested(5_000_000))).toBe("input/nesting");
    expect(code(`${'{"a":'.repeat(1_000_000)}1${"}".repeat(1_000_000)}`)).toBe("input/nesting");
  });

  test("brackets in strings and siblings do not count", () => {
    const text = JSON.stringify(["[".repeat(1000), `"${"{".repeat(1000)}\\`, ...Array(1000).fill([])]);
    expect(parse(text)).toHaveLength(1002);
  });
});

describe("half a character", () => {
  test.each([
    ["a high half", '{"a":"\\ud83d"}'],
    ["a low half", '{"a":"x\\uDE00y"}'],
    ["the wrong way round", '{"a":"\\ude00\\ud83d"}'],
    ["in a key", '{"\\ud83d":1}'],
    ["deep inside", '[[{"a":["\\uD800"]}]]'],
  ])("is refused: %s", (_, text) => {
    expect(code(text)).toBe("input/lone-surrogate");
  });

  test("whole pairs and escaped backslashes are text", () => {
    expect(parse('"\\ud83d\\ude00"')).toBe("😀");
    expect(parse('"\\\\ud83d"')).toBe("\\ud83d");
    expect(hasLoneSurrogate({ "😀": ["😀", 1, null, true] })).toBe(false);
  });
});
