/** The pages say what is so: each claim that can be compared with the code is. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { packageRoot, readArtefact, toolVersion } from "../artefacts.ts";
import { modulesFolder, terraformModules } from "../build/hcl-modules/index.ts";
import { ruleSchema } from "../build/rules/schema.ts";
import type { Options } from "../cli/command.ts";
import { command as access } from "../cli/commands/access.ts";
import { command as check } from "../cli/commands/check.ts";
import { command as policy } from "../cli/commands/policy.ts";
import { command as testCommand } from "../cli/commands/test.ts";
import { cli } from "../cli/fixture.ts";
import { DEFAULT_TIMEOUT_SECONDS } from "../cli/inputs.ts";
import { checkConfig } from "../config/read.ts";
import { MAX_NESTING } from "../plan/nesting.ts";
import { MAX_BYTES } from "../plan/read.ts";
import { anchorsOf, blockFor, blocksOf, codeIn, linksOf, pageOf, tableOf } from "./page.ts";

const root = packageRoot();
const readme = pageOf("README.md");
const contributing = pageOf("CONTRIBUTING.md");
const pages = [
  "README.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  "SECURITY.md",
  "harness/cases/README.md",
  "harness/catalogue/README.md",
  ...terraformModules.map(({ name }) => `${modulesFolder}/${name}/README.md`),
  ...readdirSync(join(root, "modules"))
    .map((name) => `modules/${name}/README.md`)
    .filter((path) => existsSync(join(root, path))),
];

interface Package {
  version: string;
  license: string;
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}
const json = <T>(path: string): T => JSON.parse(readFileSync(join(root, path), "utf8")) as T;

describe.each(pages)("%s", (page) => {
  const text = pageOf(page);

  test("links to what is there", () => {
    const broken = linksOf(text)
      .filter((link) => !link.startsWith("https://"))
      .filter((link) => {
        const [path = "", anchor] = link.split("#");
        const target = path === "" ? page : relative(root, join(root, dirname(page), path));
        if (!existsSync(join(root, target))) return true;
        return anchor !== undefined && !anchorsOf(pageOf(target)).includes(anchor);
      });
    expect(broken).toEqual([]);
  });

  const commands = blocksOf(text)
    .filter(({ language }) => language === "console")
    .map(({ body }) => /^\$ iamgate (.+)\n([\s\S]+)$/.exec(body)?.slice(1) ?? ["", body]);
  test.each(commands)("quotes what `iamgate %s` prints", async (args, quoted) => {
    const { out } = await cli(args.split(" "), { cwd: root });
    // Whole paragraphs: blank lines or the ends of the output around them.
    expect(
      `\n\n${out}\n`.includes(`\n\n${quoted}\n`),
      `not in the output:\n${quoted}\n\noutput:\n${out}`,
    ).toBe(true);
  });
});

describe("README", () => {
  const rowsOf = (options: Options): string[][] =>
    Object.entries(options).map(([name, option]) => [
      `\`--${name}${option.type === "boolean" ? "" : ` ${option.value}`}\``,
      [
        option.summary,
        ...(option.choices === undefined ? [] : [`One of ${option.choices.join(", ")}.`]),
        ...(option.repeatable ? ["May be given several times."] : []),
      ].join(" "),
      option.default ?? "",
    ]);

  test.each([
    ["`iamgate check [PLAN...]`", check.options],
    ["`iamgate access PLAN`", access.options],
    ["`iamgate test [PATH...]`", testCommand.options],
    ["`iamgate policy`", policy.options],
  ])("lists the options of %s as its help does", (usage, options) => {
    expect(tableOf(readme, ["option", "meaning", "default"], usage)).toEqual(rowsOf(options));
  });

  test("lists every Terraform module", () => {
    const listed = tableOf(readme, ["module", "ships"]).map(([name = ""]) => codeIn(name)[0]);
    expect(listed.sort()).toEqual(readdirSync(join(root, modulesFolder)).sort());
  });

  test("lists every rule", () => {
    const { iamgate } = JSON.parse(readArtefact("ruleset/data.json").toString()) as {
      iamgate: {
        data: { rules: Record<string, Record<string, { id: string; severity: string; title: string }>> };
      };
    };
    const rules = Object.values(iamgate.data.rules)
      .flatMap((group) => Object.values(group))
      .map(({ id, severity, title }) => [id, severity, title]);
    const rows = tableOf(readme, ["Rule", "Severity"], "<!-- rules:begin -->").map(([id = "", ...rest]) => [
      codeIn(id)[0],
      ...rest,
    ]);
    expect(rows.sort()).toEqual(rules.sort());
  });

  test.each(tableOf(readme, ["guard", "hole"]))(
    "shows a case for the hole of: %s",
    (_, __, rule = "", link = "") => {
      const [file = ""] = linksOf(link);
      const { expect: expected } = parse(pageOf(file)) as { expect: { findings: { rule: string }[] } };
      expect(expected.findings.map((finding) => `\`${finding.rule}\``)).toContain(rule);
    },
  );

  test("shows the guard of the cases", () => {
    const shown = blocksOf(readme).find(({ language }) => language === "json");
    expect(JSON.parse(shown?.body ?? "")).toEqual(json("cases/mfa/policies/guard.json"));
  });

  test("shows a configuration that is taken, and explains each of its keys", async () => {
    const config = await checkConfig(parse(blockFor(readme, "iamgate.yaml")), "README.md");
    const { properties } = json<{ properties: Record<string, { properties?: object }> }>(
      "harness/config/config.schema.json",
    );
    const keys = Object.entries(properties).flatMap(([key, { properties: inner }]) =>
      inner === undefined ? [key] : Object.keys(inner).map((name) => `${key}.${name}`),
    );
    expect(Object.keys(config).sort()).toEqual(Object.keys(properties).sort());
    const explained = tableOf(readme, ["key", "meaning"], "## Configuration").map(
      ([key = ""]) => codeIn(key)[0],
    );
    expect(explained.sort()).toEqual(keys.sort());
  });

  test("names the options of the library", () => {
    const source = pageOf("harness/index.ts");
    const [, members = ""] = /interface CheckOptions \{([\s\S]*?)\n\}/.exec(source) ?? [];
    const names = [...members.matchAll(/^ {2}(\w+)\?:/gm)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(0);
    const [, said = ""] = /The options are ([\s\S]*?);/.exec(readme) ?? [];
    expect(codeIn(said).sort()).toEqual(names.sort());
  });

  test("names the limits that hold", () => {
    expect(readme).toContain(`larger than ${Math.round(MAX_BYTES / 2 ** 20)} MB`);
    expect(readme).toContain(`deeper than ${MAX_NESTING} levels`);
    expect(readme).toContain(`at most ${DEFAULT_TIMEOUT_SECONDS} seconds`);
  });

  test("says which resources are read, and which are not", () => {
    const rego = readdirSync(join(root, "rego/iamgate/plan"), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".rego") && !file.endsWith("_test.rego"))
      .map((file) => pageOf(join("rego/iamgate/plan", file)))
      .join("\n");
    const [, read = "", unread = ""] =
      /The resources read are([\s\S]*?)\n\n[\s\S]*?This version does not judge:\n([\s\S]*?)\n## /.exec(
        readme,
      ) ?? [];
    const types = (text: string): string[] => codeIn(text).filter((word) => /^aws(cc)?_/.test(word));
    expect(types(read).filter((type) => !rego.includes(`"${type}"`))).toEqual([]);
    expect(types(unread).filter((type) => rego.includes(`"${type}"`))).toEqual([]);
    expect([types(read).length > 0, types(unread).length > 0]).toEqual([true, true]);
  });
});

test("CHANGELOG has this version", () => {
  expect(pageOf("CHANGELOG.md")).toMatch(new RegExp(`^## \\[${toolVersion()}\\] - `, "m"));
});

describe("CONTRIBUTING", () => {
  test("lists every folder", () => {
    const listed = tableOf(contributing, ["folder", "holds"]).map(([folder = ""]) => codeIn(folder)[0] ?? "");
    const below = (parent: string): string[] =>
      readdirSync(join(root, parent), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => `${parent}/${name}`);
    expect(listed.sort()).toEqual([...below("rego/iamgate"), ...below("harness"), "cases", "modules"].sort());
  });

  test("lists every target of the Makefile", () => {
    const targets = [...pageOf("Makefile").matchAll(/^([a-z-]+):.*## /gm)].map(([, name]) => `make ${name}`);
    const rows = tableOf(contributing, ["target"]).map(([target = ""]) => codeIn(target)[0]);
    expect(rows.sort()).toEqual(targets.sort());
  });

  test("names the versions of Node that CI has", () => {
    const { jobs } = parse(pageOf(".github/workflows/ci.yml")) as {
      jobs: { test: { strategy: { matrix: { node: number[] } } } };
    };
    expect(contributing).toContain(`on Node ${jobs.test.strategy.matrix.node.join(", ")}`);
  });

  test("explains the metadata of a rule", () => {
    const { properties } = ruleSchema as {
      properties: Record<string, { properties: Record<string, unknown> }>;
    };
    const custom = Object.keys(properties["custom"]?.properties ?? {});
    const explained = tableOf(contributing, ["key", "becomes"]).map(([key = ""]) => codeIn(key)[0]);
    const keys = ["title", "description", "related_resources"];
    expect(Object.keys(properties).sort()).toEqual([...keys, "scope", "custom"].sort());
    expect(explained.map((key) => key?.replace(/\.fires$/, "")).sort()).toEqual(
      [...keys, ...custom.map((key) => `custom.${key}`)].sort(),
    );
  });

  test("lists what is needed at run time, with the licences", () => {
    const { dependencies, devDependencies } = json<Package>("package.json");
    const licenceOf = (name: string): string => json<Package>(`node_modules/${name}/package.json`).license;
    const rows = tableOf(contributing, ["package", "licence"]).map(([name = "", licence]) => [
      codeIn(name)[0],
      licence,
    ]);
    expect(rows).toEqual(Object.keys(dependencies).map((name) => [name, licenceOf(name)]));
    const versions = Object.entries({ ...dependencies, ...devDependencies });
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});
