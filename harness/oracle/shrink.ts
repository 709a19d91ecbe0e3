/** Makes a disagreement small enough to be read: drops whatever it does not need. */
import type { Json } from "./statement.ts";
import type { World } from "./world.ts";

/** The smallest world found for which `still` holds; each step drops one part. */
export function shrink(world: World, still: (smaller: World) => boolean): World {
  let smallest = world;
  for (let changed = true; changed; ) {
    changed = false;
    for (const candidate of smaller(smallest)) {
      if (!still(candidate)) continue;
      smallest = candidate;
      changed = true;
      break;
    }
  }
  return smallest;
}

function* smaller(world: World): Generator<World> {
  yield* plainer(world);
  for (const k of world.hidden.keys()) yield edit(world, (w) => w.hidden.splice(k, 1));
  for (const u of world.users) {
    yield edit(world, (w) => {
      drop(w.users, (x) => x.name === u.name);
      drop(w.hidden, (h) => h.of === u.name);
    });
  }
  for (const g of world.groups) {
    yield edit(world, (w) => {
      drop(w.groups, (x) => x.name === g.name);
      drop(w.hidden, (h) => h.of === g.name);
      for (const u of w.users) drop(u.groups, (n) => n === g.name);
    });
  }
  for (const m of world.machines ?? []) {
    yield edit(world, (w) => drop(w.machines ?? [], (x) => x.name === m.name));
  }
  for (const p of world.policies) {
    yield edit(world, (w) => {
      drop(w.policies, (x) => x.name === p.name);
      drop(w.hidden, (h) => h.of === p.name);
      for (const g of w.groups) drop(g.attached, (n) => n === p.name);
      for (const u of [...w.users, ...(w.machines ?? [])]) {
        drop(u.attached, (n) => n === p.name);
        if (u.boundary === p.name) u.boundary = null;
      }
    });
  }
  const docs = docsOf(world).length;
  for (let d = 0; d < docs; d++) {
    const count = docsOf(world)[d]?.statements.length ?? 0;
    for (let s = 0; s < count; s++) {
      if (count > 1) yield edit(world, (w) => docsOf(w)[d]?.statements.splice(s, 1));
      yield* simpler(world, d, s);
    }
  }
  for (const kind of ["users", "groups", "machines"] as const) {
    for (const [i, owner] of (world[kind] ?? []).entries()) {
      for (const k of owner.inline.keys()) yield edit(world, (w) => w[kind]?.[i]?.inline.splice(k, 1));
    }
  }
}

/** The same world, linked in a more common way. */
function* plainer(world: World): Generator<World> {
  if (world.byId) yield { ...world, byId: false };
  if (world.rosters) yield { ...world, rosters: false };
  for (const [i, p] of world.policies.entries()) {
    for (const plain of [{ home: "root" }, { via: "arn" }, { fresh: false }] as const) {
      const changed = { ...p, ...plain };
      if (JSON.stringify(changed) === JSON.stringify(p)) continue;
      yield { ...world, policies: world.policies.with(i, changed) };
    }
  }
}

/** One statement with an element, an entry of a list, or an operator less. */
function* simpler(world: World, doc: number, index: number): Generator<World> {
  const at = (w: World): { [key: string]: Json } => docsOf(w)[doc]?.statements[index] ?? {};
  for (const [element, value] of Object.entries(at(world))) {
    if (element === "Sid") yield edit(world, (w) => delete at(w)["Sid"]);
    if (Array.isArray(value) && value.length > 1) {
      for (const k of value.keys()) yield edit(world, (w) => (at(w)[element] as Json[]).splice(k, 1));
    }
  }
  for (const operator of Object.keys((at(world)["Condition"] ?? {}) as object)) {
    yield edit(world, (w) => {
      const condition = at(w)["Condition"] as { [operator: string]: Json };
      delete condition[operator];
      if (Object.keys(condition).length === 0) delete at(w)["Condition"];
    });
  }
}

function docsOf(w: World): World["users"][number]["inline"] {
  return [
    ...w.users.flatMap((u) => u.inline),
    ...w.groups.flatMap((g) => g.inline),
    ...(w.machines ?? []).flatMap((m) => m.inline),
    ...w.policies.map((p) => p.doc),
  ];
}

function edit(world: World, change: (copy: World) => unknown): World {
  const copy = structuredClone(world);
  change(copy);
  return copy;
}

function drop<T>(items: T[], unwanted: (item: T) => boolean): void {
  items.splice(0, items.length, ...items.filter((i) => !unwanted(i)));
}
