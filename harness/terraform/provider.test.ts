import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findMirror, type Places, platformOf, versions } from "./provider.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "iamgate-mirror-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const places = (env: Places["env"] = {}): Places => ({
  env,
  home: join(root, "home"),
  root,
  platform: "linux_amd64",
});

/** Makes a mirror in `folder`, unpacked. */
function mirror(folder: string, version: string = versions.aws, platform = "linux_amd64"): string {
  const mirrored = join(root, folder);
  mkdirSync(join(mirrored, "registry.terraform.io/hashicorp/aws", version, platform), { recursive: true });
  return mirrored;
}

test.each([
  "opt/anything",
  "usr/share/terraform/plugins",
  "usr/local/share/terraform/plugins",
  "home/.terraform.d/plugins",
])("a mirror in %s is found", (folder) => {
  expect(findMirror(places())).toBeUndefined();
  const made = mirror(folder);
  expect(findMirror(places())).toBe(made);
});

test("a plugin cache is a mirror", () => {
  const cache = mirror("cache");
  expect(findMirror(places({ TF_PLUGIN_CACHE_DIR: cache }))).toBe(cache);
});

test("Terraform's own configuration names mirrors", () => {
  const made = mirror("mirrored");
  const file = join(root, "terraformrc");
  writeFileSync(
    file,
    `provider_installation {\n  filesystem_mirror {\n    path    = "${made}"\n    include = ["*/*/*"]\n  }\n}\n`,
  );
  expect(findMirror(places({ TF_CLI_CONFIG_FILE: file }))).toBe(made);
  mkdirSync(join(root, "home"));
  writeFileSync(join(root, "home", ".terraformrc"), `plugin_cache_dir = "${made}"\n`);
  expect(findMirror(places())).toBe(made);
});

test("a packed mirror is one too", () => {
  const folder = join(root, "opt/packed/registry.terraform.io/hashicorp/aws");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `terraform-provider-aws_${versions.aws}_linux_amd64.zip`), "");
  expect(findMirror(places())).toBe(join(root, "opt/packed"));
});

test("another version or platform is none", () => {
  mirror("opt/older", "5.0.0");
  mirror("opt/other", versions.aws, "darwin_arm64");
  expect(findMirror(places())).toBeUndefined();
});

test("platforms go by Terraform's words", () => {
  expect(platformOf({ platform: "linux", arch: "x64" })).toBe("linux_amd64");
  expect(platformOf({ platform: "darwin", arch: "arm64" })).toBe("darwin_arm64");
  expect(platformOf({ platform: "win32", arch: "x64" })).toBe("windows_amd64");
});
