/**
 * Writes what follows from `harness/catalogue/paths.json`: `data/catalogue`, which the ruleset judges paths with, the
 * pages of all paths, and their golden cases.
 */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { caseFolder, goldenCases } from "../catalogue/golden.ts";
import { pageFolder, pages } from "../catalogue/page.ts";
import { readCatalogue } from "../catalogue/read.ts";
import { catalogueTable, tableText } from "../catalogue/table.ts";
import { root, writeIfChanged, writeTable } from "./paths.ts";

/** Makes the folder hold these files and no others: nobody misses what a category once had. */
function fill(folder: string, files: ReadonlyMap<string, string>): void {
  const absolute = join(root, folder);
  const there = existsSync(absolute) ? readdirSync(absolute) : [];
  for (const name of there) if (!files.has(name)) rmSync(join(absolute, name));
  for (const [name, text] of files) writeIfChanged(join(absolute, name), text);
}

const catalogue = readCatalogue(root);
const table = catalogueTable(catalogue);
writeTable("catalogue", tableText(table));
fill(pageFolder, pages(catalogue, table));
fill(caseFolder, goldenCases(catalogue, table));
process.stdout.write(`catalogue: ${catalogue.paths.length} paths, ${catalogue.reviewed}\n`);
