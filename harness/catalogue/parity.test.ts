/** The generated cases show each path in all its behaviours, and folding hides none of them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "../build/paths.ts";
import type { CaseSource, FindingExpectation } from "../cases/types.ts";
import { fold, openPaths } from "./fold.ts";
import { type Behaviour, behaviours, caseFolder, grantsOf, testedPaths } from "./golden.ts";
import { severityOf } from "./page.ts";
import { isActionPath, readCatalogue } from "./read.ts";
import { catalogueTable } from "./table.ts";
import { gates } from "./types.ts";

const catalogue = readCatalogue(root);
const table = catalogueTable(catalogue);
const tested = testedPaths(catalogue);

const read = new Map<string, CaseSource>();

function caseOf(file: string): CaseSource {
  const known = read.get(file);
  if (known !== undefined) return known;
  const source = parse(readFileSync(join(root, caseFolder, file), "utf8")) as CaseSource;
  read.set(file, source);
  return source;
}

function findingsOf(id: string, category: string, behaviour: Behaviour): FindingExpectation[] | undefined {
  const { given, expect: expected } = caseOf(`${category}-${behaviour}.yaml`);
  if (given.users?.[id] === undefined) return undefined;
  return expected.findings?.filter(({ subject }) => subject === `aws_iam_user.${id}`);
}

const names = ({ rule, details = [] }: FindingExpectation): string[] => [rule, ...details];
const shows: Record<Behaviour, (found: FindingExpectation[], rule: string) => boolean> = {
  fires: (found, rule) => found.some((finding) => names(finding).includes(rule)),
  guarded: (found, rule) => found.some((finding) => names(finding).includes(rule)),
  quiet: (found, rule) => !found.some((finding) => names(finding).includes(rule)),
  unknown: (found) => found.some(({ rule }) => rule === "plan/unverifiable"),
};

describe.each(behaviours)("%s", (behaviour) => {
  test("is shown for every error and warning of the catalogue", () => {
    const missing = tested.filter(({ id, category }) => {
      const found = findingsOf(id, category, behaviour);
      return found === undefined || !shows[behaviour](found, `escalation/${id}`);
    });
    expect(missing.map(({ id }) => id)).toEqual([]);
  });
});

test("every path of identity policies is among them", () => {
  expect(tested).toHaveLength(catalogue.paths.filter(isActionPath).length);
  expect(tested.length).toBeGreaterThan(280);
});

describe("folding", () => {
  const everybody = catalogue.paths.filter(isActionPath).map((path) => grantsOf(path, table));
  const pairs = everybody.slice(1).map((grants, i) => [...grants, ...(everybody[i] ?? [])]);
  const openings = [...everybody, ...pairs, everybody.flat()].map((grants) => openPaths(table, grants));

  test("tells of each open path once", () => {
    for (const open of openings) {
      const told = fold(table, open).flatMap(({ id, details }) => [id, ...details]);
      expect(told.toSorted()).toEqual([...open.keys()].sort());
    }
  });

  test("never lowers a verdict: the finding is as severe as each of its details", () => {
    const order = gates.map((gate) => severityOf[gate]);
    for (const open of openings) {
      const lowered = fold(table, open).filter(({ severity, details }) =>
        details.some((id) => (open.get(id)?.level ?? 0) < order.indexOf(severity)),
      );
      expect(lowered).toEqual([]);
    }
  });
});
