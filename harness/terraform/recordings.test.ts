import { afterAll, describe, expect, test } from "vitest";
import type { Report } from "../findings/types.ts";
import { judge } from "../judge.ts";
import { rulesetWorker } from "../ruleset/host.ts";
import { comparable, firstDifference } from "./difference.ts";
import { digestOf, type Fixture, fixturesIn } from "./fixtures.ts";
import { mapPool } from "./pool.ts";
import { plansFolder, recordedDigests, recordingOf, WIDTH } from "./record.ts";
import { openWorkspace, type Planned } from "./workspace.ts";

const fixtures = fixturesIn(plansFolder);
const workspace = await openWorkspace(process.env);
const made = "because" in workspace ? undefined : await planAll(workspace.plan);
if (!("because" in workspace)) workspace.close();

const worker = rulesetWorker();
afterAll(() => worker.close());

/** Each plan made anew, or what Terraform said instead. */
async function planAll(plan: (fixture: Fixture) => Promise<Planned>): Promise<Map<string, Planned | Error>> {
  const plans = await mapPool(fixtures, WIDTH, (one) => plan(one).catch((error: Error) => error));
  return new Map(fixtures.map(({ name }, i) => [name, plans[i] ?? new Error(`${name} was not planned`)]));
}

/** All that the ruleset says about a plan. The report names both plans alike. */
async function reportOf(plan: unknown, archive?: Buffer): Promise<Report | null> {
  const options = { config: {}, strict: false, allowIncomplete: false, timeoutMs: 60_000, worker, jobs: 1 };
  const { report, refused } = await judge(
    [{ path: "plan.json", read: async () => ({ plan, ...(archive && { archive }) }) }],
    options,
  );
  expect(refused).toEqual([]);
  return report;
}

// What planned stands in every line of the output: a provider that is not there has not tested anything.
const words = "because" in workspace ? `recorded plans only, because ${workspace.because}` : workspace.words;
process.stdout.write(`terraform: ${words}\n`);

describe(`terraform: ${words}`, () => {
  test.each(fixtures)("$name", async (fixture) => {
    const recorded = recordingOf(fixture);
    expect(recorded, "not recorded yet: run `make generate`").toBeDefined();
    const judged = await reportOf(recorded);
    expect(judged).not.toBeNull();
    if (made === undefined) return;
    const { plan } = madeOf(fixture);
    const difference = firstDifference(comparable(recorded), comparable(plan));
    if (difference !== undefined) expect.fail(`${fixture.folder}/plan.json differs at ${difference}`);
    expect(await reportOf(plan)).toEqual(judged);
  });
});

/** Subjects of whom the configuration in the saved plan tells more than its JSON. */
const TOLD: Record<string, string[]> = {
  "local-document": ["user aws_iam_user.bob: unverifiable as JSON, guarded"],
};

describe.skipIf(made === undefined)(`saved plans, terraform: ${words}`, () => {
  test.each(fixtures)("$name", async (fixture) => {
    const { plan, archive } = madeOf(fixture);
    const [asJson, saved] = [await reportOf(plan), await reportOf(plan, archive)];
    const before = new Map(asJson?.subjects.map(({ kind, address, mfa }) => [`${kind} ${address}`, mfa]));
    const told = saved?.subjects.flatMap(({ kind, address, mfa }) => {
      const known = before.get(`${kind} ${address}`);
      return known === mfa ? [] : [`${kind} ${address}: ${known} as JSON, ${mfa}`];
    });
    expect(told).toEqual(TOLD[fixture.name] ?? []);
    expect(saved?.verdict).toBe(asJson?.verdict);
    expect(saved?.assumptions.filter((text) => text.includes("taken as its json"))).toEqual([]);
  });
});

function madeOf({ name }: Fixture): Planned {
  const planned = made?.get(name);
  if (planned === undefined || planned instanceof Error)
    throw planned ?? new Error(`${name} was not planned`);
  return planned;
}

test("every recording is of the configuration beside it: else run `make generate`", () => {
  const digests = Object.fromEntries(fixtures.map((fixture) => [fixture.name, digestOf(fixture)]));
  expect(recordedDigests()).toEqual(digests);
});
