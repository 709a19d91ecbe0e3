/** The pages of constructs, and what README says of them: held against the sources, and compiled. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Construct } from "constructs";
import { execa } from "execa";
import { afterAll, describe, expect, test } from "vitest";
import { packageRoot } from "../harness/artefacts.ts";
import { pack } from "../harness/build/pack.ts";
import { blockFor, blocksOf, codeIn, linksOf, pageOf, tableOf } from "../harness/docs/page.ts";
import * as exported from "./index.ts";
import { linkedProject } from "./testing/project.ts";

const root = packageRoot();
const readme = pageOf("README.md");
const classes = Object.entries(exported).filter(([, value]) => value.prototype instanceof Construct);
const constructs = classes.map(([name]) => ({
  name,
  folder: join("modules", name.replace(/(?!^)([A-Z])/g, "-$1").toLowerCase()),
}));
const sources = readdirSync(join(root, "modules"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
  .map((file) => readFileSync(join(root, "modules", file), "utf8"))
  .join("\n");

/** The properties of an interface as the sources declare it, with those it extends. */
function propertiesOf(name: string): string[] {
  const [, bases = "", body = ""] =
    new RegExp(`interface ${name}\\s+(?:extends ([^{]+))?\\{\\n([\\s\\S]*?)\\n\\}`).exec(sources) ?? [];
  const picked = /^Pick<\w+, ([^>]+)>/.exec(bases.trim())?.[1];
  const inherited =
    picked === undefined
      ? bases.split(",").flatMap((base) => (base.trim() === "" ? [] : propertiesOf(base.trim())))
      : [...picked.matchAll(/"(\w+)"/g)].map(([, key = ""]) => key);
  const own = [...body.matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, key = ""]) => key);
  return [...inherited, ...own];
}

describe.each(constructs)("the page of $name", ({ name, folder }) => {
  const page = pageOf(join(folder, "README.md"));

  test("explains every property, and no other", () => {
    const explained = tableOf(page, ["property", "meaning"]).map(([key = ""]) => codeIn(key)[0]);
    const properties = propertiesOf(`${name}Props`);
    expect(properties.length).toBeGreaterThan(4);
    expect(explained.sort()).toEqual(properties.sort());
  });

  test("says what it cannot do", () => {
    expect(page).toMatch(/^## What it cannot (do|stop)\n\n- /m);
  });
});

describe("README", () => {
  const [, section = ""] = /\n## Ship the policy that passes\n([\s\S]*?)\n## /.exec(readme) ?? [];

  test("lists every construct, with its page", () => {
    const rows = tableOf(section, ["construct", "ships"]).map(([cell = ""]) => [
      codeIn(cell)[0],
      linksOf(cell)[0],
    ]);
    expect(rows.sort()).toEqual(constructs.map(({ name, folder }) => [name, `${folder}/README.md`]).sort());
  });

  test("has the recipe of the example repository", async () => {
    const recipe = blockFor(section, "Makefile")
      .split("\n\t")
      .slice(1)
      .map((line) => line.trim());
    const { stdout } = await execa("make", ["--dry-run", "test"], { cwd: join(root, "modules", "example") });
    // The notes of which plan passed are for `make apply`, which README leaves out.
    const steps = stdout.trim().split("\n");
    expect(recipe).toEqual(steps.filter((line) => !line.includes("tf.plan.passed")));
  });

  test("has the alias and the override that are tested", () => {
    const { dependencies, overrides } = JSON.parse(pageOf("modules/testing/cdktn/package.json")) as {
      dependencies: object;
      overrides: object;
    };
    expect(JSON.parse(blockFor(section, "package.json"))).toEqual({ dependencies, overrides });
  });
});

describe("what the pages show", () => {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "iamgate-pages-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** What an example takes for given: it stands in the constructor of a stack. */
  const inStack = (name: string, example: string): string => `
    import { IamRole } from "@cdktf/provider-aws/lib/iam-role/index.js";
    import { App, TerraformStack } from "cdktf";
    ${/^import .+ from "iamgate\/cdktf";$/m.exec(example)?.[0]}
    declare const assumeRolePolicy: string;
    export const used = [App, IamRole, () => assumeRolePolicy];
    export class ${name} extends TerraformStack {
      constructor() {
        super(new App(), "people");
        ${example.replace(/^import .+;$/m, "")}
      }
    }`;

  test("compiles, and README's stack is synthesised", async () => {
    await linkedProject(await pack(folder), folder);
    for (const { name, folder: place } of constructs) {
      const example = blocksOf(pageOf(join(place, "README.md"))).find(({ language }) => language === "ts");
      writeFileSync(join(folder, `${name}.ts`), inStack(`${name}Stack`, example?.body ?? "of no page"));
    }
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    writeFileSync(join(folder, "main.ts"), blockFor(readme, "main.ts"));
    const compilerOptions = {
      strict: true,
      module: "nodenext",
      types: ["node"],
      rootDir: ".",
      outDir: "out",
    };
    const config = { compilerOptions: { ...compilerOptions, skipLibCheck: true }, include: ["*.ts"] };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
    const compiler = join(folder, "node_modules", ".bin", "tsc");
    const { stdout } = await execa(process.execPath, [compiler, "-p", "."], { cwd: folder, reject: false });
    expect(stdout).toBe("");
    mkdirSync(join(folder, "run"));
    await execa(process.execPath, [join("..", "out", "main.js")], { cwd: join(folder, "run") });
    expect(existsSync(join(folder, "run", "cdktf.out", "stacks", "people", "cdk.tf.json"))).toBe(true);
  });
});
