import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packageRoot } from "../artefacts.ts";
import { plan as planFrom } from "../cases/expand/fixture.ts";
import type { Json } from "../cases/types.ts";
import { cli, expectRefusal } from "../cli/fixture.ts";
import { IamGateError } from "../errors.ts";
import { expectCount } from "../ruleset/answer.ts";
import { loadRulesetSync, type Ruleset } from "../ruleset/index.ts";
import { isObject } from "./json.ts";
import { parsePlanBytes } from "./load.ts";
import { mutated, randomFrom } from "./mutate.ts";
import { prepare } from "./prepare.ts";

const folder = mkdtempSync(join(tmpdir(), "iamgate-robust-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const allow: Json = { Sid: 'Zoë’s "allow"', Effect: "Allow", Action: ["ec2:*", "s3:Get*"], Resource: "*" };
const deny: Json = {
  Sid: "DenyWithoutMfa",
  Effect: "Deny",
  NotAction: ["iam:EnableMFADevice"],
  Resource: "*",
  Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
};
/** A plan of about 20 kB with users, groups, inline and managed policies, and something unknown. */
const plan = planFrom({
  users: Object.fromEntries(
    ["alice", "bob", "carol", "dan"].map((name) => [
      name,
      { inline: { base: [allow, deny] }, groups: ["devs"] },
    ]),
  ),
  groups: {
    devs: { inline: { guard: [deny] }, attached: ["arn:aws:iam::aws:policy/IAMUserChangePassword"] },
  },
  unknown: ["aws_iam_user_policy.bob_base.policy"],
});
const text = JSON.stringify(plan);

describe("a plan that is cut anywhere is refused", () => {
  test("at every offset", () => {
    expect(text.length).toBeGreaterThan(15_000);
    const bytes = Buffer.from(text);
    for (let length = 0; length < bytes.length; length++) {
      let code = "no refusal";
      try {
        prepare(parsePlanBytes(bytes.subarray(0, length)), { config: {} });
      } catch (thrown) {
        code = thrown instanceof IamGateError ? thrown.code : String(thrown);
      }
      const expected = length === 0 ? ["input/empty"] : ["input/truncated", "input/encoding"];
      // Compared here: a matcher at each of so many offsets would take most of the time.
      if (!expected.includes(code)) expect.fail(`cut at ${length}: ${code}`);
    }
    expect(prepare(parsePlanBytes(bytes), { config: {} }).resourceChanges).toBeGreaterThan(0);
  });

  test("by the command line, at 50 offsets", async () => {
    const bytes = Buffer.from(text);
    const cut = async (index: number): Promise<void> => {
      const name = `cut-${index}.json`;
      const end = Math.floor((index * (bytes.length - 1)) / 49);
      writeFileSync(join(folder, name), bytes.subarray(0, end));
      const result = await cli(["check", name], { cwd: folder });
      expectRefusal(result, index === 0 ? /is empty/ : /is cut off|is not valid UTF-8/);
    };
    for (let index = 0; index < 50; index += 5) {
      await Promise.all([0, 1, 2, 3, 4].map((step) => cut(index + step)));
    }
  });
});

describe("a plan with wrong types anywhere", () => {
  const seed = Number(process.env["IAMGATE_SEED"] ?? Date.now() % 1_000_000);
  const company = JSON.parse(
    readFileSync(join(packageRoot(), "cases", "plans", "company", "plan.json"), "utf8"),
  ) as unknown;
  let ruleset: Ruleset;
  beforeAll(() => {
    ruleset = loadRulesetSync();
  });

  /** Entries of `resource_changes` that are there, wherever the plan was found. */
  function entriesOf(value: unknown): number {
    const changes = isObject(value) ? value["resource_changes"] : undefined;
    return Array.isArray(changes) ? changes.length : 0;
  }

  // The seed stands in the name, so that every run says how to repeat it: IAMGATE_SEED=<seed>.
  test.each<[number, string, unknown]>([
    [200, "a small plan", plan],
    [50, "a company's plan", company],
  ])(`is refused or judged whole: %i mutations of %s, seed ${seed}`, (rounds, _, original) => {
    const random = randomFrom(seed);
    let judged = 0;
    for (let round = 0; round < rounds; round++) {
      const [mutation, place] = mutated(original, random);
      const entries = entriesOf(mutation);
      try {
        const { input, resourceChanges } = prepare(mutation, { config: {} });
        const report = ruleset.evaluate(input);
        expectCount(report, resourceChanges);
        if (report.resourceChanges < entries) {
          expect.fail(`round ${round}, ${place}: ${report.resourceChanges} of ${entries} changes were seen`);
        }
        judged++;
      } catch (thrown) {
        if (!(thrown instanceof IamGateError)) throw new Error(`round ${round}, ${place}`, { cause: thrown });
        // Trouble has to be seen before the ruleset is asked; it must be able to take whatever gets through.
        if (thrown.code.startsWith("engine/")) expect.fail(`round ${round}, ${place}: ${thrown.message}`);
      }
    }
    // Were all refused, the ruleset would not have been tested.
    expect(judged).toBeGreaterThan(rounds / 10);
  });
});
