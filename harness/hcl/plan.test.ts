import { expect, test } from "vitest";
import { zipOf } from "./fixture.ts";
import { configurationIn, notesOn } from "./plan.ts";

test("JSON has no configuration, and nothing is said of that", async () => {
  expect(await configurationIn(undefined, "plan.json")).toEqual({ configuration: undefined, notes: [] });
});

test("what cannot be read in an archive is said, and not at any length", async () => {
  const files = Array.from({ length: 9 }, (_, i) => ({ name: `tfconfig/m-/${i}.tf`, content: "(" }));
  const manifest = { name: "tfconfig/modules.json", content: '[{"Key": "", "Dir": "."}]' };
  const { configuration, notes } = await configurationIn(zipOf([manifest, ...files]), "tf.plan");
  expect(configuration?.problems).toHaveLength(9);
  expect(notes).toEqual([
    expect.stringMatching(
      /^The configuration in tf\.plan could not be read as a whole: 0\.tf has .+; 4\.tf has [\w ]+; 4 more\. What rests on that was judged from the plan's JSON alone\.$/,
    ),
  ]);
  const whole = await configurationIn(zipOf([manifest]), "tf.plan");
  expect(whole.notes).toEqual([]);
});

test("what cannot be read beside a plan costs lines", () => {
  expect(notesOn(undefined)).toEqual([]);
  expect(notesOn({ modules: new Map(), problems: [] })).toEqual([]);
  expect(notesOn({ modules: new Map(), problems: ["a.tf is no JSON"] })).toEqual([
    "Some lines of findings are not known: a.tf is no JSON.",
  ]);
});
