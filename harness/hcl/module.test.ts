import { describe, expect, test } from "vitest";
import { configurationOf } from "./fixture.ts";
import { argumentsOf } from "./module.ts";
import type { Module } from "./types.ts";

async function module(files: Record<string, string>): Promise<{ module: Module; problems: string[] }> {
  const { modules, problems } = await configurationOf({ "": files });
  const root = modules.get("");
  if (root === undefined) throw new Error("no root");
  return { module: root, problems };
}

/** The arguments of a block, and the files they come from. */
function shown({ blocks }: Module, address: string): Record<string, string> | undefined {
  const block = blocks.get(address);
  if (block === undefined) return undefined;
  return Object.fromEntries(
    [...argumentsOf(block.body)].map(([n, { text, file }]) => [n, `${text} ${file}`]),
  );
}

const base = 'resource "a" "b" {\n  x = 1\n  y = 2\n  in { p = 1 }\n  in { p = 2 }\n  on { p = 3 }\n}\n';

describe("override files", () => {
  test("replace arguments by name and nested blocks by type", async () => {
    const { module: merged } = await module({
      "z.tf": base,
      "override.tf": 'resource "a" "b" {\n  y = 3\n  in { p = 4 }\n}\n',
    });
    expect(shown(merged, "a.b")).toEqual({
      x: "1 z.tf",
      y: "3 override.tf",
      "on.p": "3 z.tf",
      "in.p": "4 override.tf",
    });
  });

  test("come one after the other, in either syntax, and dynamic blocks replace written ones", async () => {
    const { module: merged } = await module({
      "m.tf": base,
      "b_override.tf.json": '{"resource": {"a": {"b": {"y": 5}}}}',
      "a_override.tf": 'resource "a" "b" {\n y = 4\n dynamic "in" {\n  for_each = c\n  content {}\n }\n}\n',
    });
    expect(shown(merged, "a.b")).toMatchObject({
      y: "5 b_override.tf.json",
      "dynamic.in.for_each": "c a_override.tf",
    });
    expect(shown(merged, "a.b")).not.toHaveProperty("in[0].p");
  });

  test("replace what another syntax writes in another way", async () => {
    const { module: merged } = await module({
      "a.tf": 'resource "a" "b" {\n  list = [{ p = 1 }]\n}\n',
      "a_override.tf.json": '{"resource": {"a": {"b": {"list": [{"p": 2}]}}}}',
      "b.tf.json": '{"resource": {"a": {"c": {"list": [{"p": 1}]}}}}',
      "b_override.tf": 'resource "a" "c" {\n  list = [{ p = 2 }]\n}\n',
    });
    expect(shown(merged, "a.b")).toEqual({ "list.p": "2 a_override.tf.json" });
    expect(shown(merged, "a.c")).toEqual({ list: "[{ p = 2 }] b_override.tf" });
  });

  test("replace locals, outputs and arguments of modules, and add none that is not there", async () => {
    const { module: merged } = await module({
      "m.tf": 'locals { a = 1 }\noutput "o" { value = 1 }\nmodule "m" {\n source = "./m"\n x = 1\n}\n',
      "override.tf":
        'locals {\n a = 2\n b = 2\n}\noutput "o" { value = 2 }\nmodule "m" { x = 2 }\nresource "n" "n" { x = 1 }\n',
    });
    expect([...merged.locals].map(([name, { text }]) => [name, text])).toEqual([["a", "2"]]);
    expect(merged.outputs.get("o")?.text).toBe("2");
    const call = [...(merged.calls.get("m")?.body.arguments ?? [])].map(([name, { text }]) => [name, text]);
    expect(call).toEqual([
      ["source", '"./m"'],
      ["x", "2"],
    ]);
    expect(merged.blocks.size).toBe(0);
  });

  test("that cannot be read leave nothing of the module: they could replace anything", async () => {
    const { module: merged, problems } = await module({ "m.tf": base, "x_override.tf": "a = \n" });
    expect(merged.blocks.size).toBe(0);
    expect(problems).toEqual(["x_override.tf has a syntax that is not understood"]);
  });
});

test("other files that cannot be read take nothing from the rest", async () => {
  const { module: merged, problems } = await module({ "m.tf": base, "x.tf.json": "{", "y.txt": "(" });
  expect([...merged.blocks.keys()]).toEqual(["a.b"]);
  expect(problems).toEqual(["x.tf.json is no JSON"]);
});

test("what is written twice is left out", async () => {
  const { module: merged } = await module({
    "a.tf": `${base}locals { a = 1 }\ndata "a" "b" {}\n`,
    "b.tf.json": '{"resource": {"a": {"b": {"x": 2}, "c": {}}}, "locals": {"a": 2, "b": 2}}',
  });
  expect([...merged.blocks.keys()]).toEqual(["data.a.b", "a.c"]);
  expect([...merged.locals.keys()]).toEqual(["b"]);
});

test("OpenTofu's files go before Terraform's of the same name", async () => {
  const { module: merged } = await module({ "m.tf": base, "m.tofu": 'resource "a" "c" {}\n' });
  expect([...merged.blocks.keys()]).toEqual(["a.c"]);
});
