/** Seeded choices. The same (seed, index) gives the same world on every machine. */
import * as fc from "fast-check";

/** A seed for each of `count` worlds. */
export function seeds(seed: number, count: number): number[] {
  return fc.sample(fc.noBias(fc.integer()), { seed, numRuns: count });
}

/** The seed of one thing among many, without making those before it: two rounds of murmur3's mixing. */
export function seedOf(seed: number, index: number): number {
  let h = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) | 0;
}

export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** Uniform in [0, 1): mulberry32. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  chance(p: number): boolean {
    return this.next() < p;
  }

  /** 0 .. bound-1. */
  below(bound: number): number {
    return Math.floor(this.next() * bound);
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }

  /** Between `min` and `max` different items, in the order given. */
  some<T>(items: readonly T[], min: number, max: number): T[] {
    const wanted = min + this.below(max - min + 1);
    const rest = [...items];
    while (rest.length > wanted) rest.splice(this.below(rest.length), 1);
    return rest;
  }
}
