import { dirname, join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { packageRoot } from "../artefacts.ts";
import { describeFailure } from "./print.ts";
import { chooseEngines, evaluateCases, loadCases, passed } from "./run.ts";

const schemaFile = join(packageRoot(), "harness", "cases", "case.schema.json");
const { cases, problems } = loadCases([], { cwd: packageRoot() });
const { engines, skipped } = await chooseEngines("both", process.env);
const results = await evaluateCases(cases, engines);

// Which engines ran stands in every line of the output.
const ran = engines.map(({ name }) => name).join(" and ");
describe(`golden cases on ${ran}${skipped === undefined ? "" : ` (skipped ${skipped})`}`, () => {
  test.each(results)("$subject.label: $subject.source.title", (result) => {
    if (!passed(result)) expect.fail(describeFailure(result, (_, text) => text).join("\n"));
  });

  test("open in editors with their schema", () => {
    const without = cases.filter(({ file, text }) => {
      const schema = /^# yaml-language-server: \$schema=(\S+)/.exec(text)?.[1];
      return schema === undefined || resolve(dirname(file), schema) !== schemaFile;
    });
    expect(without.map(({ label }) => label)).toEqual([]);
  });

  test.each(problems)("$message", ({ message }) => {
    expect.fail(message);
  });
});
