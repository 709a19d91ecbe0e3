/** Everyone in a world who gets an MFA verdict, with all statements that bear on them. */
import { type Bearer, type Source, type Statement, statementsOf } from "./statement.ts";
import { ACCOUNT } from "./universe.ts";
import {
  candidatesOf,
  type Doc,
  type Group,
  type Hidden,
  policyAddress,
  render,
  type User,
  type World,
} from "./world.ts";

export interface Judged extends Bearer {
  /** Of a user: the addresses of its groups. Of a group: its members' addresses. */
  linked: string[];
  /** What the bearer may be, when the plan does not show all of it: worse than this it cannot get. Empty: as it stands. */
  readings: Bearer[];
}

export function toBearers(world: World): Judged[] {
  const account = world.known ? ACCOUNT : null;
  const names = world.users.map((u) => u.name);
  const open = { username: null, arnTail: null, account, bounded: false, names };
  const policySource = (name: string): Source[] => policySources(world, name);
  const groupSources = (g: Group): Source[] => [
    ...sources("aws_iam_group_policy", g.name, g.inline),
    ...g.attached.flatMap(policySource),
  ];
  const hides = (name: string): Hidden[] => world.hidden.filter((h) => h.of === name && h.kind !== "bearer");
  const read = (bearer: Omit<Judged, "readings">, hidden: Hidden[]): Judged => ({
    ...bearer,
    readings: readings(world, bearer, hidden),
  });

  const users = world.users.map((u): Judged => {
    const joined = world.groups.filter((g) => u.groups.includes(g.name));
    const identity = [
      ...sources("aws_iam_user_policy", u.name, u.inline),
      ...u.attached.flatMap(policySource),
      ...joined.flatMap(groupSources),
    ];
    const hidden = [u.name, ...joined.map((g) => g.name)].flatMap(hides);
    const shown = boundaryOf(world, u);
    const boundary = shown === null ? [] : policySource(shown);
    const bearer = {
      ...open,
      kind: "user" as const,
      address: `aws_iam_user.${u.name}`,
      username: u.name,
      arnTail: `${u.path.slice(1)}${u.name}`,
      statements: unique([...statementsOf(identity), ...statementsOf(boundary, true)]),
      bounded: boundary.length > 0,
      linked: joined.map((g) => `aws_iam_group.${g.name}`),
    };
    return read(bearer, hidden);
  });
  const groups = world.groups.map((g): Judged => {
    const linked = world.users.filter((u) => u.groups.includes(g.name)).map((u) => `aws_iam_user.${u.name}`);
    const statements = statementsOf(groupSources(g));
    const address = `aws_iam_group.${g.name}`;
    return read({ ...open, kind: "group", address, statements, linked }, hides(g.name));
  });
  const taken = linkedPolicies(world);
  const policies = world.policies
    .filter((p) => !taken.has(p.name))
    .map((p): Judged => {
      const statements = statementsOf(policySource(p.name));
      return { ...open, kind: "policy", address: policyAddress(p), statements, linked: [], readings: [] };
    });
  return [...users, ...groups, ...policies];
}

/** The document of a managed policy. */
export function policySources(world: World, name: string): Source[] {
  return world.policies
    .filter((p) => p.name === name)
    .map((p) => ({ address: policyAddress(p), attribute: "policy", document: render(p.doc) }));
}

/** The boundary of a user, as far as the plan shows it. */
function boundaryOf(world: World, { name, boundary }: User): string | null {
  return world.hidden.some((h) => h.kind === "boundary" && h.of === name) ? null : boundary;
}

/** Names of policies that something is linked to: those are not judged by themselves. */
function linkedPolicies(world: World): Set<string | null> {
  return new Set([
    ...world.users.flatMap((u) => [...u.attached, boundaryOf(world, u)]),
    ...world.groups.flatMap((g) => g.attached),
    ...(world.machines ?? []).flatMap((m) => [...m.attached, m.boundary]),
    ...world.hidden.flatMap((h) => candidatesOf(world, h).map((p) => p.name)),
    ...world.hidden.filter((h) => h.kind === "bearer").map((h) => h.of),
  ]);
}

const ANYTHING: Source = {
  address: "hidden",
  attribute: "policy",
  document: { Version: "2012-10-17", Statement: { Effect: "Allow", Action: "*", Resource: "*" } },
};

/** A hidden document may hold any Allow, and no Deny. One of two planned policies is one of them. */
function readings(world: World, bearer: Bearer, hidden: readonly Hidden[]): Bearer[] {
  let all: Bearer[] = hidden.length === 0 ? [] : [bearer];
  for (const h of hidden) {
    if (h.kind === "boundary") continue;
    const candidates = candidatesOf(world, h);
    const documents = candidates.map((p) => ({
      address: policyAddress(p),
      attribute: "policy",
      document: render(p.doc),
    }));
    all = all.flatMap((b) =>
      (documents.length > 0 ? documents : [ANYTHING]).map((d) => ({
        ...b,
        statements: unique([...b.statements, ...statementsOf([d])]),
      })),
    );
  }
  return all;
}

/** A policy that comes both directly and through a group bears once. */
export function unique(statements: Statement[]): Statement[] {
  const seen = new Map(
    statements.map((s) => [`${s.ref.address} ${s.ref.attribute} ${s.ref.statement} ${s.boundary}`, s]),
  );
  return [...seen.values()];
}

/** Inline documents, as the plan names them. */
export function sources(type: string, name: string, docs: readonly Doc[]): Source[] {
  return docs.map((d, i) => ({ address: `${type}.${name}_${i}`, attribute: "policy", document: render(d) }));
}
