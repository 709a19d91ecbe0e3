/** Roles and permission sets of a world: in its plan, and as subjects whose sessions have no second factor. */
import { policySources, sources, unique } from "./bearers.ts";
import { type Blocks, refersTo } from "./blocks.ts";
import { type Bearer, type Json, type Source, type Statement, statementsOf } from "./statement.ts";
import { ACCOUNT } from "./universe.ts";
import { type Machine, render, type World } from "./world.ts";

/** Whom the roles of a world trust: a service, so that no trust document is a question by itself. */
export const TRUST: Json = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ec2.amazonaws.com" } }],
};
const INSTANCE = "arn:aws:sso:::instance/ssoins-0000000000000000";
const INLINE = "aws_ssoadmin_permission_set_inline_policy";

export function machinesOf(world: World, kind: Machine["kind"]): Machine[] {
  return (world.machines ?? []).filter((m) => m.kind === kind);
}

export function addPermissionSets(blocks: Blocks, world: World): void {
  const { known: exists } = world;
  for (const { name, inline } of machinesOf(world, "permission-set")) {
    const arn = `arn:aws:sso:::permissionSet/ssoins-0000000000000000/ps-${name}`;
    const plain = { name, instance_arn: INSTANCE };
    const written = { permission_set_arn: refersTo(`aws_ssoadmin_permission_set.${name}.arn`) };
    const type = "aws_ssoadmin_permission_set";
    if (exists) blocks.add({ type, label: name, known: { ...plain, arn }, exists });
    else blocks.add({ type, label: name, known: plain, unknown: { arn: true } });
    for (const [i, doc] of inline.entries()) {
      const known = { instance_arn: INSTANCE, inline_policy: JSON.stringify(render(doc)) };
      const label = `${name}_${i}`;
      if (exists)
        blocks.add({ type: INLINE, label, known: { ...known, permission_set_arn: arn }, written, exists });
      else blocks.add({ type: INLINE, label, known, unknown: { permission_set_arn: true }, written });
    }
  }
}

/** Roles and permission sets with all statements that bear on them. */
export function machineBearers(world: World): Bearer[] {
  const account = world.known ? ACCOUNT : null;
  const names = world.users.map((u) => u.name);
  return (world.machines ?? []).map((m): Bearer => {
    const role = m.kind === "role";
    const own = role
      ? sources("aws_iam_role_policy", m.name, m.inline)
      : sources(INLINE, m.name, m.inline).map((s): Source => ({ ...s, attribute: "inline_policy" }));
    const identity = statementsOf([...own, ...m.attached.flatMap((p) => policySources(world, p))]);
    const boundary = m.boundary === null ? [] : statementsOf(policySources(world, m.boundary), true);
    // Identity Center makes a role of each permission set, with a name that ends in what nobody knows.
    const tail = `aws-reserved/sso.amazonaws.com/*AWSReservedSSO_${m.name}_*`;
    return {
      kind: m.kind,
      address: role ? `aws_iam_role.${m.name}` : `aws_ssoadmin_permission_set.${m.name}`,
      username: null,
      arnTail: role ? m.name : tail,
      account: role ? account : null,
      statements: unique([...identity, ...boundary]).map(nameless),
      bounded: boundary.length > 0,
      names,
    };
  });
}

/** A pattern that no resource matches. */
export const NOTHING = "nothing";

/** A session of a role has no name: `${aws:username}` is its default, or a pattern that matches nothing. */
function nameless(s: Statement): Statement {
  if (!s.variables) return s;
  const resources = s.resources.map((r) =>
    r
      .replaceAll(/\$\{\s*aws:username\s*,\s*'([^']*)'\s*\}/gi, "$1")
      .replaceAll(/^.*\$\{\s*aws:username\s*\}.*$/gi, NOTHING),
  );
  return { ...s, resources };
}
