type Key = string | number | null | undefined;

/**
 * Sorts by several keys, the first that differs decides; equal items keep their order. Strings compare by code unit:
 * the order must not depend on the locale of the machine.
 */
export function sortedBy<T>(items: readonly T[], keysOf: (item: T) => readonly Key[]): T[] {
  return items
    .map((item) => ({ item, keys: keysOf(item) }))
    .sort((a, b) => compare(a.keys, b.keys))
    .map(({ item }) => item);
}

function compare(left: readonly Key[], right: readonly Key[]): number {
  for (const [index, key] of left.entries()) {
    const a = key ?? "";
    const b = right[index] ?? "";
    if (a !== b) return a < b ? -1 : 1;
  }
  return 0;
}
