/** Writes what follows from `harness/carriers/carriers.json`: `data/carriers`, and the golden cases of carriers. */
import { readCarriers } from "../carriers/read.ts";
import { carriersTable, tableText } from "../carriers/table.ts";
import { root, writeTable } from "./paths.ts";

const carriers = readCarriers(root);
writeTable("carriers", tableText(carriersTable(carriers)));
process.stdout.write(`carriers: ${carriers.rows.length} attributes, ${carriers.reviewed}\n`);
