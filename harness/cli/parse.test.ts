import { describe, expect, test } from "vitest";
import { UsageError } from "../errors.ts";
import { type Command, flagOf, listOf, textOf } from "./command.ts";
import { parseArguments } from "./parse.ts";

const command: Pick<Command, "name" | "options" | "positionals"> = {
  name: "check",
  positionals: "[PLAN...]",
  options: {
    profile: { type: "string", value: "NAME", choices: ["all-sessions", "console-only"], summary: "" },
    config: { type: "string", value: "FILE", summary: "" },
    format: { type: "string", value: "NAME[=FILE]", repeatable: true, summary: "" },
    timeout: { type: "string", value: "SECONDS", summary: "" },
    strict: { type: "boolean", summary: "" },
    "no-color": { type: "boolean", summary: "" },
  },
};
const parse = (...args: string[]): ReturnType<typeof parseArguments> => parseArguments(args, command);

/** The whole refusal in one line. */
function said(...args: string[]): string {
  try {
    parse(...args);
  } catch (thrown) {
    if (thrown instanceof UsageError) return thrown.message;
    throw thrown;
  }
  return "no refusal";
}

test("options may stand anywhere, with a space or an equals sign", () => {
  const { values, positionals } = parse(
    "a",
    "--profile",
    "console-only",
    "-",
    "--config=x=y",
    "--strict",
    "b",
  );
  expect(positionals).toEqual(["a", "-", "b"]);
  expect([textOf(values, "profile"), textOf(values, "config")]).toEqual(["console-only", "x=y"]);
  expect([flagOf(values, "strict"), flagOf(values, "no-color")]).toEqual([true, false]);
});

test("behind `--` everything is a positional", () => {
  expect(parse("--strict", "--", "--strict", "-x").positionals).toEqual(["--strict", "-x"]);
});

test("a repeatable option keeps its values in order", () => {
  const { values } = parse("--format", "json=a", "--format=text");
  expect(listOf(values, "format")).toEqual(["json=a", "text"]);
  expect(listOf(parse().values, "format")).toEqual([]);
});

describe("an unknown option names the nearest", () => {
  test.each([
    ["--prof=x", "`--prof` is no option of `iamgate check`", "--profile"],
    ["--stric", "`--stric`", "--strict"],
    ["--nocolor", "`--nocolor`", "--no-color"],
    ["--no-colour", "`--no-colour`", "--no-color"],
    ["--fromat=json", "`--fromat`", "--format"],
    ["-f", "`-f`", "--format"],
    ["--Strict", "`--Strict`", "--strict"],
    ["--no-strict", "`--no-strict`", "--strict"],
  ])("%s", (arg, what, nearest) => {
    expect(said(arg)).toContain(what);
    expect(said(arg)).toContain(`Did you mean \`${nearest}\`?`);
  });

  test.each(["--constructor", "--toString", "--__proto__", "--hasOwnProperty=1", "-xyz", "--=x"])(
    "whatever its name: %s",
    (arg) => {
      expect(said(arg)).toMatch(/is no option of `iamgate check`|takes no arguments/);
    },
  );
});

describe("an option that says nothing is refused", () => {
  test.each([
    [["--config"], "`--config` needs a value. Without it the option says nothing. Write `--config FILE`"],
    [["--config", "--strict"], "`--config` needs a value"],
    [["--timeout", "-5"], "`--timeout` needs a value"],
    [["--config="], "`--config` needs a value"],
    [["--config", ""], "`--config` needs a value"],
    [["--format", ""], "`--format` needs a value"],
    [["--strict=false"], "`--strict` takes no value"],
    [["--strict="], "`--strict` takes no value"],
  ])("%j", (args, words) => {
    expect(said(...args)).toContain(words);
  });
});

describe("an option given twice", () => {
  test("with two values is refused", () => {
    expect(said("--config", "a", "--config", "b")).toContain("`--config` is given twice: `a` and `b`.");
    expect(said("--config=a", "--config=a", "--config=b")).toContain("twice: `a` and `b`");
    expect(said("--profile=all-sessions", "--profile=console-only")).toContain("is given twice");
  });

  test("with the same value says the same", () => {
    expect(textOf(parse("--config=a", "--config", "a").values, "config")).toBe("a");
    expect(flagOf(parse("--strict", "--strict").values, "strict")).toBe(true);
  });
});

test("a word that is no choice is refused, and the nearest named", () => {
  expect(said("--profile", "console")).toBe(
    "`--profile` cannot be `console`. It is one of all-sessions, console-only. Did you mean `--profile console-only`?",
  );
  expect(said("--profile", "ALL-SESSIONS")).toContain("Did you mean `--profile all-sessions`?");
});

test("a command without positionals takes none", () => {
  expect(() => parseArguments(["x"], { ...command, positionals: "" })).toThrow("takes no arguments");
  expect(parseArguments([], { ...command, positionals: "" }).positionals).toEqual([]);
});
