/** What the property tests share: a ruleset, worlds for fast-check, and answers in a shape that can be compared. */
import * as fc from "fast-check";
import { decisionsOf } from "../access/ask.ts";
import type { AccessDecision } from "../access/types.ts";
import { toPlan } from "../oracle/plan.ts";
import type { Doc, User, World } from "../oracle/world.ts";
import { prepare } from "../plan/prepare.ts";
import { encodeInput } from "../ruleset/encode.ts";
import { Engine } from "../ruleset/engine.ts";
import type { RulesetInput, RulesetReport } from "../types.ts";
import type { Question } from "./questions.ts";
import { worldAt } from "./run.ts";

/** Printed by fast-check when a property fails; each run has another. */
export const SEED: number = Number(process.env["IAMGATE_SEED"] ?? Date.now() % 1_000_000);

/** Fails when a property does not hold; one that takes too long is content with what it has seen. */
export function hold<T>(property: fc.IProperty<T>, numRuns: number): void {
  void fc.assert(property, { seed: SEED, numRuns, interruptAfterTimeLimit: 5_000 });
}

const engine = new Engine();

/** A world whose plan hides nothing, and the seed of what a property does to it. */
export const worlds: fc.Arbitrary<[World, number]> = fc
  .tuple(fc.nat(1_000_000), fc.nat())
  .map(([index, seed]) => [{ ...worldAt(SEED, index), hidden: [] }, seed]);

export function judged(world: World): RulesetReport {
  return judgedInput(inputOf(world));
}

export function judgedInput(input: RulesetInput): RulesetReport {
  return engine.evaluate(encodeInput(input));
}

export function inputOf(world: World): RulesetInput {
  return prepare(toPlan([world]), { config: { profile: world.profile } }).input;
}

/** The decisions by principal, action and state. */
export function decided(world: World, question: Question): Map<string, AccessDecision> {
  const input = inputOf(world);
  const access = { ...question, principals: null, states: null };
  const asked = { ...input, iamgate: { ...input.iamgate, access } } as RulesetInput;
  const rows = decisionsOf(engine.ask("access", encodeInput(asked)));
  return new Map(rows.map((r) => [`${r.principal} ${r.action} ${r.mfa}`, r.decision]));
}

/** The MFA status of each subject. */
export function statuses(report: RulesetReport): Map<string, string> {
  return new Map(report.subjects.filter(({ kind }) => kind !== "trust").map((s) => [s.address, s.mfa]));
}

/** A world of users with one document each, for questions to all of them. */
export function usersWith(documents: readonly Doc[]): World {
  const users = documents.map(
    (doc, i): User => ({ name: `u${i}`, path: "/", inline: [doc], groups: [], attached: [], boundary: null }),
  );
  const rest = { byId: false, rosters: false, groups: [], policies: [], hidden: [] };
  return { profile: "all-sessions", known: true, users, ...rest };
}

/** All documents of a world, to be changed in place. */
export function documentsOf(world: World): Doc[] {
  const holders = [...world.users, ...world.groups];
  return [...holders.flatMap((h) => h.inline), ...world.policies.map((p) => p.doc)];
}
