/** What holds for all plans, whatever the right verdict is. A failure prints the seed: IAMGATE_SEED=<seed> repeats it. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toBearers } from "../oracle/bearers.ts";
import { allow, guard, sideDeny } from "../oracle/grammar.ts";
import { toPlan } from "../oracle/plan.ts";
import { Random } from "../oracle/random.ts";
import { replay } from "../oracle/replay.ts";
import type { Json } from "../oracle/statement.ts";
import type { World } from "../oracle/world.ts";
import { prepare } from "../plan/prepare.ts";
import type { RulesetReport } from "../types.ts";
import { decided, documentsOf, hold, judged, judgedInput, SEED, statuses, worlds } from "./fixture.ts";
import { questions } from "./questions.ts";

const POSSIBLE = { allowed: 2, depends: 1, denied: 0, "implicitly-denied": 0, unverifiable: Number.NaN };
type Statement = { [key: string]: Json };

/** The same world with one more document for each user. */
function plus(world: World, statements: Statement[]): World {
  const doc = { version: "2012-10-17", statements };
  return { ...world, users: world.users.map((u) => ({ ...u, inline: [...u.inline, doc] })) };
}

/** What is found at whom, without the statements and witnesses that stand for it. */
function found(report: RulesetReport): string[] {
  return [...new Set(report.findings.map((f) => `${f.rule} ${f.severity} ${f.subject}`))].sort();
}

function bearersOf(world: World): ReturnType<typeof toBearers> {
  return toBearers(world).filter((b) => b.statements.length > 0);
}

describe(`properties, IAMGATE_SEED=${SEED}`, () => {
  test("what is pruned is never missed", () => {
    const noise = (name: string): Json => ({
      address: `aws_s3_bucket.${name}`,
      ...{ mode: "managed", type: "aws_s3_bucket", name },
      change: { actions: ["create"], before: null, after: { bucket: name }, after_unknown: { id: true } },
    });
    const prop = fc.property(worlds, fc.array(fc.constantFrom("a", "b", "c")), ([world], names) => {
      const plan = toPlan([world]);
      plan["planned_values"] = { root_module: {} };
      plan["resource_changes"] = [...(plan["resource_changes"] as Json[]), ...names.map(noise)];
      const report = (prune: boolean): RulesetReport =>
        judgedInput(prepare(plan, { config: { profile: world.profile }, prune }).input);
      expect(report(true)).toEqual(report(false));
    });
    hold(prop, 35);
  });

  test("one more Deny never allows more", () => {
    const prop = fc.property(worlds, ([world, seed]) => {
      const r = new Random(seed);
      const stricter = plus(world, r.chance(0.5) ? guard(r, world.profile) : [sideDeny(r)]);
      const before = statuses(judged(world));
      for (const [address, status] of statuses(judged(stricter))) {
        if (before.get(address) === "guarded") expect(`${address} ${status}`).not.toMatch(/unguarded$/);
      }
      for (const question of questions(r, bearersOf(world)).filter((q) => q.resource !== null)) {
        const wider = decided(world, question);
        for (const [request, decision] of decided(stricter, question)) {
          const was = wider.get(request);
          if (was !== undefined && POSSIBLE[decision] > POSSIBLE[was]) {
            expect.fail(`${request} on ${question.resource}: ${was}, then ${decision}`);
          }
        }
      }
    });
    hold(prop, 25);
  });

  test("one more Allow never takes a witness away", () => {
    const prop = fc.property(worlds, ([world, seed]) => {
      const wider = plus(world, [allow(new Random(seed))]);
      const bearers = toBearers(wider);
      const before = judged(world);
      for (const { witness, rule } of before.findings) {
        const bearer = bearers.find((b) => b.address === witness?.principal);
        if (witness === null || bearer === undefined) continue;
        // What it assumes says enough about the tests it was made with, not about those of the new statement.
        expect([rule, replay(witness, bearer)]).toEqual([rule, { ok: true }]);
      }
      const after = statuses(judged(wider));
      for (const [address, status] of statuses(before)) {
        if (status === "unguarded") expect([address, after.get(address)]).toEqual([address, "unguarded"]);
      }
    });
    hold(prop, 35);
  });

  test("order, letter case of actions and names of policies and groups change nothing", () => {
    const prop = fc.property(worlds, ([world, seed]) => {
      const r = new Random(seed);
      const other = renamed(structuredClone(world));
      for (const doc of documentsOf(other)) {
        if (r.chance(0.5)) doc.statements.reverse();
        for (const s of doc.statements) recase(r, s);
      }
      const plan = toPlan([other]);
      if (r.chance(0.5)) (plan["resource_changes"] as Json[]).reverse();
      const report = judgedInput(prepare(plan, { config: { profile: world.profile } }).input);
      const back = JSON.parse(JSON.stringify(report).replaceAll("zz-", "")) as RulesetReport;
      const original = judged(world);
      expect(new Map([...statuses(back)].sort())).toEqual(new Map([...statuses(original)].sort()));
      expect(found(back)).toEqual(found(original));
    });
    hold(prop, 35);
  });
});

/** Other names for what no resource pattern of the grammar tells apart: they begin with `zz-`. */
function renamed(world: World): World {
  const name = (old: string): string => `zz-${old}`;
  for (const holder of [...world.users, ...world.groups]) holder.attached = holder.attached.map(name);
  for (const u of world.users) {
    u.groups = u.groups.map(name);
    u.boundary = u.boundary === null ? null : name(u.boundary);
  }
  for (const named of [...world.groups, ...world.policies]) named.name = name(named.name);
  return world;
}

function recase(r: Random, statement: Statement): void {
  const fold = (text: string): string => r.pick([text, text.toLowerCase(), text.toUpperCase()]);
  for (const element of ["Action", "NotAction"]) {
    const value = statement[element];
    if (typeof value === "string") statement[element] = fold(value);
    if (Array.isArray(value)) statement[element] = value.map((v) => fold(String(v)));
  }
}
