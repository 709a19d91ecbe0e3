/** Everyone in a world who gets an escalation verdict. */
import { toBearers } from "../bearers.ts";
import { machineBearers } from "../machines.ts";
import type { Bearer, Statement } from "../statement.ts";
import type { World } from "../world.ts";

export interface Climber extends Bearer {
  /** Of a user: the addresses of its groups. */
  groups: string[];
  /** Where statements are that a user has through a group too. */
  shared: ReadonlySet<string>;
}

export function climbers(world: World): Climber[] {
  const people = toBearers(world);
  const statementsOf = (address: string): Statement[] =>
    people.find((b) => b.address === address)?.statements ?? [];
  const own = people.map((b): Climber => {
    const groups = b.kind === "user" ? b.linked : [];
    return { ...b, groups, shared: new Set(groups.flatMap(statementsOf).map(placeOf)) };
  });
  const machines = machineBearers(world).map((b): Climber => ({ ...b, groups: [], shared: new Set() }));
  return [...own, ...machines].filter((b) => b.statements.some((s) => !s.boundary));
}

export function placeOf({ ref }: Statement): string {
  return `${ref.address} ${ref.attribute} ${ref.statement}`;
}
