import { describe, expect, test } from "vitest";
import { packageRoot } from "../artefacts.ts";
import { reportDifferences } from "../cases/canonical.ts";
import { loadCases } from "../cases/run.ts";
import { worlds } from "../oracle/generate.ts";
import { groupBy } from "../oracle/group-by.ts";
import { toPlan } from "../oracle/plan.ts";
import { prepare } from "../plan/prepare.ts";
import type { RulesetInput } from "../types.ts";
import { reportOf } from "./answer.ts";
import { encodeInput } from "./encode.ts";
import { Engine } from "./engine.ts";
import { type Ask, evaluateSliced } from "./sliced.ts";

const engine = new Engine();
const ask: Ask = async (entrypoint, input) => engine.ask(entrypoint, input);

/** What slices of a size say that the whole does not, and the other way round. */
async function differences(input: RulesetInput, sliceSize: number): Promise<string[]> {
  const whole = engine.evaluate(encodeInput(input));
  return reportDifferences(
    { name: "whole", report: whole },
    { name: "slices", report: await evaluateSliced(encodeInput(input), ask, { jobs: 2, sliceSize }) },
  );
}

describe("slices say what the whole says", () => {
  const { cases } = loadCases([], { cwd: packageRoot() });
  test.each(cases)("$label", async ({ input }) => {
    // Every subject by itself.
    expect(await differences(input, 1)).toEqual([]);
  });

  test.each(["all-sessions", "console-only"] as const)("random plans, %s", async (profile) => {
    const alike = groupBy(worlds(4, 200), (world) => `${world.profile} ${world.known}`);
    for (const [key, group] of alike) {
      if (!key.startsWith(profile)) continue;
      const { input } = prepare(toPlan(group.slice(0, 8)), { config: { profile } });
      expect(await differences(input, 3000)).toEqual([]);
    }
  });
});

test("progress is told slice by slice, up to all subjects", async () => {
  const { input } = prepare(toPlan(worlds(5, 6)), { config: {} });
  const told: [number, number][] = [];
  const onProgress = (judged: number, subjects: number): void => void told.push([judged, subjects]);
  const report = await evaluateSliced(encodeInput(input), ask, { jobs: 1, sliceSize: 1, onProgress });
  const subjects = report.subjects.length;
  expect(told.at(-1)).toEqual([subjects, subjects]);
  expect(told.length).toBe(subjects + 1);
});

test("an answer that is lost is an error, whoever else answered", async () => {
  const { input } = prepare(toPlan(worlds(5, 6)), { config: {} });
  const lossy: Ask = async (entrypoint, slice) => {
    const results = engine.ask(entrypoint, slice);
    return entrypoint === "report" && reportOf(results).subjects.length > 0 ? [] : results;
  };
  await expect(evaluateSliced(encodeInput(input), lossy, { jobs: 2, sliceSize: 1 })).rejects.toMatchObject({
    code: "engine/answer",
  });
});
