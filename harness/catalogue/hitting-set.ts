/**
 * The cheapest way to stop every path: of each path at least one option is taken whole. Exact, by branch and bound, and
 * the same on every machine: of equally cheap ways the one found first, and options are tried by cost, then by name.
 */

/** What stops a path: each inner list is an option, and all of its members are needed. */
export type Choices = readonly (readonly string[])[];

/** Members of the cheapest cover, sorted. A cost of Infinity keeps a member out. Throws when a path cannot be stopped. */
export function cheapestCover(paths: readonly Choices[], cost: (member: string) => number): string[] {
  let best: { price: number; taken: ReadonlySet<string> } = {
    price: Number.POSITIVE_INFINITY,
    taken: new Set(),
  };

  const added = (option: readonly string[], taken: ReadonlySet<string>): number =>
    option.reduce((sum, member) => sum + (taken.has(member) ? 0 : cost(member)), 0);
  const cheapest = (path: Choices, taken: ReadonlySet<string>): number =>
    Math.min(...path.map((option) => added(option, taken)));

  /** Paths that share no member are paid for each by itself. */
  function atLeast(left: readonly Choices[], taken: ReadonlySet<string>): number {
    const touched = new Set<string>();
    let sum = 0;
    for (const path of left) {
      const members = path.flat().filter((member) => !taken.has(member));
      if (members.some((member) => touched.has(member))) continue;
      for (const member of members) touched.add(member);
      sum += cheapest(path, taken);
    }
    return sum;
  }

  function search(open: readonly Choices[], taken: ReadonlySet<string>, price: number): void {
    const left = open
      .filter((path) => !path.some((option) => option.every((member) => taken.has(member))))
      .toSorted((a, b) => a.length - b.length);
    if (price + atLeast(left, taken) >= best.price) return;
    const [path, ...rest] = left;
    if (path === undefined) {
      best = { price, taken };
      return;
    }
    const options = path.toSorted(
      (a, b) => added(a, taken) - added(b, taken) || (a.join() < b.join() ? -1 : 1),
    );
    for (const option of options) {
      search(rest, new Set([...taken, ...option]), price + added(option, taken));
    }
  }

  search(paths, new Set(), 0);
  if (best.price === Number.POSITIVE_INFINITY) throw new Error("a path cannot be stopped");
  return [...best.taken].sort();
}
