import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { zipOf } from "./fixture.ts";
import { argumentsOf } from "./module.ts";
import { savedConfiguration } from "./saved.ts";
import type { Configuration } from "./types.ts";

/** Everything that is read, as `module: block.argument` and `text file:line`. */
function shown({ modules }: Configuration): Record<string, string> {
  const rows = [...modules].flatMap(([path, { blocks, locals, outputs, calls }]) => [
    ...[...blocks, ...calls].flatMap(([name, { body }]) =>
      [...argumentsOf(body)].map(([argument, at]) => [`${path}: ${name}.${argument}`, at] as const),
    ),
    ...[...locals].map(([name, at]) => [`${path}: local.${name}`, at] as const),
    ...[...outputs].map(([name, at]) => [`${path}: output.${name}`, at] as const),
  ]);
  return Object.fromEntries(rows.map(([name, { text, file, line }]) => [name, `${text} ${file}:${line}`]));
}

const terraform = spawnSync("terraform", ["version"], { env: { ...process.env, CHECKPOINT_DISABLE: "1" } });
const reason = terraform.status === 0 ? "" : " (skipped: there is no terraform on PATH)";

describe.skipIf(reason !== "")(`a plan that Terraform saved${reason}`, () => {
  const folder = mkdtempSync(join(tmpdir(), "iamgate-saved-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** What Terraform saves of these files; only what is built into it is used, so no provider is needed. */
  function saved(name: string, files: Record<string, string>): Buffer {
    const home = join(folder, name);
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(home, file)), { recursive: true });
      writeFileSync(join(home, file), text);
    }
    const options = { cwd: home, env: { ...process.env, CHECKPOINT_DISABLE: "1" }, stdio: "pipe" } as const;
    execFileSync("terraform", ["init", "-input=false"], options);
    execFileSync("terraform", ["plan", "-input=false", "-out", "tf.plan"], options);
    return readFileSync(join(home, "tf.plan"));
  }

  test("holds its configuration, with all modules", async () => {
    const archive = saved("whole", {
      "main.tf":
        'module "mid" {\n  source   = "./modules/mid"\n  for_each = toset(["a"])\n  doc      = local.d\n}\nlocals {\n  d = "Zoë 😀"\n}\n',
      "crlf.tf": '\ufeffresource "terraform_data" "a" {\r\n  input = "😀" # c\r\n}\r\n',
      "j.tf.json": '{"resource": {"terraform_data": {"j": {"input": "${terraform_data.a.id}"}}}}',
      "a_override.tf": 'resource "terraform_data" "a" {\n\n  input = "over"\n}\n',
      "modules/mid/main.tf":
        'variable "doc" {}\nmodule "leaf" {\n  source = "./leaf"\n}\noutput "o" { value = var.doc }\n',
      "modules/mid/leaf/main.tf":
        'resource "terraform_data" "b" {\n  input = <<-EOT\n    a\n  EOT\n  provisioner "local-exec" { command = "true" }\n}\n',
    });
    const configuration = await savedConfiguration(archive);
    expect(configuration.problems).toEqual([]);
    expect(shown(configuration)).toEqual({
      ": terraform_data.a.input": '"over" a_override.tf:3',
      ": terraform_data.j.input": '"${terraform_data.a.id}" j.tf.json:1',
      ": mid.source": '"./modules/mid" main.tf:2',
      ": mid.for_each": 'toset(["a"]) main.tf:3',
      ": mid.doc": "local.d main.tf:4",
      ": local.d": '"Zoë 😀" main.tf:7',
      "module.mid: leaf.source": '"./leaf" modules/mid/main.tf:3',
      "module.mid: output.o": "var.doc modules/mid/main.tf:5",
      "module.mid.module.leaf: terraform_data.b.input": "<<-EOT\n    a\n  EOT modules/mid/leaf/main.tf:2",
    });
  });

  test("that is written to deceive gives nothing", async () => {
    const text =
      'locals {\n  safe = "safe"\n}\nresource "terraform_data" "a" {\n  triggers_replace = <<EOT\nEOT${ /*\nEOT\n  input = local.safe\n  x = <<EOT\n */ "" }\nEOT\n  input = replace(local.safe, "s", "d")\n}\n';
    const archive = saved("deceive", { "main.tf": text });
    const configuration = await savedConfiguration(archive);
    expect(shown(configuration)).toEqual({});
    expect(configuration.problems).toEqual(["main.tf has a syntax that is not understood"]);
  });

  test("and cut off tells what is wrong", async () => {
    const archive = saved("cut", { "main.tf": "locals {\n  a = 1\n}\n" });
    const { modules, problems } = await savedConfiguration(archive.subarray(0, archive.length - 10));
    expect([modules.size, problems]).toEqual([0, ["the archive is damaged"]]);
  });
});

const manifest = (value: unknown): { name: string; content: string } => ({
  name: "tfconfig/modules.json",
  content: typeof value === "string" ? value : JSON.stringify(value),
});
const root = [{ Key: "", Dir: "." }];

test.each<[string, { name: string; content: string }[]]>([
  ["holds no configuration", [{ name: "tfplan", content: "" }]],
  ["holds a list of modules that is not understood", [manifest("{")]],
  ["holds a list of modules that is not understood", [manifest({})]],
  ["holds a list of modules that is not understood", [manifest([null])]],
  ["holds a list of modules that is not understood", [manifest([{ Key: "a..b", Dir: "." }])]],
  ["holds a list of modules that is not understood", [manifest([{ Key: 'a["b"]', Dir: "." }])]],
  ["does not name", [manifest(root), { name: "tfconfig/m-a/main.tf", content: "" }]],
  ["does not name", [manifest(root), { name: "tfconfig/m-/b/main.tf", content: "" }]],
])("an archive that %s", async (problem, members) => {
  const { modules, problems } = await savedConfiguration(zipOf(members));
  expect(modules.size).toBe(0);
  expect(problems).toEqual([expect.stringContaining(problem)]);
});

test("folders of modules are named as people write them", async () => {
  const { modules } = await savedConfiguration(
    zipOf([
      manifest([...root, { Key: "m", Dir: "..\\common\\m" }]),
      { name: "tfconfig/m-m/main.tf", content: "locals { a = 1 }\n" },
    ]),
  );
  expect(modules.get("module.m")?.locals.get("a")?.file).toBe("../common/m/main.tf");
});
