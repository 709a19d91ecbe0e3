/** Other programs that are compared with. None is needed: what is not there is not measured. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execaSync } from "execa";
import { findOpa, opaVersion } from "../build/opa.ts";
import { root } from "../build/paths.ts";
import type { Command } from "./process.ts";

const bundle = join(root, "dist", "bundle.tar.gz");

/** What conftest asks for: strings in a rule of the package `main`. */
const ADAPTER = `package main

import data.iamgate.main

deny contains finding.message if {
	some finding in main.report.findings
	finding.severity == "error"
}

deny contains "the plan was not judged" if not main.report
`;

export interface Other {
  name: string;
  version: string;
  /** Judges a plan. */
  judging: (file: string) => Command;
}

/** Native OPA at the pinned version, with the same ruleset. */
export function opa(): Other {
  const file = findOpa();
  const options = ["--bundle", bundle, "--format", "json", "--fail"];
  return {
    name: "opa eval",
    version: opaVersion,
    judging: (plan) => ({ file, args: ["eval", ...options, "--input", plan, "data.iamgate.main.report"] }),
  };
}

/** conftest with the same bundle, unpacked into `folder`; undefined when it is not on PATH. */
export function conftest(folder: string): Other | undefined {
  const version = versionOf("conftest", /Conftest: *(.+)\n+OPA: *(\S+)/);
  if (version === undefined) return undefined;
  const unpacked = join(folder, "bundle");
  mkdirSync(unpacked, { recursive: true });
  execaSync("tar", ["-xzf", bundle, "-C", unpacked]);
  writeFileSync(join(unpacked, "main.rego"), ADAPTER);
  const args = ["test", "--policy", unpacked, "--data", unpacked];
  return {
    name: "conftest test",
    version,
    judging: (plan) => ({ file: "conftest", args: [...args, plan], codes: [0, 1] }),
  };
}

/** Checkov with all of its own rules; undefined when it is not on PATH. */
export function checkov(): Other | undefined {
  const version = versionOf("checkov", /(\S+)/);
  if (version === undefined) return undefined;
  const args = ["--framework", "terraform_plan", "--compact", "--quiet", "--file"];
  return {
    name: "checkov",
    version,
    judging: (plan) => ({ file: "checkov", args: [...args, plan], codes: [0, 1], timeoutMs: 600_000 }),
  };
}

function versionOf(program: string, pattern: RegExp): string | undefined {
  const { failed, stdout } = execaSync(program, ["--version"], { reject: false });
  if (failed) return undefined;
  const [, ...parts] = pattern.exec(stdout) ?? [];
  return parts.length === 0 ? "unknown version" : parts.join(", OPA ");
}
