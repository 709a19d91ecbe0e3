/** Random worlds: one to three users, groups, policies and boundaries, with a guard somewhere in most of them. */
import type { Profile } from "../types.ts";
import { allow, document, guard, sideDeny } from "./grammar.ts";
import { Random, seeds } from "./random.ts";
import type { Doc, Group, Hidden, Policy, User, World } from "./world.ts";

/** `count` worlds of a seed; names are unique across them, so that several fit into one plan. */
export function worlds(seed: number, count: number): World[] {
  return seeds(seed, count).map((s, i) => world(new Random(s), i));
}

/** The world that a source of choices gives; `index` makes its names unique. */
export function world(r: Random, index: number): World {
  const profile: Profile = r.chance(0.65) ? "all-sessions" : "console-only";
  const known = r.chance(0.4);
  const users: User[] = r.some(["alice", "bob", "carol"], 1, r.chance(0.3) ? 3 : 1).map((n) => ({
    name: `${n}${index}`,
    path: r.chance(0.8) ? "/" : "/team/",
    inline: [document(r, someAllows(r))],
    groups: [],
    attached: [],
    boundary: null,
  }));
  const groups: Group[] = r.chance(0.35) ? [{ name: `devs${index}`, inline: [], attached: [] }] : [];
  if (groups.length > 0 && r.chance(0.15)) groups.push({ name: `ops${index}`, inline: [], attached: [] });
  const [byId, rosters] = [r.chance(0.25), r.chance(0.4)];
  const made: World = { profile, known, byId, rosters, users, groups, policies: [], hidden: [] };
  for (const u of users) u.groups = groups.filter(() => r.chance(0.8)).map((g) => g.name);
  for (const g of groups) {
    if (!r.chance(0.5)) continue;
    g.inline.push(document(r, [...someAllows(r), ...(r.chance(0.6) ? guard(r, profile) : [])]));
  }
  for (const u of users) placeGuard(r, made, u);
  bound(r, made);
  if (r.chance(0.12)) {
    const doc = document(r, [...someAllows(r), ...(r.chance(0.6) ? guard(r, profile) : [])]);
    made.policies.push(policy(r, `loose${index}`, doc));
  }
  if (r.chance(0.15)) hide(r, made, index);
  return made;
}

function policy(r: Random, name: string, doc: Doc): Policy {
  const home = r.pick<Policy["home"]>(["root", "root", "root", "module", "each"]);
  const via = r.pick<Policy["via"]>(["arn", "arn", "id", "variable", "list", "keyed"]);
  return { name, doc, fresh: r.chance(0.3), home, via };
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
  if (group !== undefined && where < 0.35) {
    group.inline.push(document(r, statements));
  } else if (where < 0.65) {
    const name = `guard${made.policies.length}-${user.name}`;
    made.policies.push(policy(r, name, document(r, statements)));
    (group !== undefined && r.chance(0.5) ? group : user).attached.push(name);
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
    made.policies.push(policy(r, name, document(r, [...limits, ...guarded])));
    u.boundary = name;
  }
}

/**
 * One or two things that the plan does not show, often of a user whose guard names only what it is known to be
 * granted: a guard over everything makes up for whatever is hidden.
 */
function hide(r: Random, made: World, index: number): void {
  if (r.chance(0.6)) made.users.unshift(narrowlyGuarded(`dan${index}`));
  const [first] = made.users;
  const kinds: Hidden["kind"][] = [
    "attachment",
    "attachment",
    "document",
    "boundary",
    "membership",
    "bearer",
  ];
  for (const kind of new Set(r.some(kinds, 1, r.chance(0.2) ? 2 : 1))) {
    const user = first !== undefined && r.chance(0.6) ? first : r.pick(made.users);
    const holder = r.chance(0.6) ? user : r.pick([...made.users, ...made.groups]);
    const of = kind === "bearer" ? made.policies[0] : /attachment|document/.test(kind) ? holder : user;
    const written = r.pick<Hidden["written"]>(["local", "data", "either", "nothing"]);
    if (of !== undefined) made.hidden.push({ kind, of: of.name, written });
  }
}

function narrowlyGuarded(name: string): User {
  const condition = { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } };
  const statements = [
    { Effect: "Allow", Action: ["s3:GetObject", "s3:ListBucket"], Resource: "*" },
    { Effect: "Deny", Action: "s3:*", Resource: "*", Condition: condition },
  ];
  const inline = [{ version: "2012-10-17", statements }];
  return { name, path: "/", inline, groups: [], attached: [], boundary: null };
}
