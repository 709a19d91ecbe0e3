import { expect, test } from "vitest";
import { root } from "../build/paths.ts";
import { path } from "./fixture.ts";
import { readCatalogue } from "./read.ts";
import { type CatalogueTable, catalogueTable, tableText } from "./table.ts";
import type { Path } from "./types.ts";

const table = (...paths: Path[]): CatalogueTable =>
  catalogueTable({ reviewed: "2026-11-24", origin: "here", paths });

test("actions are in lower case, what is required comes first, and each choice is sorted", () => {
  const any_of = [["s:Z", "s:Y"]];
  const { paths, actions, by_action } = table(path("p", ["s:B", "s:A"], { any_of }), path("q", ["s:A"]));
  expect(paths["p"]?.steps).toEqual([["s:a"], ["s:b"], ["s:y", "s:z"]]);
  expect(actions).toEqual(["s:a", "s:b", "s:y", "s:z"]);
  expect(by_action).toEqual({ "s:a": ["p", "q"], "s:b": ["p"], "s:y": ["p"], "s:z": ["p"] });
});

test("shapes and what is read from trust policies stand apart", () => {
  const found = table(
    path("shape", ["*"], { match: "pattern" }),
    path("trust", ["sts:AssumeRole"], {
      applies_to: "trust-policy",
      limiting_conditions: ["sts:ExternalId"],
    }),
    path("p", ["s:A"]),
  );
  expect(Object.keys(found.paths)).toEqual(["p"]);
  expect(Object.keys(found.shapes)).toEqual(["shape"]);
  expect(found.documents["trust"]?.limits).toEqual(["sts:externalid"]);
  expect(found.actions).toEqual(["s:a"]);
});

test("a step that matters on some resources has a key of its own, which does for the plain action", () => {
  const some = path("some", ["s:A"], { resource_patterns: { "s:A": ["arn:x"] } });
  const { scoped, actions, within } = table(some, path("any", ["s:A"]));
  expect(scoped).toEqual({ "s:a@some": { action: "s:a", patterns: ["arn:x"] } });
  expect(actions).toEqual(["s:a"]);
  expect(within).toEqual({ some: ["any"] });
});

test("a larger path is a detail of a smaller one that is as severe, and is narrowed by what narrows that", () => {
  const small = path("small", ["s:A"], { limiting_conditions: ["s:Key"] });
  const large = path("large", ["s:A", "s:B"]);
  expect(table(small, large).within).toEqual({ large: ["small"] });
  expect(table(small, large).paths["large"]?.limits).toEqual(["s:key"]);
  expect(table({ ...small, gate: "warn" }, large).within).toEqual({});
});

test("a choice is contained only where each of it would do", () => {
  const choice = path("choice", [], { any_of: [["s:A", "s:B"]] });
  expect(table(path("one", ["s:A"]), choice).within).toEqual({ one: ["choice"] });
});

test("of two alike the later is a detail of the first, or of the stricter", () => {
  expect(table(path("b", ["s:A"]), path("a", ["s:A"])).within).toEqual({ b: ["a"] });
  expect(table(path("b", ["s:A"]), path("a", ["s:A"], { gate: "warn" })).within).toEqual({ a: ["b"] });
});

test("PassRole alone is a detail of any path that passes a role, and never the other way round", () => {
  const service = { gate: "warn", passrole_service: "lambda.amazonaws.com" } as const;
  const { within } = table(
    path("iam-passrole-unrestricted", ["iam:PassRole"], { gate: "warn" }),
    path("iam-passrole-any-service-sink", ["iam:PassRole"], { gate: "warn", any_of: [["s:A", "s:B"]] }),
    path("named", ["iam:PassRole", "s:A"], service),
  );
  expect(within).toEqual({
    "iam-passrole-any-service-sink": ["iam-passrole-unrestricted", "named"],
    "iam-passrole-unrestricted": ["named"],
  });
});

test("the text has sorted keys and says the same", () => {
  const found = catalogueTable(readCatalogue(root));
  const parsed = JSON.parse(tableText(found)) as CatalogueTable;
  expect(parsed).toEqual(found);
  expect(Object.keys(parsed)).toEqual(Object.keys(parsed).toSorted());
  expect(Object.keys(parsed.paths)).toEqual(Object.keys(parsed.paths).toSorted());
});

test("of the catalogue no path contains itself, not even by way of others", () => {
  const { within } = catalogueTable(readCatalogue(root));
  const circular = Object.keys(within).filter((id) => {
    const reached = new Set(within[id]);
    for (const other of reached) for (const next of within[other] ?? []) reached.add(next);
    return reached.has(id);
  });
  expect(circular).toEqual([]);
});
