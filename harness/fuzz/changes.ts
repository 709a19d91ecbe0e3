/** Plans that change what is there: which findings a plan brings, and whose guard it takes away. */
import { groupBy } from "../oracle/group-by.ts";
import { toPlan } from "../oracle/plan.ts";
import { Random, seedOf } from "../oracle/random.ts";
import { shrink } from "../oracle/shrink.ts";
import type { Json } from "../oracle/statement.ts";
import type { Doc, World } from "../oracle/world.ts";
import { prepare } from "../plan/prepare.ts";
import type { RulesetFinding, RulesetReport } from "../types.ts";
import type { Report } from "./fillings.ts";
import type { Doubt } from "./holes/checks.ts";
import { placesOf, sceneAt } from "./holes/scene.ts";
import { anyStatement } from "./holes/vocabulary.ts";

type JsonObject = { [key: string]: Json };

/** What was there, what will be, and how things go that will not. */
export interface Change {
  before: World;
  after: World;
  gone: "delete" | "forget";
}

/** The same change for the same seed and index. */
export function changeAt(seed: number, index: number): Change {
  const r = new Random(seedOf(seed ^ 0x165667b1, index));
  const { world } = sceneAt(seed, index);
  const policies = world.policies.map((p) => ({
    ...p,
    fresh: false,
    home: "root" as const,
    via: "arn" as const,
  }));
  const before: World = { ...world, policies, known: true, hidden: [] };
  for (const { doc } of placesOf(before)) delete doc.from;
  const after = structuredClone(before);
  for (let i = r.pick([0, 1, 1, 2, 3]); i > 0; i--) change(r, after);
  // What is added was not there before.
  const swapped = r.chance(0.4);
  return {
    before: swapped ? after : before,
    after: swapped ? before : after,
    gone: r.pick(["delete", "forget"]),
  };
}

function change(r: Random, world: World): void {
  const holders = [...world.users, ...world.groups, ...(world.machines ?? [])];
  const holder = r.pick(holders);
  const places = placesOf(world);
  const { doc, about } =
    places.length > 0 ? r.pick(places) : { doc: structuredClone(EMPTY), about: { name: "", trust: false } };
  r.pick([
    (): unknown => holder.inline.splice(r.below(holder.inline.length), 1),
    (): unknown => holder.attached.splice(r.below(holder.attached.length), 1),
    (): unknown => doc.statements.length > 1 && doc.statements.splice(r.below(doc.statements.length), 1),
    (): unknown => doc.statements.push(anyStatement(r, about)),
    (): unknown => r.pick(world.users).groups.pop(),
    (): unknown => (r.pick(world.users).boundary = null),
  ])();
}

const EMPTY: Doc = { version: null, statements: [] };

/** The plan from the one to the other. `forgotten`: false for what Terraform takes care of after it. */
export function changing({ before, after, gone }: Change, forgotten = true): JsonObject {
  const [old, plan] = [toPlan([before]), toPlan([after])];
  const entries = (of: JsonObject): JsonObject[] => of["resource_changes"] as JsonObject[];
  const earlier = groupBy(entries(old), (e) => e["address"] as string);
  const all = entries(plan).map((entry) => {
    const [was] = earlier.get(entry["address"] as string) ?? [];
    return {
      ...entry,
      change: joined(was?.["change"] as JsonObject | undefined, entry["change"] as JsonObject),
    };
  });
  const there = new Set(all.map((e) => (e as JsonObject)["address"]));
  const left = entries(old)
    .filter((e) => !there.has(e["address"] as string))
    .map((e) => {
      const { after: value } = e["change"] as JsonObject;
      const actions = [forgotten ? gone : "delete"];
      return { ...e, change: { actions, before: value, after: null, after_unknown: {} } as JsonObject };
    });
  return { ...plan, resource_changes: [...all, ...left] };
}

function joined(was: JsonObject | undefined, is: JsonObject): JsonObject {
  const after = is["after"] as Json;
  if (was === undefined) return { ...is, actions: ["create"], before: null };
  const same = JSON.stringify(was["after"]) === JSON.stringify(after);
  return { ...is, actions: [same ? "no-op" : "update"], before: was["after"] as Json };
}

/** What is wrong with the report of a change, by two others: of what was there, and of what is left. */
export function doubtsOfChange(report: Report, change: Change): Doubt[] {
  const judge = (plan: JsonObject): RulesetReport =>
    report(prepare(plan, { config: { profile: change.before.profile } }).input);
  const now = judge(changing(change));
  const before = judge({
    ...changing({ ...change, after: change.before }),
    configuration: toPlan([change.after])["configuration"] as Json,
  });
  const kept = change.gone === "forget" ? judge(changing(change, false)) : now;
  const groups = [...change.before.users, ...change.after.users].flatMap((u) =>
    u.groups.map((g) => [`aws_iam_user.${u.name}`, `aws_iam_group.${g}`] as const),
  );
  return [...introduced(now, before), ...removed(now, before, kept, groups)];
}

function* introduced(now: RulesetReport, before: RulesetReport): Generator<Doubt> {
  const old = new Set(before.findings.map(keyOf));
  for (const finding of now.findings) {
    // Only a plan that changes something takes a guard away.
    if (finding.rule === "mfa/guard-removed") continue;
    if (finding.introduced === old.has(keyOf(finding))) {
      const said = finding.introduced ? "introduced, and was there" : "not introduced, and was not there";
      yield { kind: "introduced", why: `${finding.rule} ${finding.subject} ${finding.address}: ${said}` };
    }
  }
}

/** The same finding, wherever its statement is written. */
function keyOf({ rule, subject, sid, normalised }: RulesetFinding): string {
  return JSON.stringify([rule, subject, sid ?? normalised]);
}

function* removed(
  now: RulesetReport,
  before: RulesetReport,
  kept: RulesetReport,
  groups: readonly (readonly [user: string, group: string])[],
): Generator<Doubt> {
  const told = new Set(now.findings.filter((f) => f.rule === "mfa/guard-removed").map((f) => f.subject));
  const statuses = (r: RulesetReport): Map<string, string> =>
    new Map(r.subjects.filter((s) => /^(user|group|policy)$/.test(s.kind)).map((s) => [s.address, s.mfa]));
  const [is, was, left] = [statuses(now), statuses(before), statuses(kept)];
  for (const [subject, mfa] of is) {
    const open = mfa === "unguarded" || left.get(subject) === "unguarded";
    const lost = was.get(subject) === "guarded" && open;
    // What is told of a group is not told again of its members.
    const isRepeated = groups.some(([user, group]) => user === subject && told.has(group));
    if (lost === told.has(subject) || (lost && isRepeated)) continue;
    const states = `${was.get(subject)} before, ${mfa} after, ${left.get(subject)} without what is forgotten`;
    yield { kind: "removed", why: `${subject}: ${lost ? "no" : "a"} guard-removed, and ${states}` };
  }
}

/** The change cut down to what shows the same. */
export function explainedChange(report: Report, change: Change, kind: string): string {
  const end = performance.now() + 60_000;
  const still = (c: Change): boolean =>
    performance.now() < end && doubtsOfChange(report, c).some((d) => d.kind === kind);
  const after = shrink(change.after, (w) => still({ ...change, after: w }));
  const before = shrink(change.before, (w) => still({ ...change, before: w, after }));
  const least = { ...change, before, after };
  return [
    ...doubtsOfChange(report, least)
      .slice(0, 5)
      .map((d) => `${d.kind}: ${d.why}`),
    JSON.stringify(least),
  ].join("\n");
}
