/** What `make fuzz` promises: the same worlds for the same seed, wherever a run begins, and no mistake overlooked. */
import { describe, expect, test } from "vitest";
import { mutant } from "../oracle/mutant.ts";
import { optionsFrom } from "./options.ts";
import { ABOUT_FILLINGS, ABOUT_PATHS, PLANTS } from "./plants.ts";
import { type Counts, run, type Subject, worldAt } from "./run.ts";

const SEED = Number(process.env["IAMGATE_SEED"] ?? 1);
/** A planted mistake has to be found within so many plans. */
const ENOUGH = 2000;
const NOTHING: string[] = [];

describe("options", () => {
  test("arguments win over the environment", () => {
    const options = optionsFrom(["--seed", "7"], { SEED: "8", VERDICTS: "10" }, 0);
    expect(options).toMatchObject({
      seed: 7,
      verdicts: 10,
      decisions: 100_000,
      principals: 20_000,
      fillings: 20_000,
      from: 0,
      world: undefined,
    });
  });
  test("without a seed each run has another", () => {
    expect(optionsFrom(NOTHING, {}, 123).seed).toBe(123);
  });
  test.each([[["--seed", "x"]], [["--plant", "x"]], [["--sead", "1"]]])("%j is refused", (args) => {
    expect(() => optionsFrom(args, {}, 0)).toThrow();
  });
});

test("a world is the same wherever a run begins", () => {
  expect(worldAt(SEED, 500)).toEqual(worldAt(SEED, 500));
  expect(worldAt(SEED, 500)).not.toEqual(worldAt(SEED, 501));
});

/** Runs a ruleset with a mistake until it is found, with the worlds that the mistake is about. */
function hunt(subject: Subject, name: string): { counts: Counts; told: string[] } {
  const told: string[] = [];
  const nothing = { decisions: 0, verdicts: 0, principals: 0, fillings: 0 };
  const goals = Object.hasOwn(ABOUT_PATHS, name)
    ? { principals: 5 * ENOUGH }
    : Object.hasOwn(ABOUT_FILLINGS, name)
      ? { fillings: 5 * ENOUGH }
      : { verdicts: 2 * ENOUGH };
  const options = { ...optionsFrom(["--seed", String(SEED)], {}, 0), ...nothing, ...goals };
  return { counts: run(subject, options, (failure) => told.push(failure)), told };
}

describe(`planted mistakes are found, IAMGATE_SEED=${SEED}`, () => {
  test.each(Object.entries(PLANTS))("%s", (name, mutation) => {
    const subject = { report: mutant(mutation), access: (): [] => [] };
    const { counts, told } = hunt(subject, name);
    expect(counts.disagreements).toBe(1);
    expect(counts.plans).toBeLessThan(ENOUGH);
    // The smallest plan, and how to see it again.
    expect(told[0]).toMatch(new RegExp(`Again: make fuzz ARGS="--seed ${SEED} --world \\d+"$`));
  });
});
