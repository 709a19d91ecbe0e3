import { afterEach, describe, expect, test } from "vitest";
import { planOf, smallPlan } from "../plan/fixture.ts";
import { prepare } from "../plan/prepare.ts";
import { encodeInput } from "./encode.ts";
import { Engine } from "./engine.ts";
import { rulesetWorker } from "./host.ts";
import { evaluateInWorker, loadRuleset, loadRulesetSync } from "./index.ts";

const { input } = prepare(smallPlan(), { config: {} });
const empty = prepare(planOf([]), { config: {} }).input;

describe("the ruleset in this thread", () => {
  test("judges, names its digest, and says the same every time", async () => {
    const ruleset = await loadRuleset();
    expect(ruleset.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    const report = ruleset.evaluate(input);
    expect(report.resourceChanges).toBe(3);
    expect(report.findings.length).toBeGreaterThan(0);
    // What one input leaves behind must not colour the next answer.
    expect(ruleset.evaluate(empty)).toMatchObject({ resourceChanges: 0, findings: [] });
    expect(ruleset.evaluate(input)).toEqual(report);
    expect(loadRulesetSync().evaluate(input)).toEqual(report);
  });

  test("takes a larger input after a small one", () => {
    const ruleset = loadRulesetSync();
    const filler = Array.from({ length: 40_000 }, (_, index) => ({ text: "x".repeat(30), index }));
    ruleset.evaluate(input);
    const large = { ...input, plan: { ...(input.plan as object), variables: { filler: { value: filler } } } };
    expect(ruleset.evaluate(large)).toEqual(ruleset.evaluate(input));
  });

  test("refuses bytes that are no JSON, and works on afterwards", () => {
    const engine = new Engine();
    for (const bytes of ["", '{"plan":', "\u0000", "null", "[]"]) {
      const { buffer } = new Uint8Array(Buffer.from(bytes));
      expect(() => engine.evaluate(buffer as ArrayBuffer), bytes).toThrow();
    }
    expect(engine.evaluate(encodeInput(input)).resourceChanges).toBe(3);
  });
});

describe("the ruleset in a thread of its own", () => {
  const worker = rulesetWorker();
  afterEach(() => worker.close());

  test("says the same", async () => {
    expect(await evaluateInWorker(input, { timeoutMs: 60_000 })).toEqual(loadRulesetSync().evaluate(input));
  });

  test("answers one input after the other, warm or not", async () => {
    worker.warm();
    worker.warm();
    const first = await worker.evaluate(encodeInput(input), 60_000);
    expect(await worker.evaluate(encodeInput(empty), 60_000)).toMatchObject({ resourceChanges: 0 });
    await worker.close();
    await worker.close();
    expect(await worker.evaluate(encodeInput(input), 60_000)).toEqual(first);
  });

  test("is ended when its time is over, and another one judges the next input", async () => {
    await expect(worker.evaluate(encodeInput(input), 1)).rejects.toMatchObject({
      code: "engine/timeout",
      what: "Judging the plan took longer than 0.001 seconds and was ended.",
    });
    expect(await worker.evaluate(encodeInput(input), 60_000)).toHaveProperty("findings");
  });

  test("hands on why it failed", async () => {
    const { buffer } = new Uint8Array(Buffer.from('{"plan":'));
    const failing = worker.evaluate(buffer as ArrayBuffer, 60_000);
    await expect(failing).rejects.toMatchObject({
      name: "EngineError",
      code: expect.stringMatching(/^engine\//),
    });
    expect(await worker.evaluate(encodeInput(input), 60_000)).toHaveProperty("findings");
  });
});
