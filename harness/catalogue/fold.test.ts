import { expect, test } from "vitest";
import { path } from "./fixture.ts";
import { fold, type Grant, openPaths, toldOf } from "./fold.ts";
import { type CatalogueTable, catalogueTable } from "./table.ts";

const everywhere = (...actions: string[]): Grant[] => actions.map((action) => ({ action, resource: "*" }));
const on = (resource: string, action: string): Grant => ({ action, resource });
const lambda = "lambda.amazonaws.com";

const table: CatalogueTable = catalogueTable({
  reviewed: "2026-11-24",
  origin: "here",
  paths: [
    path("write", ["iam:Write"]),
    path("write-then-use", ["iam:Write", "iam:Use"]),
    path("use", ["iam:Use"], { gate: "warn" }),
    path("choose", ["iam:Make"], { any_of: [["iam:A", "iam:B"]] }),
    path("some-bucket", ["s3:Put"], {
      gate: "warn",
      resource_patterns: { "s3:Put": ["arn:*:s3:::*state*"] },
    }),
    path("sts-assume-role", ["sts:AssumeRole"], { gate: "warn" }),
    path("update-code", ["lambda:Update"], { category: "existing-passrole" }),
    path("pass-and-update", ["iam:PassRole", "lambda:Update"], { passrole_service: lambda }),
    path("iam-passrole-unrestricted", ["iam:PassRole"], { gate: "warn" }),
  ],
});

test("all that is required and one of each choice opens a path, in any letter case", () => {
  expect([...openPaths(table, everywhere("IAM:make", "iam:B")).keys()]).toEqual(["choose"]);
  expect(openPaths(table, everywhere("iam:Make")).size).toBe(0);
});

test("a larger path is a detail of the smaller one, and one less severe is told of itself", () => {
  expect(toldOf(table, everywhere("iam:Write", "iam:Use"))).toEqual([
    { id: "write", severity: "error", details: ["write-then-use"] },
    { id: "use", severity: "warning", details: [] },
  ]);
});

test("resources count: patterns, names where something must not be pinned, and what is there already", () => {
  const ids = (grant: Grant): string[] =>
    toldOf(table, [grant]).map(({ id, severity }) => `${severity} ${id}`);
  expect(ids(on("arn:aws:s3:::my-state/x", "s3:Put"))).toEqual(["warning some-bucket"]);
  expect(ids(on("arn:aws:s3:::other/x", "s3:Put"))).toEqual([]);
  expect(ids(on("*", "s3:Put"))).toEqual(["warning some-bucket"]);
  expect(ids(on("arn:aws:iam::1:role/x", "sts:AssumeRole"))).toEqual([]);
  expect(ids(on("*", "sts:AssumeRole"))).toEqual(["warning sts-assume-role"]);
  expect(ids(on("arn:aws:lambda:::x", "lambda:Update"))).toEqual(["warning update-code"]);
  expect(ids(on("*", "lambda:Update"))).toEqual(["error update-code"]);
});

test("PassRole alone is told with the path that a named one is a detail of", () => {
  expect(toldOf(table, everywhere("iam:PassRole", "lambda:Update"))).toEqual([
    { id: "update-code", severity: "error", details: ["iam-passrole-unrestricted", "pass-and-update"] },
  ]);
});

test("a path is never a detail of one that is less severe here", () => {
  const open = new Map([
    ["update-code", { level: 1, taken: [] }],
    ["pass-and-update", { level: 0, taken: [] }],
  ]);
  expect(fold(table, open).map(({ id }) => id)).toEqual(["pass-and-update", "update-code"]);
});
