import { expect, test } from "vitest";
import { check } from "../harness/index.ts";
import { mutations } from "./testing/mutations.ts";
import { allScenes, recorded, type Scene } from "./testing/planned.ts";

/** The rules that fire on a plan. */
async function rulesOn(plan: object, { profile }: Pick<Scene, "profile">): Promise<string[]> {
  const { findings } = await check(plan, { profile });
  return [...new Set(findings.map(({ rule }) => rule))];
}

test("there are many, each of its own", () => {
  const titles = mutations.map(({ scene, profile, title }) => `${scene}, ${profile}: ${title}`);
  expect(new Set(titles).size).toBe(titles.length);
  expect(titles.length).toBeGreaterThan(30);
});

test.each(mutations)("$scene, $profile: $title: $rule", async ({ scene, profile, edit, rule }) => {
  const found = allScenes.find((one) => one.name === scene && one.profile === profile);
  if (found === undefined) throw new Error(`no scene ${scene}`);
  const plan = recorded(found) as object;
  expect(await rulesOn(plan, found)).not.toContain(rule);
  expect(await rulesOn(edit(plan), found)).toContain(rule);
});
