import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What the recordings in `cases/plans` are made with. Another version plans the same, but not to the byte. */
export const versions: { terraform: string; aws: string } = { terraform: "1.11.4", aws: "5.100.0" };

/** Where to look; a test hands in its own. */
export interface Places {
  env: Record<string, string | undefined>;
  home: string;
  /** The file system's root; the system's folders are searched below it. */
  root: string;
  /** Such as linux_amd64. */
  platform: string;
}

const provider = join("registry.terraform.io", "hashicorp", "aws");

/**
 * The plugin mirror that holds the AWS provider at the pinned version for this platform, as `-plugin-dir` takes it,
 * packed or unpacked. Searched are the places that Terraform itself knows, and folders of `/opt`.
 */
export function findMirror(places: Places): string | undefined {
  return candidates(places).find((folder) => holdsProvider(folder, places.platform));
}

function candidates({ env, home, root }: Places): string[] {
  const opt = join(root, "opt");
  return [
    ...configured(env["TF_CLI_CONFIG_FILE"] ?? join(home, ".terraformrc")),
    env["TF_PLUGIN_CACHE_DIR"] ?? "",
    join(home, ".terraform.d", "plugins"),
    join(home, ".terraform.d", "plugin-cache"),
    join(home, ".local", "share", "terraform", "plugins"),
    join(root, "usr", "local", "share", "terraform", "plugins"),
    join(root, "usr", "share", "terraform", "plugins"),
    opt,
    ...foldersIn(opt),
  ].filter((folder) => folder !== "");
}

/** Folders that Terraform's own configuration names. Read roughly: a path that is no mirror does no harm. */
function configured(file: string): string[] {
  if (!existsSync(file)) return [];
  const text = readFileSync(file, "utf8");
  const mirrors = text.matchAll(/filesystem_mirror\s*\{[^}]*?\bpath\s*=\s*"([^"]+)"/g);
  const caches = text.matchAll(/^\s*plugin_cache_dir\s*=\s*"([^"]+)"/gm);
  return [...mirrors, ...caches].map(([, path]) => path ?? "");
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .sort()
      .map((name) => join(folder, name));
  } catch {
    // A place that is not there, or not ours to read, holds no provider for us.
    return [];
  }
}

function holdsProvider(folder: string, platform: string): boolean {
  const packed = `terraform-provider-aws_${versions.aws}_${platform}.zip`;
  return (
    existsSync(join(folder, provider, versions.aws, platform)) || existsSync(join(folder, provider, packed))
  );
}

/** The platform of this process in Terraform's words. */
export function platformOf({ platform, arch }: { platform: string; arch: string }): string {
  const os = platform === "win32" ? "windows" : platform;
  return `${os}_${arch === "x64" ? "amd64" : arch}`;
}
