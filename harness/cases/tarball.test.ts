/** What the tarball holds, which is what is published. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { packageRoot } from "../artefacts.ts";
import { type Manifest, pack, unpack } from "../build/pack.ts";

const root = packageRoot();
const folder = mkdtempSync(join(tmpdir(), "iamgate-tarball-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const packed = await pack(folder);
await unpack(packed, folder);
const paths = packed.files.map(({ path }) => path);

/** A file of the package. */
function read(path: string): Buffer {
  return readFileSync(join(folder, "iamgate", path));
}

describe("the tarball", () => {
  test("is no larger than 3 MB", () => {
    expect(packed.size).toBeLessThanOrEqual(3_000_000);
  });

  test("holds what is needed at run time", () => {
    expect(paths).toEqual(
      expect.arrayContaining([
        "CHANGELOG.md",
        "LICENSE",
        "README.md",
        "dist/bundle.tar.gz",
        "dist/grammar/LICENSE",
        "dist/grammar/tree-sitter-terraform.wasm",
        "dist/harness/cli/bin.js",
        "dist/harness/index.d.ts",
        "dist/harness/index.js",
        "dist/modules/index.d.ts",
        "dist/modules/index.js",
        "dist/ruleset/data.json",
        "dist/ruleset/carriers.json",
        "dist/ruleset/managed.jsonl",
        "dist/ruleset/manifest.json",
        "dist/ruleset/policy.wasm",
        "dist/schema/case.json",
        "dist/schema/config.json",
        "dist/schema/report.json",
        "package.json",
      ]),
    );
  });

  test("holds compiled code besides, and none that tests or builds", () => {
    const code = paths.filter((path) => /^dist\/(harness|modules)\//.test(path));
    const terraform = paths.filter((path) => /^modules\/hcl\/[\w-]+\/(\w+\.tf|README\.md)$/.test(path));
    expect(terraform).not.toEqual([]);
    const others = paths.filter((path) => !code.includes(path) && !terraform.includes(path));
    expect(
      others.filter(
        (path) => !/^(dist\/(grammar|ruleset|schema)\/)?[\w.-]+$|^dist\/bundle\.tar\.gz$/.test(path),
      ),
    ).toEqual([]);
    expect(code.filter((path) => !/\.(js|d\.ts)$/.test(path))).toEqual([]);
    expect(
      code.filter((path) =>
        /^dist\/harness\/(bench|build|docs|fuzz|oracle)\/|^dist\/modules\/testing\/|\.test\.|\/(fixture|mutate)\./.test(
          path,
        ),
      ),
    ).toEqual([]);
  });

  test("says nothing of the machine it was made on", () => {
    const places = [root, homedir(), tmpdir()]
      .filter((place) => place.length > 1)
      .map((place) => `${place}/`);
    const telling = paths.filter((path) => {
      const bytes = read(path);
      const content = path.endsWith(".gz") ? gunzipSync(bytes) : bytes;
      return places.some((place) => content.includes(place));
    });
    expect(telling).toEqual([]);
  });

  test("needs nothing but its dependencies, and runs nothing when it is installed", () => {
    const { dependencies, peerDependencies, scripts } = JSON.parse(
      read("package.json").toString(),
    ) as Manifest;
    const known = Object.keys({ ...dependencies, ...peerDependencies });
    const imported = paths
      .filter((path) => path.endsWith(".js"))
      .flatMap((path) => [
        ...read(path)
          .toString()
          .matchAll(/\b(?:from|import|require)[ (]*"([^.\\"][^"]*)"/g),
      ])
      .flatMap(([, name = ""]) => /^(?:@[^/]+\/)?[^/]+/.exec(name) ?? [])
      .filter((name) => !name.startsWith("node:"));
    expect([...new Set(imported)].filter((name) => !known.includes(name))).toEqual([]);
    expect(imported).toContain("ajv");
    expect(Object.keys(scripts ?? {}).filter((name) => /install|prepare/.test(name))).toEqual([]);
  });
});
