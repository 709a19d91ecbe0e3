import { describe, expect, test } from "vitest";
import { command as check } from "./commands/check.ts";
import { command as policy } from "./commands/policy.ts";
import { command as testCommand } from "./commands/test.ts";
import { commandPage, overview } from "./help.ts";

describe.each([check, testCommand])("the page of $name", (command) => {
  const page = commandPage(command, 100);

  test("names every option with its value, choices and default", () => {
    for (const [name, { value, choices, default: fallback }] of Object.entries(command.options)) {
      const row = page.slice(page.indexOf(`\n  --${name}${value === undefined ? "" : ` ${value}`}  `));
      expect(row, name).not.toBe("");
      const text = row.replace(/\s+/g, " ");
      if (choices !== undefined) expect(text).toContain(choices.join(", "));
      if (fallback !== undefined) expect(text).toContain(`Default: ${fallback}.`);
    }
    expect(page).toContain("--help");
  });

  test("shows the usage, examples and exit codes, on lines of at most 100 columns", () => {
    expect(page.startsWith(`Usage: iamgate ${command.name} [options] ${command.positionals}\n`)).toBe(true);
    for (const example of command.examples) expect(page).toContain(`  ${example.command}\n`);
    expect(page).toMatch(/\nExit codes\n {2}0 .+\n {2}1 .+\n {2}2 .+\n/);
    for (const line of page.split("\n")) expect(line.length, line).toBeLessThanOrEqual(100);
  });
});

test("the page of check reads like this", () => {
  expect(commandPage(check, 100)).toMatchSnapshot();
});

test("the overview lists the commands", () => {
  expect(overview([check, testCommand, policy], 100)).toMatchSnapshot();
});

test("narrow terminals get narrow pages", () => {
  const lines = commandPage(check, 60).split("\n");
  const wide = lines.filter((line) => line.length > 60 && !/^ {2}(terraform|iamgate)/.test(line));
  expect(wide).toEqual([]);
});
