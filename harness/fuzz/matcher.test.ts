/** The ruleset's matcher and conditions, seen through its decisions, against the oracle's. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluateCondition, STATES } from "../oracle/condition.ts";
import { WORDS } from "../oracle/evaluate.ts";
import { anyMfaBlock } from "../oracle/grammar.ts";
import { matches } from "../oracle/pattern.ts";
import { Random } from "../oracle/random.ts";
import type { Json } from "../oracle/statement.ts";
import { ACCOUNT } from "../oracle/universe.ts";
import type { Doc } from "../oracle/world.ts";
import { decided, hold, SEED, usersWith } from "./fixture.ts";

const HEAD = "arn:aws:s3:::";
const ACTION = "s3:GetObject";

/** An Allow of one action on everything, but for what is given. */
function allowing(statement: { [key: string]: Json }): Doc {
  const all = { Effect: "Allow", Action: ACTION, Resource: "*", ...statement };
  return { version: "2012-10-17", statements: [all] };
}

/** What users with these documents may do without MFA, in order. */
function allowed(documents: Doc[], resource: string, action = ACTION): boolean[] {
  const answers = decided(usersWith(documents), { actions: [action], resource });
  return documents.map((_, i) => answers.get(`aws_iam_user.u${i} ${action} absent`) === "allowed");
}

const word = (letters: string, most: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...letters), { maxLength: most }).map((all) => all.join(""));

describe(`matcher and conditions, IAMGATE_SEED=${SEED}`, () => {
  test("resources match as IAM matches them, in Resource and in NotResource", () => {
    const patterns = fc.array(word("ab/*?", 8), { minLength: 1, maxLength: 30 });
    const prop = fc.property(patterns, word("ab/", 7), (all, text) => {
      const resource = `${HEAD}b/${text}`;
      const pattern = (p: string): string => `${HEAD}b/${p}`;
      const within = allowed(
        all.map((p) => allowing({ Resource: pattern(p) })),
        resource,
      );
      expect(within).toEqual(all.map((p) => matches(pattern(p), resource)));
      const without = all.map((p) => allowing({ NotResource: pattern(p) }));
      for (const doc of without) delete doc.statements[0]?.["Resource"];
      expect(allowed(without, resource)).toEqual(all.map((p) => !matches(pattern(p), resource)));
    });
    hold(prop, 25);
  });

  test("actions match in any letter case", () => {
    const holes = fc.array(fc.tuple(fc.nat(), fc.constantFrom("?", "*", "x", "")), {
      minLength: 1,
      maxLength: 3,
    });
    const prop = fc.property(
      fc.array(fc.tuple(holes, fc.boolean()), { minLength: 1, maxLength: 30 }),
      (made) => {
        const patterns = made.map(([cuts, upper]) => {
          const name = cuts.reduce((text, [at, by]) => {
            const i = at % (text.length + 1);
            return text.slice(0, i) + by + text.slice(i + 1);
          }, "GetObject");
          return `s3:${upper ? name.toUpperCase() : name}`;
        });
        const answers = allowed(
          patterns.map((p) => allowing({ Action: p })),
          `${HEAD}b/k`,
        );
        expect(answers).toEqual(patterns.map((p) => matches(p.toLowerCase(), ACTION.toLowerCase())));
      },
    );
    hold(prop, 25);
  });

  test("conditions on the MFA keys hold in the states in which the oracle says so", () => {
    const prop = fc.property(fc.nat(), (seed) => {
      const r = new Random(seed);
      const blocks = Array.from({ length: 40 }, () => anyMfaBlock(r));
      const answers = decided(usersWith(blocks.map((b) => allowing({ Condition: b }))), {
        actions: [ACTION],
        resource: `${HEAD}b/k`,
      });
      for (const [i, block] of blocks.entries()) {
        const user = `user/u${i}`;
        const facts = {
          username: `u${i}`,
          principalArn: `arn:aws:iam::${ACCOUNT}:${user}`,
          account: ACCOUNT,
        };
        for (const state of STATES) {
          const outcome = evaluateCondition(block as Record<string, Record<string, unknown>>, state, facts);
          const expected = outcome === false ? "implicitly-denied" : "allowed";
          const got = answers.get(`aws_iam_user.u${i} ${ACTION} ${WORDS[state]}`);
          expect([block, state, got]).toEqual([block, state, expected]);
        }
      }
    });
    hold(prop, 15);
  });
});
