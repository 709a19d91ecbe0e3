import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../artefacts.ts";
import { fileBody, isConfigurationFile, isOverrideFile, MAX_NATIVE_BYTES } from "./file.ts";
import { grammarCheck, grammarSpans, terraformParser } from "./grammar.ts";
import { nativeBody } from "./native.ts";
import { readModule } from "./read.ts";

const grammar = await terraformParser();
const agrees = await grammarCheck();
const read = (text: string | Buffer, name = "main.tf"): ReturnType<typeof fileBody> =>
  fileBody(name, name, Buffer.from(text), agrees);

test("both readers see the same in every configuration of the cases", () => {
  const folder = join(packageRoot(), "cases", "plans");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    /\.tf$/.test(name),
  );
  expect(files.length).toBeGreaterThan(20);
  for (const name of files) expect(read(readFileSync(join(folder, name))).blocks, name).not.toEqual([]);
});

test("a byte order mark is passed over", () => {
  expect([...read("\ufeffa = 1").arguments.keys()]).toEqual(["a"]);
  expect(read('\ufeff{"locals": {"a": 1}}', "a.tf.json").blocks).toHaveLength(1);
});

test("an empty file has nothing in it", () => {
  expect(read("")).toEqual({ arguments: new Map(), blocks: [] });
});

test("a heredoc that ends elsewhere for the grammar than for Terraform deceives nobody", () => {
  const text =
    'a = <<EOT\nEOT${ /*\nEOT\npolicy = data.x.y.json\nx = <<EOT\n */ "" }\nEOT\npolicy = replace(data.x.y.json)\n';
  expect([...nativeBody(text, "").body.arguments.keys()]).toEqual(["a", "policy"]);
  expect(grammarSpans(grammar, text)).not.toEqual(nativeBody(text, "").spans);
  expect(() => read(text)).toThrow("has a syntax that is not understood");
});

test.each<[string, string | Buffer, string]>([
  ["a syntax error in an expression", "a = b..c\n", "syntax"],
  ["a syntax error in a block", "a {\n", "syntax"],
  ["two arguments in one line", "a = 1 b = 2\n", "syntax"],
  ["bytes that are no text", Buffer.from([0x61, 0x20, 0x3d, 0x20, 0xff]), "UTF-8"],
  ["a file that is too large", Buffer.alloc(MAX_NATIVE_BYTES + 1, 0x20), "too large"],
])("%s gives nothing", (_, text, message) => {
  expect(() => read(text)).toThrow(message);
});

test("a text is looked at once, and one that differs is refused each time", () => {
  expect(read("a = 1\n")).toEqual(read("a = 1\n"));
  for (let i = 0; i < 2; i++) expect(() => read("a = 1 b = 2\n")).toThrow("syntax");
});

test("a grammar that gives up costs the file and no more", () => {
  const broken = (): never => {
    throw new RangeError("out of memory");
  };
  const files = new Map([
    ["a.tf", Buffer.from("a = 1\n")],
    ["b.tf.json", Buffer.from('{"locals": {"b": 1}}')],
  ]);
  const { module, problems } = readModule({ folder: "m", files }, broken);
  expect([...module.locals.keys()]).toEqual(["b"]);
  expect(problems).toEqual(["m/a.tf cannot be read"]);
});

test("names", () => {
  const names = [
    "a.tf",
    "a.tf.json",
    "a.tofu",
    "a.tofu.json",
    "a.tf~",
    ".a.tf",
    "#a.tf",
    "a.tfvars",
    "a.json",
  ];
  expect(names.filter(isConfigurationFile)).toEqual(["a.tf", "a.tf.json", "a.tofu", "a.tofu.json"]);
  const overrides = ["override.tf", "a_override.tf", "a_override.tf.json", "override.tofu", "aoverride.tf"];
  expect(overrides.filter(isOverrideFile)).toEqual(overrides.slice(0, 4));
});
