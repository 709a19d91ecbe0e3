import { describe, expect, test } from "vitest";
import { Scanner } from "./scan.ts";

/** The expression at the beginning of a text. */
const first = (text: string): string => new Scanner(text).expression();

test.each([
  ["a.b # c\n", "a.b"],
  ["a.b // c", "a.b"],
  ["a /* b */ .c /* d */\n", "a /* b */ .c"],
  ["a }", "a"],
  ["[\n1, # ]\n2]\nb", "[\n1, # ]\n2]"],
  ["f({\na = 1 // )\n})\r\n", "f({\na = 1 // )\n})"],
  ['"a # b" # c', '"a # b"'],
  ['"\\"" }', '"\\""'],
  ['"$${" }', '"$${"'],
  ['"%%{" }', '"%%{"'],
  ['"$" }', '"$"'],
  ['"${ "}" }" }', '"${ "}" }"'],
  ['"${ {a = "}"} }" }', '"${ {a = "}"} }"'],
  ['"${\n/* } */ a # }\n}" b\n', '"${\n/* } */ a # }\n}" b'],
  ["<<A\nA B\n}\n  A\nb = 1\n", "<<A\nA B\n}\n  A"],
  ["<<-A\r\n x\r\n A\r\n", "<<-A\r\n x\r\n A"],
  ["<<A\n$${a\n%{ if b }\nA\n", "<<A\n$${a\n%{ if b }\nA"],
  ["<<A\n${<<B\nA\nB\n}\nA\n", "<<A\n${<<B\nA\nB\n}\nA"],
  ["<<A\nA${ /*\nA\n*/ b }\nA\nb = 1\n", "<<A\nA${ /*\nA\n*/ b }\nA"],
  ["<<A\n${b}A\nA\n", "<<A\n${b}A\nA"],
])("%j is %j", (text, expression) => {
  expect(first(text)).toBe(expression);
});

describe("where it is not sure it says so", () => {
  test.each([
    "",
    "# a",
    '"a',
    '"a\n"',
    "<<A\nA",
    "<<A",
    "<<A b\nA\n",
    "<<A\n${b\nA\n",
    "(a",
    "(a]",
    "/* a",
    '"$$${a}"',
    '"${a',
    `"${'${"'.repeat(200)}`,
  ])("%j", (text) => {
    expect(() => first(text)).toThrow(/syntax|deep/);
  });
});
