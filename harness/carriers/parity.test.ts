/** Every carrier is shown by a case: read ones where they fire, the others where they are quiet. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "../build/paths.ts";
import type { CaseSource } from "../cases/types.ts";
import { addressOf, behaviourNames, caseFolder, shownBy } from "./golden.ts";
import { nameOf, readCarriers } from "./read.ts";
import { carriersTable } from "./table.ts";
import type { Carrier } from "./types.ts";

const carriers = readCarriers(root);

const read = new Map<string, CaseSource | undefined>();

function caseAt(path: string): CaseSource | undefined {
  const file = join(root, path);
  if (!read.has(path)) {
    read.set(path, existsSync(file) ? (parse(readFileSync(file, "utf8")) as CaseSource) : undefined);
  }
  return read.get(path);
}

/** Whether a generated case holds a carrier, and tells it. */
function isTold(row: Carrier): boolean {
  return behaviourNames
    .filter((name) => shownBy(name, carriers).includes(row))
    .some((name) => {
      const findings = caseAt(`${caseFolder}/${name}.yaml`)?.expect?.findings ?? [];
      return findings.some(({ address }) => address === addressOf(row));
    });
}

/** Whether the case that a carrier names is about its type, and finds something. */
function isShown({ shown, type }: Carrier): boolean {
  const path = `cases/${shown}.yaml`;
  const source = caseAt(path);
  if (source === undefined || (source.expect?.findings ?? []).length === 0) return false;
  const { plan } = source.given;
  const planned = typeof plan === "string" ? readFileSync(join(root, dirname(path), plan), "utf8") : "";
  return `${JSON.stringify(source)}${planned}`.includes(type);
}

test("325 attributes are listed, each with what is done with it", () => {
  expect(carriers.rows).toHaveLength(325);
  const counts: Record<string, number> = {};
  for (const { judged } of carriers.rows) counts[judged] = (counts[judged] ?? 0) + 1;
  expect(counts).toEqual({
    "cloud-control": 20,
    document: 156,
    fields: 2,
    no: 103,
    opaque: 15,
    principal: 29,
  });
});

test("each that is read fires in a case", () => {
  const generated = carriers.rows.filter(({ judged }) => ["document", "fields", "opaque"].includes(judged));
  expect(generated.filter((row) => !isTold(row)).map(nameOf)).toEqual([]);
  const others = carriers.rows.filter(({ judged }) => ["principal", "cloud-control"].includes(judged));
  expect(others.filter((row) => !isShown(row)).map(nameOf)).toEqual([]);
});

test("each that is not judged is in a case that finds nothing, but for data sources", () => {
  const rows = carriers.rows.filter(({ judged, data }) => judged === "no" && data !== true);
  expect(shownBy("not-judged", carriers)).toEqual(rows);
  const source = caseAt(`${caseFolder}/not-judged.yaml`);
  expect(source?.expect?.findings).toBeUndefined();
  const addresses = new Set(source?.given.resources?.map((resource) => resource["address"]));
  expect(rows.filter((row) => !addresses.has(addressOf(row))).map(nameOf)).toEqual([]);
});

test("the table holds every type that is read", () => {
  const { documents, fields, opaque, identity, links, cloud_control } = carriersTable(carriers);
  const listed = new Set([
    ...[documents, opaque, identity, links].flatMap((part) => Object.keys(part)),
    ...fields,
    ...cloud_control,
  ]);
  // Whose attributes name principals or blocks: package plan.carriers and those beside it.
  const elsewhere =
    /membership|policies_exclusive|customer_managed|permissions_boundary|organizations_policy$/;
  const missing = carriers.rows
    .filter(({ judged, type }) => judged !== "no" && !listed.has(type) && !elsewhere.test(type))
    .map(nameOf);
  expect(missing).toEqual([]);
});
