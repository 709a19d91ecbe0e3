import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageRoot } from "../../harness/artefacts.ts";
import type { Fixture } from "../../harness/terraform/fixtures.ts";
import type { Workspace } from "../../harness/terraform/workspace.ts";
import { PROFILES, type Profile } from "../core/profile.ts";
import { scenes } from "./scenes.ts";
import { synth } from "./synth.ts";

/** Plans that real Terraform made of the scenes, for machines without it; `make generate` makes them anew. */
export const recordings: string = join(packageRoot(), "modules", "testing", "fixtures");

export interface Scene {
  name: string;
  profile: Profile;
  /** Where its recorded plan is. */
  file: string;
}

/** Each construct in each profile. */
export const allScenes: readonly Scene[] = Object.keys(scenes).flatMap((name) =>
  PROFILES.map((profile) => ({ name, profile, file: join(recordings, `${name}-${profile}.json`) })),
);

/** The recorded plan of a scene. */
export function recorded({ file }: Scene): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** A folder with one configuration. */
export function configuration(name: string, text: string): Fixture {
  const folder = mkdtempSync(join(tmpdir(), "iamgate-stack-"));
  writeFileSync(join(folder, "cdk.tf.json"), text);
  return { name, folder, options: [], hasState: false };
}

/** The plan that real Terraform makes of a scene, after it has validated it. Throws with Terraform's words. */
export async function planOf(workspace: Workspace, { name, profile }: Scene): Promise<unknown> {
  const build = scenes[name];
  if (build === undefined) throw new Error(`no scene ${name}`);
  const fixture = configuration(
    `${name}-${profile}`,
    synth((stack) => build(stack, profile)),
  );
  try {
    await workspace.validate(fixture);
    return (await workspace.plan(fixture)).plan;
  } finally {
    rmSync(fixture.folder, { recursive: true, force: true });
  }
}
