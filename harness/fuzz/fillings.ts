/** Plans in which documents have unknown parts: whatever those become, what was said of the plan has to stay true. */
import { EngineError } from "../errors.ts";
import { Random, seedOf } from "../oracle/random.ts";
import type { World } from "../oracle/world.ts";
import { prepare } from "../plan/prepare.ts";
import type { RulesetInput, RulesetReport } from "../types.ts";
import { changeAt, doubtsOfChange, explainedChange } from "./changes.ts";
import { type Doubt, differing, doubts, unproven } from "./holes/checks.ts";
import { filling, placesOf, type Scene, sceneAt } from "./holes/scene.ts";
import { planOf } from "./holes/scene-plan.ts";
import { shownOf } from "./holes/shown.ts";
import { closed, smallest } from "./holes/smaller.ts";
import { readsOf, type Taken } from "./holes/template.ts";

export type Report = (input: RulesetInput) => RulesetReport;

export interface Compared {
  plans: number;
  fillings: number;
  changes: number;
  /** Plans with holes that pass, and those that fail whatever these become. */
  passing: number;
  failing: number;
  failure: { told: string; at: number } | undefined;
}

/** Fillings of one plan with holes: the first is what the world was made with. */
const FILLINGS = 6;

/** The scenes of these numbers, for as long as more are wanted. */
export function* compareFillingsAt(
  report: Report,
  seed: number,
  indexes: readonly number[],
  isWanted: () => boolean,
): Generator<Compared> {
  for (const at of indexes) {
    if (!isWanted()) return;
    try {
      yield compareAt(report, seed, at);
    } catch (error) {
      // Too large to be judged with its twins: the gate says so, and passes nothing.
      if (!(error instanceof EngineError && error.code === "engine/resources")) throw error;
    }
  }
}

function compareAt(report: Report, seed: number, at: number): Compared {
  const scene = sceneAt(seed, at);
  const r = new Random(seedOf(seed ^ 0x27d4eb2f, at));
  const open = report(inputOf(scene, scene.world, false));
  const result: Compared = { plans: 1, fillings: 0, changes: 0, passing: 0, failing: 0, failure: undefined };
  const errors = open.findings.filter((f) => f.severity === "error");
  if (errors.length === 0) result.passing++;
  if (errors.some((f) => f.outcome === "fail")) result.failing++;
  const told = (failing: Scene, before: World, found: readonly Doubt[], check: Check): Compared => {
    const least = smallest(failing, before, (s, b) =>
      check(report, s, b).some((d) => d.kind === found[0]?.kind),
    );
    return { ...result, failure: { told: explained(report, least, check), at } };
  };
  if (r.chance(0.2) && !isUnread(scene)) {
    const whole = closed(scene);
    const found = checkWhole(report, whole, scene.world);
    if (found.length > 0) return told(whole, scene.world, found, checkWhole);
  }
  for (let i = 0; i < FILLINGS; i++) {
    const known = i === 0 ? scene : filling(r, scene);
    const found = checkFilled(report, known, scene.world, open);
    result.fillings++;
    if (found.length > 0) return told(known, scene.world, found, checkFilled);
  }
  const change = changeAt(seed, at);
  const [found] = doubtsOfChange(report, change);
  result.changes++;
  if (found !== undefined) result.failure = { told: explainedChange(report, change, found.kind), at };
  return result;
}

type Check = (report: Report, scene: Scene, before: World, open?: RulesetReport) => Doubt[];

const checkFilled: Check = (report, scene, before, open) => {
  const holes = open ?? report(inputOf(scene, before, false));
  const known = report(inputOf(scene, before, true));
  const proofs = scene.world.hidden.length > 0 || isUnread(scene) ? [] : unproven(holes, scene.world);
  return [...doubts(holes, known, groupsOf(scene.world), membersOf(scene.world)), ...proofs];
};

/**
 * The references of one instance among several do not say which attribute of which instance they mean, and those of a
 * list not which of its elements is which.
 */
function isUnread({ way, world }: Scene): boolean {
  const isList = (all: readonly Taken[]): boolean => all.filter((t) => !("text" in t)).length > 1;
  return (
    way === "references" &&
    placesOf(world).some(
      ({ key, doc: { from } }) =>
        from !== undefined && (key !== null || isList(from.sources) || isList(from.overrides)),
    )
  );
}

function groupsOf({ users }: World): (address: string) => string[] {
  const joined = users.map(
    (u) => [`aws_iam_user.${u.name}`, u.groups.map((g) => `aws_iam_group.${g}`)] as const,
  );
  const all = new Map<string, string[]>(joined);
  return (address) => all.get(address) ?? [];
}

function membersOf(world: World): (address: string) => readonly string[] {
  const groups = groupsOf(world);
  const users = world.users.map(({ name }) => `aws_iam_user.${name}`);
  return (address) => users.filter((user) => groups(user).includes(address));
}

/** A document that is read during apply and has no holes says the same as its text. */
const checkWhole: Check = (report, scene, before) => [
  ...differing(report(inputOf(scene, before, false)), report(inputOf(scene, before, true))),
];

export function inputOf(scene: Scene, before: World, known: boolean): RulesetInput {
  const { plan, expressions } = planOf(scene, before, known);
  const { input } = prepare(plan, { config: { profile: scene.world.profile } });
  return { ...input, iamgate: { ...input.iamgate, expressions: expressions as Record<string, never> } };
}

/** What each side says, the documents as the plan shows them, as they turn out, and the rest of the world. */
function explained(report: Report, { scene, before }: { scene: Scene; before: World }, check: Check): string {
  const said = check(report, scene, before).map((d) => `${d.kind}: ${d.why}`);
  const documents = placesOf(scene.world).flatMap(({ address, doc }) => {
    if (doc.from === undefined) return [];
    const reads = readsOf(doc.from, "d").map(([name, t]) => [name, shownOf(t)]);
    return [{ address, shown: Object.fromEntries(reads) as object, becomes: doc.statements }];
  });
  const plain = JSON.stringify(scene, (key, value: unknown) => (key === "from" ? undefined : value));
  return [...said.slice(0, 5), ...documents.map((d) => JSON.stringify(d)), plain].join("\n");
}
