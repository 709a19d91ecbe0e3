import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { packageRoot } from "../artefacts.ts";

/** What is loaded, or can be, in compiled files: by import, import(), require() and as a file beside. */
const LOADS = [
  /\bfrom\s*["']([^"']+)["']/g,
  /\bimport\s*\(?\s*["']([^"']+)["']/g,
  /\brequire\(\s*["']([^"']+)["']/g,
  /\bnew URL\(\s*["'](\.[^"']+\.js)["']/g,
];
const root = packageRoot();

/** Every file of ours that an entry can load, and every package that these name. */
function reach(entry: string): { files: Set<string>; packages: Set<string> } {
  const packages = new Set<string>();
  const files = new Set([join(root, entry)]);
  // A set that grows is walked to its end.
  for (const file of files) {
    const text = readFileSync(file, "utf8");
    for (const [, name = ""] of LOADS.flatMap((pattern) => [...text.matchAll(pattern)])) {
      if (!name.startsWith(".")) packages.add(name);
      else files.add(fileURLToPath(new URL(name, pathToFileURL(file))));
    }
  }
  return { files: new Set([...files].map((file) => relative(root, file))), packages };
}

const peers = Object.keys(
  (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { peerDependencies: object })
    .peerDependencies,
);
const isPeer = (name: string): boolean => peers.some((peer) => name === peer || name.startsWith(`${peer}/`));

describe.each([
  ["the command line", "dist/harness/cli/bin.js", "dist/modules/mfa-guard/document.js"],
  ["the library", "dist/harness/index.js", "dist/harness/plan/load.js"],
  ["its other thread", "dist/harness/ruleset/worker.js", "dist/harness/ruleset/engine.js"],
])("%s", (_, entry, farthest) => {
  const { files, packages } = reach(entry);

  test("loads no optional peer, so that nobody has to install one", () => {
    expect([...packages].filter(isPeer)).toEqual([]);
  });

  test("is walked as a whole", () => {
    expect([...files]).toContain(farthest);
    expect([...files].filter((file) => !existsSync(join(root, file)))).toEqual([]);
    expect(packages.size).toBeGreaterThan(0);
  });
});

test("the constructs do load the peers: what looks for them finds them", () => {
  const { packages } = reach("dist/modules/index.js");
  expect(
    peers.filter((peer) => ![...packages].some((name) => name === peer || name.startsWith(`${peer}/`))),
  ).toEqual([]);
});
