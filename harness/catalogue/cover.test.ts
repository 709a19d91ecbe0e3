import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { packageRoot } from "../artefacts.ts";
import { costOf, coverOf } from "./cover.ts";
import { coverModule, withTable } from "./cover-text.ts";
import { path } from "./fixture.ts";
import { type Choices, cheapestCover } from "./hitting-set.ts";
import { readCatalogue } from "./read.ts";
import { catalogueTable } from "./table.ts";
import type { Path } from "./types.ts";

const tableOf = (...paths: Path[]): ReturnType<typeof catalogueTable> =>
  catalogueTable({ reviewed: "2020-01-01", origin: "made up", paths });
const alike = (name: string): { name: string; level: string; named: number } => ({
  name,
  level: "Write",
  named: 0,
});

describe("the cheapest cover", () => {
  const members = ["a", "b", "c", "d", "e", "f"];
  const stops = (taken: readonly string[], paths: readonly Choices[]): boolean =>
    paths.every((choices) => choices.some((option) => option.every((member) => taken.includes(member))));

  test("is as cheap as the best of all sets of actions", () => {
    const option = fc.uniqueArray(fc.constantFrom(...members), { minLength: 1, maxLength: 3 });
    const paths = fc.array(fc.array(option, { minLength: 1, maxLength: 4 }), { maxLength: 7 });
    const costs = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(paths, costs, (given, prices) => {
        const price = (taken: readonly string[]): number =>
          taken.reduce((sum, member) => sum + (prices[members.indexOf(member)] ?? 0), 0);
        const cover = cheapestCover(given, (member) => price([member]));
        const subsets = Array.from({ length: 2 ** members.length }, (_, bits) =>
          members.filter((_, i) => (bits & (1 << i)) !== 0),
        );
        const best = Math.min(...subsets.filter((taken) => stops(taken, given)).map(price));
        expect(stops(cover, given)).toBe(true);
        expect(price(cover)).toBe(best);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  test("does not depend on the order of paths, and of equals takes the first by name", () => {
    const paths = [
      [["b"], ["a"]],
      [["d", "e"], ["c"]],
      [["a"], ["c"]],
    ];
    expect(cheapestCover(paths, () => 1)).toEqual(["a", "c"]);
    expect(cheapestCover(paths.toReversed(), () => 1)).toEqual(["a", "c"]);
    expect(cheapestCover([[["b"], ["a"]]], () => 1)).toEqual(["a"]);
  });

  test("says when a path cannot be stopped", () => {
    expect(() => cheapestCover([[["a"]]], () => Number.POSITIVE_INFINITY)).toThrow("cannot be stopped");
  });
});

describe("what a Deny costs", () => {
  const cost = (level: string, named: number, action = "s3:a", own: string[] = []): number =>
    costOf(action, { name: action, level, named }, new Set(own));

  test("is mostly the access level", () => {
    expect(cost("Permissions management", 300)).toBeLessThan(cost("Write", 0));
    expect(cost("Write", 1000)).toBeLessThan(cost("Read", 0) / 100);
    expect(() => cost("Guess", 0)).toThrow("access level");
  });

  test("is more for what AWS's own policies name, and less for what stays open on the own user", () => {
    expect(cost("Write", 1)).toBeLessThan(cost("Write", 10));
    expect(cost("Write", 1, "iam:a", ["iam:a"])).toBeLessThan(cost("Write", 1));
  });

  test("keeps new principals possible, which get the same boundary", () => {
    expect(cost("Write", 0, "iam:createrole")).toBe(Number.POSITIVE_INFINITY);
    expect(cost("Write", 0, "iam:createuser")).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("the cover of a catalogue", () => {
  test("stops every path that fails, and lists each under all that stop it", () => {
    const table = tableOf(
      path("one", ["iam:PutUserPolicy"]),
      path("two", ["iam:PassRole", "ec2:RunInstances"]),
      path("either", [], { any_of: [["s3:A", "s3:B"]] }),
      path("fine", ["s3:GetObject"], { gate: "warn" }),
    );
    const facts = (action: string): ReturnType<typeof alike> => ({
      ...alike(action.toUpperCase()),
      named: action === "iam:passrole" ? 5 : 9,
    });
    expect(coverOf(table, facts)).toEqual([
      { action: "IAM:PASSROLE", own: false, stops: ["two"] },
      { action: "IAM:PUTUSERPOLICY", own: false, stops: ["one"] },
      { action: "S3:A", own: false, stops: ["either"] },
      { action: "S3:B", own: false, stops: ["either"] },
    ]);
  });

  test("denies an action altogether that matters on some resources", () => {
    const table = tableOf(
      path("some", ["sts:AssumeRole"], { resource_patterns: { "sts:AssumeRole": ["arn:*"] } }),
    );
    expect(coverOf(table, alike).map(({ action }) => action)).toEqual(["sts:assumerole"]);
  });
});

describe("what is written of it", () => {
  const cover = [{ action: "iam:A", own: true, stops: ["one"] }];
  const table = tableOf(path("one", ["iam:A"]));

  test("is a module with a line for each action", () => {
    expect(coverModule(cover)).toContain('  { action: "iam:A", own: true, stops: ["one"] },\n');
  });

  test("is a table between markers, which have to be there", () => {
    const page = withTable("a\n<!-- cover:begin -->\nold\n<!-- cover:end -->\nz\n", cover, table);
    expect(page).toMatch(
      /^a\n<!-- cover:begin -->\n\n1 actions, .*\n\n<!-- biome-ignore format.*\n\| Denied/,
    );
    expect(page).toMatch(/\n\| `iam:A` \| others \| \[one\]\(.*#one\) \|\n\n<!-- cover:end -->\nz\n$/);
    expect(page).not.toContain("old");
    expect(() => withTable("no markers", cover, table)).toThrow("cover:begin");
  });
});

test("the page of the boundary links to pages of paths that are there", () => {
  const folder = join(packageRoot(), "modules/escalation-boundary");
  const ids = readCatalogue(packageRoot()).paths.map(({ id }) => id);
  const links = [...readFileSync(join(folder, "README.md"), "utf8").matchAll(/\]\((\S+\.md)#([\w-]+)\)/g)];
  expect(links.length).toBeGreaterThan(100);
  for (const [, file = "", id = ""] of links) {
    expect(ids).toContain(id);
    expect(readFileSync(join(folder, file), "utf8")).toContain(`<a id="${id}"></a>`);
  }
});
