/** Random worlds about escalation: users, groups, roles, permission sets and loose policies with parts of paths. */
import { document, guard } from "../grammar.ts";
import { Random, seedOf } from "../random.ts";
import type { Statement } from "../vocabulary.ts";
import type { Doc, Group, Machine, Policy, User, World } from "../world.ts";
import { denial, grants, limits, type Theme, theme } from "./grammar.ts";

/** The same world for the same seed and index, wherever a run begins. */
export function climbingAt(seed: number, index: number): World {
  return climbing(new Random(seedOf(~seed, index)), index);
}

export function climbing(r: Random, index: number): World {
  const user = (n: string): User => {
    const path = r.chance(0.85) ? "/" : "/team/";
    return { name: `${n}${index}`, path, inline: [], groups: [], attached: [], boundary: null };
  };
  const group = (n: string): Group => ({ name: `${n}${index}`, inline: [], attached: [] });
  const machine = (kind: Machine["kind"], n: string): Machine => ({ ...group(n), kind, boundary: null });
  const users = r.some(["alice", "bob", "carol"], 1, 3).map(user);
  const groups = r.some(["devs", "ops"], 0, 2).map(group);
  const machines = [
    ...r.some(["runner", "builder"], 0, 2).map((n) => machine("role", n)),
    ...(r.chance(0.3) ? [machine("permission-set", "support")] : []),
  ];
  const made: World = {
    ...{ profile: "all-sessions", known: r.chance(0.5), byId: false, rosters: r.chance(0.3) },
    ...{ users, groups, policies: [], machines, hidden: [] },
  };
  for (const u of users) u.groups = groups.filter(() => r.chance(0.7)).map((g) => g.name);
  for (const g of groups) equip(r, made, g, theme(r, u0(made)));
  for (const holder of [...users, ...machines]) {
    const t = theme(r, u0(made));
    equip(r, made, holder, t);
    if (r.chance(0.2) && !isSet(holder)) {
      const name = `boundary-${holder.name}`;
      made.policies.push(policy(r, name, document(r, limits(r, t))));
      holder.boundary = name;
    }
  }
  if (r.chance(0.5))
    made.policies.push(policy(r, `loose${index}`, document(r, about(r, theme(r, u0(made))))));
  return made;
}

function u0({ users: [first] }: World): string {
  return first?.name ?? "alice";
}

function isSet(holder: User | Machine): boolean {
  return "kind" in holder && holder.kind === "permission-set";
}

function about(r: Random, t: Theme): Statement[] {
  const all = grants(r, t);
  if (r.chance(0.4)) all.push(denial(r, t, all));
  return r.chance(0.2) ? [...all, denial(r, t, all)] : all;
}

/** Statements go into one document or several, inline or attached; a user's also into its groups. */
function equip(r: Random, made: World, holder: User | Group | Machine, t: Theme): void {
  const statements = about(r, t);
  if (r.chance(0.2)) statements.push(...guard(r, made.profile));
  if ("path" in holder && holder.groups.length > 0 && r.chance(0.15))
    statements.splice(r.below(statements.length), 1);
  const cut = r.chance(0.35) ? 1 + r.below(statements.length) : statements.length;
  const docs = [statements.slice(0, cut), statements.slice(cut)].filter((d) => d.length > 0);
  if ("kind" in holder && holder.kind === "permission-set") {
    holder.inline.push(document(r, statements));
    return;
  }
  for (const [i, part] of docs.entries()) {
    const doc = document(r, part);
    const group = "path" in holder ? made.groups.find((g) => holder.groups.includes(g.name)) : undefined;
    const target = group !== undefined && r.chance(0.3) ? group : holder;
    if (r.chance(0.6)) target.inline.push(doc);
    else attach(r, made, target, `p${i}-${holder.name}`, doc);
  }
}

function attach(r: Random, made: World, holder: User | Group | Machine, name: string, doc: Doc): void {
  made.policies.push(policy(r, name, doc));
  holder.attached.push(name);
  const others = [...made.users, ...made.groups, ...(made.machines ?? []).filter((m) => m.kind === "role")];
  const other = r.pick(others);
  if (r.chance(0.15) && !other.attached.includes(name)) other.attached.push(name);
}

function policy(r: Random, name: string, doc: Doc): Policy {
  const via = r.pick<Policy["via"]>(["arn", "arn", "id", "variable", "list", "keyed"]);
  return { name, doc, fresh: r.chance(0.3), home: "root", via };
}
