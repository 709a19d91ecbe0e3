/** Records the plans that real Terraform makes of the scenes. */
import { existsSync } from "node:fs";
import { isMain, writeIfChanged } from "../../harness/build/paths.ts";
import { comparable, firstDifference } from "../../harness/terraform/difference.ts";
import { mapPool } from "../../harness/terraform/pool.ts";
import { openWorkspace } from "../../harness/terraform/workspace.ts";
import { allScenes, planOf, recorded } from "./planned.ts";

async function record(): Promise<void> {
  const workspace = await openWorkspace(process.env);
  if ("because" in workspace)
    return say(`plans of constructs left as recorded, because ${workspace.because}`);
  try {
    await mapPool(allScenes, 2, async (scene) => {
      const made = await planOf(workspace, scene);
      const known = existsSync(scene.file) ? recorded(scene) : undefined;
      if (known !== undefined && firstDifference(comparable(known), comparable(made)) === undefined) return;
      writeIfChanged(scene.file, `${JSON.stringify(made, null, 1)}\n`);
      say(`recorded ${scene.name}, ${scene.profile}`);
    });
  } finally {
    workspace.close();
  }
}

function say(text: string): void {
  process.stdout.write(`terraform: ${text}\n`);
}

if (isMain(import.meta.url)) await record();
