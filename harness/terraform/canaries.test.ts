import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { cli } from "../cli/fixture.ts";
import { formatNames } from "../report/index.ts";
import { fixturesIn } from "./fixtures.ts";
import { plansFolder } from "./record.ts";

/** Stands in every value that is marked sensitive. */
const canary = /canary-?7f3a/i;
const cwd = mkdtempSync(join(tmpdir(), "iamgate-canaries-"));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const { out: help } = await cli(["check", "--help"], { cwd });
const commands = [
  ...formatNames.map((name) => ["check", "--format", name]),
  ["check", "--strict"],
  ["check", "--quiet"],
  ...["text", "json"].map((name) => ["access", "--format", name]),
  ["access", "--action", "s3:GetObject", "--action", "iam:CreateAccessKey", "--format", "json"],
  ...(help.includes("--write-baseline") ? [["check", "--write-baseline", "baseline.json"]] : []),
].map((args) => ({ command: args.join(" "), args }));

/** Everything that a command leaves behind. */
async function told(args: string[], plan: string): Promise<string> {
  const { code, out, err } = await cli([...args, plan], { cwd });
  expect(code, err).toBeLessThan(2);
  const baseline = args.includes("baseline.json") ? readFileSync(join(cwd, "baseline.json"), "utf8") : "";
  const text = `${out}${err}${baseline}`;
  expect(text).not.toBe("");
  return text;
}

const planOf = (name: string): string => join(plansFolder, name, "plan.json");

test("each plan with secrets has them in clear", () => {
  const fixtures = fixturesIn(plansFolder).filter(({ name }) => name.startsWith("sensitive-"));
  const without = fixtures.filter(({ name }) => !canary.test(readFileSync(planOf(name), "utf8")));
  expect(without).toEqual([]);
  expect(fixtures.map(({ name }) => name)).toEqual(["sensitive-document", "sensitive-policy"]);
});

describe("no secret is told by", () => {
  test.each(commands)("$command", async ({ args }) => {
    expect(await told(args, planOf("sensitive-policy"))).not.toMatch(canary);
  });
});

// Terraform marks the statements of the document and not its text.
describe("no secret of a document that Terraform does not mark is told by", () => {
  test.each(commands)("$command", async ({ args }) => {
    expect(await told(args, planOf("sensitive-document"))).not.toMatch(canary);
  });
});
