/** Projects of users: the package as it is published, beside libraries of their own. */
import { chmodSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { packageRoot } from "../../harness/artefacts.ts";
import { type Packed, unpack } from "../../harness/build/pack.ts";

const sources = join(packageRoot(), "modules", "testing", "consumer");

/** How a project is compiled, as its `package.json` and `tsconfig.json` say. */
export interface Setup {
  title: string;
  /** What Node takes the compiled files for. */
  type: "module" | "commonjs";
  compilerOptions: Record<string, unknown>;
}

/**
 * A project of which iamgate comes from the tarball, and the libraries from the clone, which has the same versions that
 * npm would install. They are links: what a library asks for is found beside it, and is the project's own as well.
 */
export async function linkedProject(packed: Packed, folder: string): Promise<void> {
  const modules = join(folder, "node_modules");
  await unpack(packed, modules);
  const { dependencies, bin } = JSON.parse(
    readFileSync(join(modules, "iamgate", "package.json"), "utf8"),
  ) as { dependencies: Record<string, string>; bin: { iamgate: string } };
  const libraries = ["cdktf", "constructs", "@cdktf/provider-aws", "@types/node", "typescript"];
  for (const name of [...libraries, ...Object.keys(dependencies)]) {
    link(join(packageRoot(), "node_modules", name), join(modules, name));
  }
  link(join(modules, "typescript", "bin", "tsc"), join(modules, ".bin", "tsc"));
  link(join(modules, "iamgate", bin.iamgate), join(modules, ".bin", "iamgate"));
  chmodSync(join(modules, "iamgate", bin.iamgate), 0o755);
}

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path, "junction");
}

export interface Compiled {
  /** What the compiler says, which is nothing when all is well. */
  problems: string;
}

/** Compiles the consumer's files in a project, by the project's own compiler. */
export async function compile(folder: string, { type, compilerOptions }: Setup): Promise<Compiled> {
  cpSync(sources, folder, { recursive: true });
  setType(folder, type);
  const options = { strict: true, rootDir: ".", outDir: "out", ...compilerOptions };
  const config = { compilerOptions: options, files: ["main.ts", "refused.ts"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  const compiler = join(folder, "node_modules", "typescript", "bin", "tsc");
  const { stdout, stderr } = await execa(process.execPath, [compiler, "-p", folder], {
    cwd: folder,
    reject: false,
  });
  return { problems: `${stdout}${stderr}` };
}

function setType(folder: string, type: Setup["type"]): void {
  const file = join(folder, "package.json");
  const manifest = JSON.parse(readFileSync(file, "utf8")) as object;
  writeFileSync(file, JSON.stringify({ ...manifest, type }));
}

export interface Stack {
  resource: Record<string, Record<string, Record<string, unknown>>>;
  data: Record<string, Record<string, unknown>>;
  terraform: { backend?: object; required_providers: { aws: { source: string; version: string } } };
  provider: { aws: Record<string, unknown>[] };
}

/** Runs what was compiled, and reads the stack that it synthesises. Throws with Node's words. */
export async function synthesised(folder: string): Promise<{ said: string; stack: Stack }> {
  const { stdout } = await execa(process.execPath, [join("out", "main.js")], { cwd: folder });
  const file = join(folder, "cdktf.out", "stacks", "people", "cdk.tf.json");
  return { said: stdout, stack: JSON.parse(readFileSync(file, "utf8")) as Stack };
}

/** A stack without what tells of the library that wrote it. */
export function withoutComments(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutComments);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== "//");
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutComments(inner)]));
}
