/** Finds or installs the OPA that compiles and tests the ruleset. `node dist/harness/build/opa.js` prints its path. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { execaSync } from "execa";
import { isMain, root } from "./paths.ts";

/** The one place that names the version: the compiler decides what is in policy.wasm, to the byte. */
export const opaVersion = "1.21.1";

const module = `github.com/open-policy-agent/opa@v${opaVersion}`;
const ownFolder = join(root, ".cache", "bin");
const ownBinary = join(ownFolder, process.platform === "win32" ? "opa.exe" : "opa");

/**
 * The path of OPA at the pinned version: `opa` on PATH, else the project's own in `.cache/bin`, which `go install`
 * puts there when it is missing. Says on stderr which one it is. Throws an error that says how to install it.
 */
export function findOpa(): string {
  const onPath = versionOf("opa");
  if (onPath === opaVersion) return use("opa", "on PATH");
  if (versionOf(ownBinary) === opaVersion) return use(ownBinary, "the project's own");
  if (onPath !== undefined) say(`opa on PATH is ${onPath}, but the ruleset is built with ${opaVersion}`);
  return install();
}

function install(): string {
  say(`installing ${module} into .cache/bin (once, takes some minutes)`);
  const { failed, stderr } = execaSync("go", ["install", module], {
    reject: false,
    env: { GOBIN: ownFolder },
  });
  if (!failed && versionOf(ownBinary) === opaVersion) return use(ownBinary, "installed with Go");
  throw new Error(
    [
      `OPA ${opaVersion} was not found, and installing it failed:`,
      `  ${stderr?.trim().replaceAll("\n", "\n  ") || "go is not on PATH"}`,
      "Do one of these, then try again:",
      "  - put Go (https://go.dev/dl) on PATH; the project then installs OPA itself",
      `  - run \`go install ${module}\` and put its folder on PATH`,
      `  - put the release binary (https://github.com/open-policy-agent/opa/releases/tag/v${opaVersion}) on PATH`,
    ].join("\n"),
  );
}

function versionOf(binary: string): string | undefined {
  if (binary !== "opa" && !existsSync(binary)) return undefined;
  const { failed, stdout } = execaSync(binary, ["version"], { reject: false });
  return failed ? undefined : /^Version: *(\S+)/m.exec(stdout)?.[1];
}

function use(binary: string, which: string): string {
  say(`${opaVersion}, ${which}${binary === "opa" ? "" : `: ${binary}`}`);
  return binary;
}

function say(text: string): void {
  // stdout is for what is asked for: the path.
  process.stderr.write(`OPA: ${text}\n`);
}

if (isMain(import.meta.url)) {
  try {
    process.stdout.write(`${findOpa()}\n`);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
