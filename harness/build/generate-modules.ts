/** Writes the plain Terraform modules, from the documents of the constructs and the tables of the ruleset. */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { filesOf } from "./hcl-modules/files.ts";
import { modulesFolder, terraformModules } from "./hcl-modules/index.ts";
import { root, writeIfChanged } from "./paths.ts";

for (const module of terraformModules) {
  const folder = join(root, modulesFolder, module.name);
  const files = filesOf(module);
  // A file that is not made any more would still be part of the module.
  const others = existsSync(folder) ? readdirSync(folder).filter((file) => !files.has(file)) : [];
  for (const file of others.filter((name) => name.endsWith(".tf"))) rmSync(join(folder, file));
  for (const [file, text] of files) writeIfChanged(join(folder, file), text);
}
process.stdout.write(`modules: ${terraformModules.length}\n`);
