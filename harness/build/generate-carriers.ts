/** Writes what follows from `harness/carriers/carriers.json`: `data/carriers`, and the golden cases of carriers. */
import { join } from "node:path";
import { caseFolder, goldenCases } from "../carriers/golden.ts";
import { readCarriers } from "../carriers/read.ts";
import { carriersTable, tableText } from "../carriers/table.ts";
import { root, writeIfChanged, writeTable } from "./paths.ts";

const carriers = readCarriers(root);
writeTable("carriers", tableText(carriersTable(carriers)));
for (const [name, text] of goldenCases(carriers)) writeIfChanged(join(root, caseFolder, name), text);
process.stdout.write(`carriers: ${carriers.rows.length} attributes, ${carriers.reviewed}\n`);
