/** Runs of real Terraform over the configurations in this folder, with the modules beside them. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Profile } from "../../../../modules/core/profile.ts";
import { cli } from "../../../cli/fixture.ts";
import { mapPool } from "../../../terraform/pool.ts";
import { WIDTH } from "../../../terraform/record.ts";
import { openWorkspace, type Workspace } from "../../../terraform/workspace.ts";
import { root } from "../../paths.ts";
import { modulesFolder } from "../index.ts";

/** A configuration, and the profile that it is given where it takes one. */
export type Run = [name: string, profile?: Profile];

/** A plan, where there is one, and what Terraform said of its failure; empty where all is well. */
export interface Made {
  plan: unknown;
  said: string;
}

export interface Runs {
  /** What planned, or why nothing did, for the output of tests. */
  words: string;
  isMissing: boolean;
  /** What became of a run. Without Terraform nothing did. */
  made: (...run: Run) => Made;
  close: () => void;
}

/** Has Terraform plan each, some seconds for one. */
export async function runs(wanted: readonly Run[]): Promise<Runs> {
  const workspace = await openWorkspace(process.env);
  const results = new Map<string, Made>();
  const made = (...run: Run): Made => results.get(run.join(" ")) ?? { plan: {}, said: "" };
  if ("because" in workspace) {
    const words = `skipped, because ${workspace.because}`;
    process.stdout.write(`terraform modules: ${words}\n`);
    return { words, isMissing: true, made, close: () => {} };
  }
  process.stdout.write(`terraform modules: ${workspace.words}\n`);
  await mapPool(wanted, WIDTH, async (run) => {
    const result = await planned(workspace, run).catch((error: Error) => ({ plan: {}, said: error.message }));
    results.set(run.join(" "), result);
  });
  return { words: workspace.words, isMissing: false, made, close: workspace.close };
}

async function planned(workspace: Workspace, [name, profile]: Run): Promise<Made> {
  const folder = mkdtempSync(join(tmpdir(), `iamgate-hcl-${name}-`));
  try {
    await configure(folder, name, profile);
    const options = profile === undefined ? [] : [`-var=profile=${profile}`];
    return await workspace.plan({ name, folder, options, hasState: false });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes a configuration into a folder: its own files, the provider, the modules, and what `iamgate policy` prints. */
export async function configure(folder: string, name: string, profile?: Profile): Promise<void> {
  const testing = join(root, "harness", "build", "hcl-modules", "testing");
  cpSync(join(testing, name), folder, { recursive: true });
  cpSync(join(testing, "provider.tf"), join(folder, "provider.tf"));
  cpSync(join(root, modulesFolder), join(folder, "modules"), { recursive: true });
  if (profile === undefined) return;
  const { out } = await cli(["policy", "--profile", profile, "--format", "hcl"], { cwd: root });
  writeFileSync(join(folder, "printed.tf"), out);
}
