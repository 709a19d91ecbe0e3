/** Makes a scene small enough to be read: fewer parts of its world, fewer holes, smaller documents. */
import { shrink } from "../../oracle/shrink.ts";
import type { World } from "../../oracle/world.ts";
import { placesOf, type Scene, settled, type Written } from "./scene.ts";

type Node = { [key: string]: unknown };

interface Small {
  scene: Scene;
  before: World;
}

/** Milliseconds after which it is small enough. */
const PATIENCE = Number(process.env["IAMGATE_PATIENCE"] ?? 60_000);

export function smallest(
  scene: Scene,
  before: World,
  still: (scene: Scene, before: World) => boolean,
): Small {
  const end = performance.now() + PATIENCE;
  // Most of the time what was there before does not matter.
  const old = still(scene, scene.world) ? null : before;
  const holds = (s: Scene): boolean => {
    if (performance.now() > end) return false;
    try {
      settled(s.world);
      return still(s, old ?? s.world);
    } catch {
      return false;
    }
  };
  let least = scene;
  for (let changed = true; changed; ) {
    changed = false;
    const world = shrink(least.world, (w) => holds({ ...least, world: structuredClone(w) }));
    if (JSON.stringify(world) !== JSON.stringify(least.world)) changed = true;
    least = { ...least, world: settled(structuredClone(world)) };
    for (const candidate of smaller(least)) {
      if (!holds(candidate)) continue;
      least = candidate;
      changed = true;
      break;
    }
  }
  return { scene: least, before: old ?? least.world };
}

/** The same without holes. */
export function closed(scene: Scene): Scene {
  const copy = structuredClone(scene);
  for (const { doc } of placesOf(copy.world))
    if (doc.from !== undefined) walk(doc.from as unknown as Node, shut);
  for (const { doc } of placesOf(copy.world)) {
    if (doc.from === undefined) continue;
    const { sources, overrides } = doc.from;
    doc.from.sources = sources.map((t) =>
      "dead" in t ? { text: t.dead ?? { version: "2012-10-17", statements: [] } } : t,
    );
    doc.from.overrides = overrides.map((t) =>
      "dead" in t ? { text: t.dead ?? { version: "2012-10-17", statements: [] } } : t,
    );
  }
  settled(copy.world);
  return copy;
}

function shut(node: Node): void {
  if (Array.isArray(node["open"]) || node["open"] === "all") node["open"] = [];
  if (node["open"] === true) node["open"] = false;
  if (node["open"] === "test" || node["open"] === "variable") node["open"] = null;
}

function walk(node: unknown, visit: (node: Node) => void): void {
  if (typeof node !== "object" || node === null) return;
  if (!Array.isArray(node)) visit(node as Node);
  for (const child of Object.values(node)) walk(child, visit);
}

function* smaller(scene: Scene): Generator<Scene> {
  if (scene.way !== "references") yield { ...structuredClone(scene), way: "references" };
  const count = templates(scene).length;
  for (let i = 0; i < count; i++) {
    yield edit(scene, (s) => delete (templates(s)[i] as Written).from);
    const nodes = nodesOf((templates(scene)[i] as Written).from).length;
    for (let n = 0; n < nodes; n++) {
      const at = (s: Scene): Node => nodesOf((templates(s)[i] as Written).from)[n] as Node;
      const node = at(scene);
      if (node["open"] !== undefined && JSON.stringify(node["open"]) !== JSON.stringify(shutOf(node))) {
        yield edit(scene, (s) => shut(at(s)));
      }
      for (const list of ["blocks", "values", "sources", "overrides"]) {
        const items = node[list];
        if (!Array.isArray(items)) continue;
        for (const k of items.keys()) {
          if (
            list === "values" &&
            (items.length < 2 || (Array.isArray(node["open"]) && node["open"].length > 0))
          )
            continue;
          yield edit(scene, (s) => (at(s)[list] as unknown[]).splice(k, 1));
        }
      }
    }
  }
}

function shutOf(node: Node): unknown {
  const copy = { open: node["open"] };
  shut(copy);
  return copy.open;
}

function templates(scene: Scene): Written[] {
  return placesOf(scene.world).flatMap(({ doc }) => (doc.from === undefined ? [] : [doc]));
}

function nodesOf(root: unknown): Node[] {
  const found: Node[] = [];
  walk(root, (node) => found.push(node));
  return found;
}

function edit(scene: Scene, change: (copy: Scene) => unknown): Scene {
  const copy = structuredClone(scene);
  change(copy);
  settled(copy.world);
  return copy;
}
