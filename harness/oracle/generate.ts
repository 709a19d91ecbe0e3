/** Random worlds: one to three users, groups, policies and boundaries, with a guard somewhere in most of them. */
import type { Profile } from "../types.ts";
import { allow, document, guard, sideDeny } from "./grammar.ts";
import { Random, seeds } from "./random.ts";
import type { Group, User, World } from "./world.ts";

/** `count` worlds of a seed; names are unique across them, so that several fit into one plan. */
export function worlds(seed: number, count: number): World[] {
  return seeds(seed, count).map((s, i) => world(new Random(s), i));
}

function world(r: Random, index: number): World {
  const profile: Profile = r.chance(0.65) ? "all-sessions" : "console-only";
  const known = r.chance(0.6);
  const users: User[] = r.some(["alice", "bob", "carol"], 1, r.chance(0.3) ? 3 : 1).map((n) => ({
    name: `${n}${index}`,
    path: r.chance(0.8) ? "/" : "/team/",
    inline: [document(r, someAllows(r))],
    groups: [],
    attached: [],
    boundary: null,
  }));
  const groups: Group[] = r.chance(0.35) ? [{ name: `devs${index}`, inline: [] }] : [];
  if (groups.length > 0 && r.chance(0.15)) groups.push({ name: `ops${index}`, inline: [] });
  const made: World = { profile, known, users, groups, policies: [] };
  for (const u of users) u.groups = groups.filter(() => r.chance(0.8)).map((g) => g.name);
  for (const g of groups) {
    if (!r.chance(0.5)) continue;
    g.inline.push(document(r, [...someAllows(r), ...(r.chance(0.6) ? guard(r, profile) : [])]));
  }
  for (const u of users) placeGuard(r, made, u);
  if (known) bound(r, made);
  if (r.chance(0.12)) {
    made.policies.push({
      name: `loose${index}`,
      doc: document(r, [...someAllows(r), ...(r.chance(0.6) ? guard(r, profile) : [])]),
    });
  }
  return made;
}

function someAllows(r: Random): ReturnType<typeof allow>[] {
  const made = [allow(r)];
  while (r.chance(0.45) && made.length < 4) made.push(allow(r));
  if (r.chance(0.2)) made.push(sideDeny(r));
  return r.chance(0.2) ? made.reverse() : made;
}

/** The guard goes where real ones are: beside the grants, in a policy of its own, in a group, or split over two of them. */
function placeGuard(r: Random, made: World, user: User): void {
  if (r.chance(0.12)) return;
  const statements = guard(r, made.profile);
  const cut = r.chance(0.3) ? r.below(statements.length + 1) : statements.length;
  place(r, made, user, statements.slice(0, cut));
  place(r, made, user, statements.slice(cut));
}

function place(r: Random, made: World, user: User, statements: ReturnType<typeof guard>): void {
  if (statements.length === 0) return;
  const group = made.groups.find((g) => user.groups.includes(g.name));
  const where = r.next();
  if (group !== undefined && where < 0.45) {
    group.inline.push(document(r, statements));
  } else if (made.known && where < 0.65) {
    const name = `guard${made.policies.length}-${user.name}`;
    made.policies.push({ name, doc: document(r, statements) });
    user.attached.push(name);
  } else if (where < 0.8) {
    user.inline.push(document(r, statements));
  } else {
    const own = user.inline[0];
    if (own !== undefined) own.statements.push(...statements);
  }
}

function bound(r: Random, made: World): void {
  for (const u of made.users) {
    if (!r.chance(0.12)) continue;
    const name = `boundary-${u.name}`;
    const limits = r.chance(0.5) ? [{ Effect: "Allow", Action: "*", Resource: "*" }] : [allow(r)];
    const guarded = r.chance(0.4) ? guard(r, made.profile) : [];
    made.policies.push({ name, doc: document(r, [...limits, ...guarded]) });
    u.boundary = name;
  }
}
