import { describe, expect, test } from "vitest";
import { EngineError, UsageError } from "../errors.ts";
import { worlds } from "../oracle/generate.ts";
import { toPlan } from "../oracle/plan.ts";
import { prepare } from "../plan/prepare.ts";
import { encodeInput } from "../ruleset/encode.ts";
import { Engine } from "../ruleset/engine.ts";
import type { Ask } from "../ruleset/sliced.ts";
import { answerTo, decisionsOf, tableOf } from "./ask.ts";
import { principalNamed } from "./principals.ts";
import type { Principal } from "./types.ts";

const engine = new Engine();
const ask: Ask = async (entrypoint, input) => engine.ask(entrypoint, input);

test("slices answer what the whole plan answers", async () => {
  const { input, resourceChanges } = prepare(toPlan(worlds(3, 12)), { config: {} });
  const actions = ["s3:getobject", "iam:createaccesskey"];
  const access = { principals: null, actions, resource: null, states: null };
  const whole = engine.ask(
    "access",
    encodeInput({ ...input, iamgate: { ...input.iamgate, access } } as typeof input),
  );
  const seen: number[] = [];
  for (const sliceSize of [1, 4000, 1 << 20]) {
    const options = { ask, sliceSize, seen: (changes: number) => void seen.push(changes) };
    const { table } = await answerTo({ actions }, encodeInput(input), options);
    expect(table).toEqual(tableOf(decisionsOf(whole)));
    expect(table.decisions.length).toBeGreaterThan(50);
  }
  expect(seen).toEqual([resourceChanges, resourceChanges, resourceChanges]);
});

test("an answer that leaves somebody out is an error", async () => {
  const { input } = prepare(toPlan(worlds(3, 2)), { config: {} });
  const lossy: Ask = async (entrypoint, slice) => {
    const results = engine.ask(entrypoint, slice) as [{ result: { decisions?: unknown[] } }];
    results[0].result.decisions?.splice(0, 3);
    return results;
  };
  const answer = answerTo({ actions: ["s3:GetObject"] }, encodeInput(input), { ask: lossy, seen: () => {} });
  await expect(answer).rejects.toMatchObject({ code: "engine/answer" });
});

test.each([
  ["undefined", []],
  ["without a list", [{ result: {} }]],
  ["with a row without a principal", [{ result: { decisions: [{ decision: "allowed" }] } }]],
  ["with another decision", [{ result: { decisions: [{ principal: "a", decision: "maybe" }] } }]],
])("an answer that is not whole is none: %s", (_, results) => {
  expect(() => decisionsOf(results)).toThrow(EngineError);
});

describe("a principal is found by", () => {
  const of = (kind: Principal["kind"], address: string, name: string | null): Principal => ({
    id: address,
    kind,
    address,
    name,
  });
  const all = [
    of("user", 'module.people.aws_iam_user.all["a.b"]', "Alice"),
    of("user", "aws_iam_user.all[0]", null),
    of("role", "aws_iam_role.ci", "ci"),
    of("user", "user/ci", "ci"),
    of("group", "aws_iam_group.twin", "x"),
    of("policy", "aws_iam_policy.twin", "y"),
  ];
  test.each([
    ["aws_iam_role.ci", "aws_iam_role.ci"],
    ["user/ci", "user/ci"],
    ["role/ci", "aws_iam_role.ci"],
    ["Alice", 'module.people.aws_iam_user.all["a.b"]'],
    ['all["a.b"]', 'module.people.aws_iam_user.all["a.b"]'],
    ["all[0]", "aws_iam_user.all[0]"],
    ["x", "aws_iam_group.twin"],
  ])("%s", (word, address) => {
    expect(principalNamed(word, all).address).toBe(address);
  });

  test.each([
    ["ci", "usage/ambiguous-principal"],
    ["twin", "usage/ambiguous-principal"],
    ["alice", "usage/unknown-principal"],
    ["", "usage/unknown-principal"],
  ])("nothing else: %s", (word, code) => {
    expect(() => principalNamed(word, all)).toThrow(expect.objectContaining({ code }));
    expect(() => principalNamed(word, [])).toThrow(UsageError);
  });
});
