import { describe, expect, test } from "vitest";
import { count, painter, visible, wrap } from "./layout.ts";

describe("text from a plan", () => {
  test.each([
    ["an escape sequence", "\u001B[2Jalice", "\\u{1b}[2Jalice"],
    ["a carriage return", "alice\rPASS", "alice\\u{d}PASS"],
    ["a line break", "alice\nPASS", "alice\\u{a}PASS"],
    ["a C1 control", "a\u009B31m", "a\\u{9b}31m"],
    ["a right-to-left override", "a\u202Eb", "a\\u{202e}b"],
    ["a zero-width space", "a\u200Bb", "a\\u{200b}b"],
    ["a byte order mark", "\uFEFFa", "\\u{feff}a"],
    ["a line separator", "a\u2028b", "a\\u{2028}b"],
    ["a tag character outside the basic plane", "a\u{E0041}", "a\\u{e0041}"],
  ])("cannot move the cursor or hide: %s", (_, text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  test("is otherwise shown as it is", () => {
    expect(visible("Zoë, 安全, 😀, é")).toBe("Zoë, 安全, 😀, é");
  });
});

describe("wrapping", () => {
  test("fills lines and indents all but the first", () => {
    expect(wrap("aaaa bbbb cccc dddd eeee ffff", 4, 24)).toBe("aaaa bbbb cccc dddd\n    eeee ffff");
  });

  test("leaves words longer than a line whole", () => {
    const arn = `arn:aws:iam::123456789012:role/${"x".repeat(60)}`;
    expect(wrap(`see ${arn} there`, 2, 40)).toBe(`see\n  ${arn}\n  there`);
  });

  test("never loses a word, however narrow", () => {
    const text = "the quick brown fox jumps over the lazy dog";
    for (const width of [0, 1, 20, 30, 1000]) expect(wrap(text, 10, width).split(/\s+/).join(" ")).toBe(text);
  });
});

test("colour is on or off as decided, whatever the process is connected to", () => {
  expect(painter(true)("red", "x")).toBe("\u001B[31mx\u001B[39m");
  expect(painter(false)("red", "x")).toBe("x");
});

test("counting", () => {
  expect([count(0, "error"), count(1, "error"), count(2, "error")]).toEqual([
    "0 errors",
    "1 error",
    "2 errors",
  ]);
});
