import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { UsageError } from "../errors.ts";
import { discoverCases } from "./discover.ts";
import { type LoadedCase, loadCase } from "./load.ts";
import { prepareCase } from "./prepare-case.ts";
import { loadCases } from "./run.ts";

const folder = mkdtempSync(join(tmpdir(), "iamgate-load-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rules = new Map([
  ["mfa", ["mfa/no-guard"]],
  ["trust", ["trust/wildcard"]],
  ["plan", ["plan/unverifiable"]],
]);
let files = 0;

function write(text: string, name = `case-${++files}.yaml`): string {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

function load(text: string, name?: string): LoadedCase {
  return loadCase(write(text, name), { cwd: folder, rules });
}

const good = `title: One
given:
  users: {alice: {inline: {base: [{Effect: Allow, Action: "*", Resource: "*"}]}}}
expect: {verdict: fail, findings: [{rule: mfa/no-guard, witness: {mfa: false}}]}
`;

describe("a good case", () => {
  test("is read, and a bare false means the state of that name", () => {
    expect(load(good).source.expect.findings).toEqual([{ rule: "mfa/no-guard", witness: { mfa: "false" } }]);
  });

  test.each([
    ["cases/mfa/x.yaml", ["mfa"]],
    ["cases/mfa/deep/x.yaml", ["mfa"]],
    ["cases/team-a/x.yaml", "all"],
    ["cases/x.yaml", "all"],
    ["elsewhere/mfa/x.yaml", "all"],
  ])("in %s is about %s", (name, scope) => {
    expect(load(good, name).scope).toEqual(scope === "all" ? "all" : new Set(scope));
  });

  test("says its own scope over the folder's", () => {
    expect(load(`${good}scope: [trust]\n`, "cases/mfa/own.yaml").scope).toEqual(new Set(["trust"]));
    expect(load(`${good}scope: all\n`, "cases/mfa/all.yaml").scope).toBe("all");
  });
});

describe("a bad case names line, column and reason", () => {
  test.each<[string, string, RegExp]>([
    ["an unknown key", good.replace("given:", "gven:"), /:2:1: unknown key "gven"; did you mean "given"\?/],
    [
      "an unknown key of a user",
      good.replace("inline:", "inlin:"),
      /:3:\d+: unknown key "inlin".*"inline"\?.*given\.users\.alice/,
    ],
    ["no verdict", good.replace("verdict: fail, ", ""), /:4:9: "verdict" is missing/],
    [
      "a misspelt verdict",
      good.replace("verdict: fail", "verdict: failed"),
      /:4:\d+: "failed" is none of pass, fail, unverifiable/,
    ],
    [
      "a name no resource has",
      good.replace("alice:", "alice.smith:"),
      /:3:\d+: "alice.smith" is no resource name/,
    ],
    ["a star without quotes", good.replace('Action: "*"', "Action: *"), /:3:\d+: .*a "\*" needs quotes/],
    ["a colon in the title", good.replace("One", "One: two"), /:1:8: .*needs quotes/],
    ["a key twice", `${good}title: Two\n`, /:5:1: Map keys must be unique/],
    [
      "a plan and short-hand",
      good.replace("given:", "given:\n  plan: ./p.json"),
      /"users" cannot stand beside "plan"/,
    ],
    ["an empty file", "# nothing yet\n", /:1:1: the file is empty: a case has "title"/],
    ["a list", "- One\n", /:1:1: this is no case: a case has "title", "given" and "expect"/],
    ["a sentence", "One\n", /:1:1: this is no case/],
    ["two cases in one file", `${good}---\n${good}`, /:5:1: .*; a file holds one case$/],
    [
      "an unknown rule group",
      `${good}scope: [mfaa]\n`,
      /:5:8: the ruleset has no rule group "mfaa"; did you mean "mfa"\?/,
    ],
    [
      "a misspelt rule",
      good.replace("mfa/no-guard", "mfa/no-gard"),
      /:4:\d+: the ruleset has no rule "mfa\/no-gard"; did you mean "mfa\/no-guard"\?$/,
    ],
    [
      "a misspelt rule among details",
      good.replace("witness: {mfa: false}", "details: [mfa/no-guard, mfa/guard]"),
      /:4:\d+: the ruleset has no rule "mfa\/guard"/,
    ],
  ])("%s", (_, text, message) => {
    expect(() => load(text)).toThrow(message);
  });

  test.each<[string, string, RegExp]>([
    [
      "a missing document",
      good.replace('[{Effect: Allow, Action: "*", Resource: "*"}]', "./none.json"),
      /:3:\d+: cannot read \.\/none\.json: there is no such file/,
    ],
    [
      "a missing plan",
      good.replace(/ {2}users.*/, "  plan: ./none.json"),
      /:3:9: cannot read \.\/none\.json/,
    ],
    [
      "an address nobody makes",
      good.replace("given:", "given:\n  unknown: [aws_iam_user.bob.name]"),
      /:3:13: the short-hand makes no aws_iam_user\.bob/,
    ],
    [
      "an action that is none",
      good.replace(
        "verdict: fail,",
        "verdict: fail, access: [{principal: alice, action: 's3:GetObjekt', decision: allowed}],",
      ),
      /:\d+:\d+: `s3:GetObjekt` is no action of AWS\. Did you mean `s3:GetObject`\?/,
    ],
    [
      "a resource that is none",
      good.replace(
        "verdict: fail,",
        "verdict: fail, access: [{principal: alice, action: 's3:GetObject', resource: a, decision: allowed}],",
      ),
      /`a` is no ARN/,
    ],
  ])("%s", (_, text, message) => {
    expect(() => prepareCase(load(text))).toThrow(message);
  });

  test("bytes that are no text are never replaced", () => {
    const file = write("");
    writeFileSync(file, Buffer.from([...Buffer.from("title: One "), 0xff, 0x0a]));
    expect(() => loadCase(file, { cwd: folder, rules })).toThrow(/: is not valid UTF-8$/);
  });

  test("a byte order mark is fine", () => {
    expect(load(`\uFEFF${good}`).source.title).toBe("One");
  });

  test("a plan that is refused says so", () => {
    write('{"values": {}, "format_version": "1.0", "terraform_version": "1.11.4"}', "state.json");
    const loaded = load(good.replace(/ {2}users.*/, "  plan: ./state.json"));
    expect(() => prepareCase(loaded)).toThrow(/:3:3: the plan is refused: /);
  });
});

describe("finding cases", () => {
  test("skips hidden folders, configurations and other files", () => {
    for (const name of [
      "f/a.yaml",
      "f/b.yml",
      "f/iamgate.yaml",
      "f/.git/c.yaml",
      "f/node_modules/d.yaml",
      "f/e.json",
    ]) {
      write(good, name);
    }
    expect(discoverCases(["f"], folder)).toEqual([join(folder, "f/a.yaml"), join(folder, "f/b.yml")]);
  });

  test("of a path that is not there, or an empty folder, is a usage error", () => {
    mkdirSync(join(folder, "empty"));
    expect(() => discoverCases(["no-such"], folder)).toThrow(UsageError);
    expect(() => discoverCases(["empty"], folder)).toThrow("No case found below empty");
    expect(() => discoverCases([], join(folder, "empty"))).toThrow("There is no file or folder `cases`");
  });

  test("refuses a title that another case has", () => {
    write(good, "twins/a.yaml");
    write(good, "twins/b.yaml");
    const { cases, problems } = loadCases(["twins"], { cwd: folder });
    expect(cases.map(({ label }) => label)).toEqual(["twins/a.yaml"]);
    expect(problems.map(({ message }) => message)).toEqual([
      "twins/b.yaml:1:8: twins/a.yaml has the same title",
    ]);
  });

  test("by a text in title or path, in any letter case; none is a usage error", () => {
    write(good, "filter/first.yaml");
    write(good.replace("One", "Two"), "filter/second.yaml");
    const labels = (filter: string): string[] =>
      loadCases(["filter"], { cwd: folder, filter }).cases.map(({ label }) => label);
    expect(labels("TWO")).toEqual(["filter/second.yaml"]);
    expect(labels("first")).toEqual(["filter/first.yaml"]);
    expect(() => labels("three")).toThrow('No case has "three"');
  });

  test("keeps a broken file in sight whatever the filter", () => {
    write(good, "broken/a.yaml");
    write("title: [", "broken/b.yaml");
    expect(loadCases(["broken"], { cwd: folder, filter: "one" }).problems).toHaveLength(1);
  });
});
