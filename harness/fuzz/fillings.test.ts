/** What is said of a plan with unknown parts stays true when they are known; a smaller number of what `make fuzz` runs. */
import { describe, expect, test } from "vitest";
import { Random } from "../oracle/random.ts";
import { encodeInput } from "../ruleset/encode.ts";
import { Engine } from "../ruleset/engine.ts";
import { compareFillingsAt } from "./fillings.ts";
import { SEED } from "./fixture.ts";
import { filling, placesOf, sceneAt } from "./holes/scene.ts";
import { shownOf } from "./holes/shown.ts";
import { rendered, type Template, templateOf } from "./holes/template.ts";

const engine = new Engine();
const ALLOW = { Sid: "A", Effect: "Allow", Action: ["s3:GetObject", "sqs:*"], Resource: "*" };
const DENY = { Sid: "A", Effect: "Deny", Action: "*", Resource: "*" };

test(`fillings bear out what is said with holes, IAMGATE_SEED=${SEED}`, () => {
  let wanted = 100;
  const indexes = Array.from({ length: 100 }, (_, i) => i);
  const about = compareFillingsAt(
    (input) => engine.evaluate(encodeInput(input)),
    SEED,
    indexes,
    () => wanted > 0,
  );
  for (const { fillings, failure } of about) {
    wanted -= fillings;
    expect(failure?.told).toBeUndefined();
  }
});

describe("documents that are read during apply", () => {
  test("holes are left out, or null within lists", () => {
    const template = templateOf({ version: "2012-10-17", statements: [ALLOW] });
    const [statement] = template.statement.blocks;
    if (statement === undefined) throw new Error("no statement");
    statement.lists.actions = { values: ["s3:GetObject", "sqs:*"], open: [1] };
    statement.effect.open = true;
    const { after, unknown } = shownOf(template);
    expect(after["statement"]).toMatchObject([
      { actions: ["s3:GetObject", null], resources: ["*"], sid: "A" },
    ]);
    expect(after["statement"]).not.toMatchObject([{ effect: expect.anything() as unknown }]);
    expect(unknown["statement"]).toMatchObject([{ actions: [false, true], effect: true }]);
  });

  test("what comes later with the same Sid stands in the place of what came first", () => {
    const one = templateOf({ version: "2008-10-17", statements: [ALLOW] });
    const both: Template = { ...one, overrides: [{ text: { version: "2012-10-17", statements: [DENY] } }] };
    expect(rendered(both)).toEqual({ version: "2012-10-17", statements: [DENY] });
  });

  test("fillings differ in nothing that the plan shows", () => {
    for (let i = 0; i < 200; i++) {
      const scene = sceneAt(SEED, i);
      const other = filling(new Random(i), scene);
      const shown = [scene, other].map(({ world }) =>
        placesOf(world).map(({ doc }) => (doc.from === undefined ? doc : shownOf(doc.from))),
      );
      expect(shown[1]).toEqual(shown[0]);
    }
  });
});
