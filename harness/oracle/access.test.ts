/** The decision table against the oracle, on random plans and on the plan of the demo. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { answerTo } from "../access/ask.ts";
import type { AccessQuestion, Decision } from "../access/types.ts";
import { packageRoot, readArtefact } from "../artefacts.ts";
import { prepare } from "../plan/prepare.ts";
import { encodeInput } from "../ruleset/encode.ts";
import { Engine } from "../ruleset/engine.ts";
import { doubtOfConcrete, doubtOfSome, resourcesFor } from "./access-proof.ts";
import { toBearers } from "./bearers.ts";
import { worlds } from "./generate.ts";
import { toPlan } from "./plan.ts";
import { type Bearer, type Json, type Source, statementsOf } from "./statement.ts";

const SEED = Number(process.env["IAMGATE_SEED"] ?? 1);
const RUNS = Number(process.env["IAMGATE_RUNS"] ?? 64);
const BATCH = 8;
vi.setConfig({ testTimeout: 600_000 });

const ACTIONS = [
  "iam:CreateAccessKey",
  "iam:EnableMFADevice",
  "iam:ListUsers",
  "iam:GetAccountSummary",
  "sts:AssumeRole",
  "s3:GetObject",
  "s3:ListBucket",
  "ec2:TerminateInstances",
  "ec2:DescribeInstances",
];

const engine = new Engine();
async function ask(plan: unknown, question: AccessQuestion, sliceSize?: number): Promise<Decision[]> {
  const { input } = prepare(plan, { config: {} });
  const { table } = await answerTo(question, encodeInput(input), {
    ask: async (entrypoint, part) => engine.ask(entrypoint, part),
    seen: () => {},
    ...(sliceSize === undefined ? {} : { sliceSize }),
  });
  return table.decisions;
}

interface Tally {
  cells: number;
  decisions: Record<string, number>;
  doubts: string[];
}

function count(tally: Tally, cell: Decision, doubt: string | undefined): void {
  tally.cells++;
  tally.decisions[cell.decision] = (tally.decisions[cell.decision] ?? 0) + 1;
  if (doubt !== undefined) tally.doubts.push(doubt);
}

/** Compares all cells of random plans. `misread` is what happens to a plan before the ruleset sees it. */
async function prove(runs: number, misread: (plan: unknown) => unknown = (plan) => plan): Promise<Tally> {
  const tally: Tally = { cells: 0, decisions: {}, doubts: [] };
  const shown = worlds(SEED, runs).filter(({ hidden }) => hidden.length === 0);
  for (const known of [true, false]) {
    const alike = shown.filter((world) => world.known === known);
    for (let at = 0; at < alike.length; at += BATCH) {
      const batch = alike.slice(at, at + BATCH);
      const plan = misread(toPlan(batch));
      const bearers = new Map(batch.flatMap(toBearers).map((one): [string, Bearer] => [one.address, one]));
      const compare = async (question: AccessQuestion, doubtOf: typeof doubtOfSome): Promise<void> => {
        for (const cell of await ask(plan, question)) {
          const bearer = bearers.get(cell.principal);
          if (bearer !== undefined) count(tally, cell, doubtOf(cell, bearer));
        }
      };
      await compare({ actions: ACTIONS }, doubtOfSome);
      const [first] = bearers.values();
      for (const action of ["iam:CreateAccessKey", "s3:GetObject"]) {
        for (const resource of first === undefined ? [] : resourcesFor(first, action).slice(0, 3)) {
          await compare({ actions: [action], resource }, doubtOfConcrete);
        }
      }
      if (tally.doubts.length > 0) return tally;
    }
  }
  return tally;
}

test(`random plans, IAMGATE_SEED=${SEED}: cells agree, and the resources they name replay`, async () => {
  const { cells, decisions, doubts } = await prove(RUNS);
  console.info(`IAMGATE_SEED=${SEED}`, JSON.stringify({ cells, ...decisions }));
  expect(doubts.slice(0, 3)).toEqual([]);
  expect(cells).toBeGreaterThan(300);
  for (const decision of ["allowed", "denied", "depends", "implicitly-denied"]) {
    expect(decisions[decision] ?? 0).toBeGreaterThan(10);
  }
  expect((decisions["unverifiable"] ?? 0) / cells).toBeLessThan(0.05);
});

test.each<[string, RegExp, string]>([
  ["IfExists is overlooked", /IfExists/gi, ""],
  ["NotResource is read as Resource", /NotResource/g, "Resource"],
  ["Deny is read as Allow", /Effect\\":\\"Deny/g, 'Effect\\":\\"Allow'],
])("the comparison notices when %s", async (_, pattern, text) => {
  const misread = (plan: unknown): unknown =>
    JSON.parse(JSON.stringify(plan).replace(pattern, text)) as unknown;
  expect((await prove(RUNS, misread)).doubts).not.toEqual([]);
});

interface Model {
  subjects: Record<
    string,
    { kind: string; name: string; documents: { id: string; via: string }[]; bounded: boolean }
  >;
  documents: Record<string, { address: string; attribute: string }>;
}

test("all cells of the demo's plan", async () => {
  const plan = JSON.parse(
    readFileSync(join(packageRoot(), "cases/plans/company/plan.json"), "utf8"),
  ) as object;
  const { input } = prepare(plan, { config: {} });
  const [{ result }] = engine.ask("model", encodeInput(input)) as [{ result: Model }];
  const texts = new Map(policiesOf(input.plan));
  // Nobody can be asked about in the place of a trust document.
  const principals = Object.entries(result.subjects).filter(([, { kind }]) => kind !== "trust");
  // Who bears what is taken from the ruleset; what the policies say is read again.
  const bearers = new Map(
    principals.map(([address, { kind, name, documents, bounded }]): [string, Bearer] => {
      const sources = (boundary: boolean): Source[] =>
        documents
          .filter(({ via }) => (via === "boundary") === boundary)
          .map(({ id }) => {
            const { address, attribute } = result.documents[id] as Model["documents"][string];
            return { address, attribute, document: texts.get(address) as Json };
          });
      const user = kind === "user";
      const statements = [...statementsOf(sources(false)), ...statementsOf(sources(true), true)];
      const facts = { username: user ? name : null, arnTail: user ? name : null, account: null };
      return [address, { kind: "user", address, ...facts, statements, bounded, names: [] }];
    }),
  );
  const actions = ["iam:CreateAccessKey", "s3:GetObject", "sts:AssumeRole"];
  const cells = (await ask(plan, { actions })).filter(({ principal }) => bearers.has(principal));
  const doubts = cells.map((cell) => doubtOfSome(cell, bearers.get(cell.principal) as Bearer));
  expect(doubts.filter((doubt) => doubt !== undefined)).toEqual([]);
  expect(cells.length).toBeGreaterThan(90);
  expect(await ask(plan, { actions }, 1)).toEqual(await ask(plan, { actions }));
});

/** Documents by address: those in the plan, and AWS's own. */
function* policiesOf(plan: unknown): Generator<[string, Json]> {
  const { resource_changes: changes } = plan as {
    resource_changes: { address: string; change: { after: { policy?: string } | null } }[];
  };
  for (const { address, change } of changes) {
    if (typeof change.after?.policy === "string") yield [address, JSON.parse(change.after.policy) as Json];
  }
  const lines = readArtefact("ruleset/managed.jsonl").toString().trim().split("\n");
  yield* lines.map((line) => JSON.parse(line) as [string, Json]);
}
