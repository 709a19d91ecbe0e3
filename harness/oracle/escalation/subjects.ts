/** Everyone in a world who gets an escalation verdict. */
import { toBearers } from "../bearers.ts";
import { machineBearers } from "../machines.ts";
import type { Bearer } from "../statement.ts";
import type { World } from "../world.ts";

export interface Climber extends Bearer {
  /** Of a user: the addresses of its groups. */
  groups: string[];
}

export function climbers(world: World): Climber[] {
  const people = toBearers(world).map((b) => ({ ...b, groups: b.kind === "user" ? b.linked : [] }));
  const machines = machineBearers(world).map((b) => ({ ...b, groups: [] }));
  return [...people, ...machines].filter((b) => b.statements.some((s) => !s.boundary));
}
