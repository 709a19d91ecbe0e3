/** Writes what follows from `harness/catalogue/paths.json`: `data/catalogue`, which the ruleset judges paths with. */
import { readCatalogue } from "../catalogue/read.ts";
import { catalogueTable, tableText } from "../catalogue/table.ts";
import { root, writeTable } from "./paths.ts";

const catalogue = readCatalogue(root);
writeTable("catalogue", tableText(catalogueTable(catalogue)));
process.stdout.write(`catalogue: ${catalogue.paths.length} paths, ${catalogue.reviewed}\n`);
