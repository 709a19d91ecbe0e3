/** Links and documents that a plan does not show: nothing in `configuration` tells where they lead. */
import { type Blocks, refersTo } from "./blocks.ts";
import { nameLink, policyLink } from "./links.ts";
import type { Json } from "./statement.ts";
import { candidatesOf, type Hidden, type World } from "./world.ts";

export function addHidden(blocks: Blocks, world: World): void {
  for (const [i, hidden] of world.hidden.entries()) {
    const kind = world.groups.some((g) => g.name === hidden.of) ? "group" : "user";
    const label = `${hidden.of}_hidden_${i}`;
    const add = (type: string, attribute: string, rest: ReturnType<typeof nameLink>, known = {}): void =>
      blocks.add({
        type,
        label,
        known: { ...known, ...rest.known },
        unknown: { ...rest.unknown, [attribute]: true },
        written: { ...rest.written, [attribute]: written(world, hidden) },
      });
    const who = nameLink(world, kind, hidden.of);
    if (hidden.kind === "attachment") add(`aws_iam_${kind}_policy_attachment`, "policy_arn", who);
    if (hidden.kind === "document") add(`aws_iam_${kind}_policy`, "policy", who, { name: label });
    if (hidden.kind === "membership") add("aws_iam_user_group_membership", "groups", who);
    const policy = world.policies.find((p) => p.name === hidden.of);
    if (hidden.kind === "bearer" && policy !== undefined) {
      add("aws_iam_user_policy_attachment", "user", policyLink(world, policy, "policy_arn"));
    }
  }
}

function written(world: World, hidden: Hidden): Json {
  const candidates = candidatesOf(world, hidden).flatMap((p) => policyLink(world, p, "p").written["p"] ?? []);
  if (candidates.length > 0) {
    return { references: candidates.flatMap((c) => (c as { references: Json[] }).references) };
  }
  if (hidden.written === "nothing") return {};
  return hidden.written === "data" ? refersTo("data.external.chosen.result") : refersTo("local.chosen");
}
