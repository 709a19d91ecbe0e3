/** Random damage to JSON, for tests that have to hold for any. */

export type Random = () => number;

/** Numbers from 0 up to 1, the same ones for the same seed (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Container = Record<string | number, unknown>;

/** A value in the place of another one, each of another JSON type. */
const STRANGERS: readonly unknown[] = [null, true, false, 0, -1.5, "", "x", [], {}, [null], { x: null }];

/**
 * A copy of JSON in which one random node is replaced by a value of another type, made null or removed, and the
 * place where. Every node is as likely to be hit as any other one.
 */
export function mutated(value: unknown, random: Random): [copy: unknown, place: string] {
  const copy = structuredClone(value);
  const places: [Container, string | number, string][] = [];
  const visit = (node: unknown, path: string): void => {
    if (typeof node !== "object" || node === null) return;
    for (const key of Object.keys(node)) {
      const place = `${path}/${key}`;
      places.push([node as Container, Array.isArray(node) ? Number(key) : key, place]);
      visit((node as Container)[key], place);
    }
  };
  visit(copy, "");
  const chosen = places[Math.floor(random() * places.length)];
  if (chosen === undefined) return [copy, ""];
  const [parent, key, place] = chosen;
  if (random() < 0.25) {
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete parent[key];
    return [copy, `${place} removed`];
  }
  const stranger = STRANGERS[Math.floor(random() * STRANGERS.length)];
  parent[key] = structuredClone(stranger);
  return [copy, `${place} = ${JSON.stringify(stranger)}`];
}
