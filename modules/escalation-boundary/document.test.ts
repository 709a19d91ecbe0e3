/** The boundary, judged by the ruleset as it ships and by the oracle. */
import { describe, expect, test } from "vitest";
import { plan } from "../../harness/cases/expand/fixture.ts";
import type { DocumentSource } from "../../harness/cases/types.ts";
import { access } from "../../harness/index.ts";
import { PATHS } from "../../harness/oracle/escalation/catalogue.ts";
import { firing } from "../../harness/oracle/escalation/firing.ts";
import { climbers } from "../../harness/oracle/escalation/subjects.ts";
import { EVERYTHING } from "../../harness/oracle/fixture.ts";
import { PUBLISHED } from "../../harness/oracle/universe.ts";
import type { World } from "../../harness/oracle/world.ts";
import { limits, type PolicyDocument, textOf } from "../core/document.ts";
import { cover } from "./cover.ts";
import { siblings, siblingsOf } from "./denied.ts";
import { ACCOUNT, boundary, judged, pathsOf, without } from "./fixture.ts";

const COVER = /^Deny((Identity|Service)Paths|Credentials(OfOthers|ToRoles)|EditingOtherPolicies)$/;
const fails = [...PATHS].filter(([, { gate }]) => gate === "fail").map(([id]) => id);

describe("an administrator under the boundary", () => {
  test.each([
    ["in an account that is known", boundary()],
    ["in any account", boundary({ account: "*", path: "/boundaries/" })],
  ])("has no path that fails, %s", async (_, document) => {
    const [user, role] = await judged([document]);
    expect(user).toEqual([]);
    expect(role).toEqual([]);
  });

  test("has them all without it", async () => {
    const open: PolicyDocument = {
      ...boundary(),
      Statement: [{ Sid: "AllowAll", Effect: "Allow", Action: "*", Resource: "*" }],
    };
    for (const findings of await judged([open])) {
      expect(pathsOf(findings)).toEqual(expect.arrayContaining(fails));
    }
  });

  test("has none that fails for the oracle either", () => {
    const errorsUnder = (document: PolicyDocument): string[][] =>
      climbers(worldUnder(document)).map((bearer) =>
        [...firing(bearer)].filter(([, worst]) => worst === "error").map(([id]) => id),
      );
    expect(errorsUnder(boundary())).toEqual([[], []]);
    for (const errors of errorsUnder(without(boundary(), "iam:PassRole", COVER))) {
      expect(errors.length).toBeGreaterThan(10);
    }
  });
});

/** A user and a role that may do anything under the boundary. */
function worldUnder({ Version, Statement }: PolicyDocument): World {
  const everything = {
    name: "admin",
    inline: [{ version: Version, statements: [EVERYTHING] }],
    attached: [],
  };
  const doc = {
    version: Version,
    statements: Statement as unknown as World["policies"][0]["doc"]["statements"],
  };
  return {
    profile: "all-sessions",
    known: true,
    byId: false,
    rosters: false,
    users: [{ ...everything, path: "/", groups: [], boundary: "boundary" }],
    groups: [],
    policies: [{ name: "boundary", doc, fresh: false, home: "root", via: "arn" }],
    machines: [{ ...everything, kind: "role", boundary: "boundary" }],
    hidden: [],
  };
}

describe("the cover", () => {
  test("stops all paths that fail, each where it says", () => {
    expect([...new Set(cover.flatMap(({ stops }) => stops))].sort()).toEqual(fails.toSorted());
    const denied = cover.map(({ action }) => action.toLowerCase());
    for (const { action, stops } of cover) {
      for (const id of stops) {
        const groups = PATHS.get(id)?.steps.map((group) => group.map((key) => key.split("@")[0] ?? "")) ?? [];
        const group = groups.filter((step) => step.includes(action.toLowerCase()));
        expect(group.some((step) => step.every((name) => denied.includes(name)))).toBe(true);
      }
    }
  });

  test("needs each of its actions", async () => {
    const weaker = cover.map(({ action }) =>
      // A call that does the same may be the other step of a path.
      [action, ...siblingsOf(action)].reduce((left, name) => without(left, name, COVER), boundary()),
    );
    const findings = await judged(weaker);
    for (const [i, { action, stops }] of cover.entries()) {
      for (const found of findings.slice(2 * i, 2 * i + 2)) {
        const open = pathsOf(found).filter((id) => fails.includes(id));
        expect([action, open.length]).not.toEqual([action, 0]);
        expect([action, open.filter((id) => !stops.includes(id))]).toEqual([action, []]);
      }
    }
  });

  test("needs each of its statements, those that protect it too", async () => {
    const denies = boundary().Statement.filter(({ Effect }) => Effect === "Deny");
    const weaker = denies.map(({ Sid }) => ({
      ...boundary(),
      Statement: boundary().Statement.filter((statement) => statement.Sid !== Sid),
    }));
    const findings = await judged(weaker);
    const both = denies.map((_, i) => findings.slice(2 * i, 2 * i + 2).map((found) => found.length > 0));
    // One is about users alone, and one about roles.
    expect(Object.fromEntries(denies.map(({ Sid }, i) => [Sid, both[i]]))).toEqual({
      DenyIdentityPaths: [true, true],
      DenyServicePaths: [true, true],
      DenyCredentialsOfOthers: [true, false],
      DenyCredentialsToRoles: [false, true],
      DenyEditingOtherPolicies: [true, true],
      DenyEditingThisBoundary: [true, true],
    });
  });

  test("is joined by other calls that do the same, each of AWS and of none of its paths", () => {
    const names = new Set(cover.map(({ action }) => action));
    for (const [action, as] of Object.entries(siblings)) {
      expect(PUBLISHED.get(action.toLowerCase())?.name).toBe(action);
      expect([names.has(action), names.has(as)]).toEqual([false, true]);
    }
    const shut = boundary().Statement.flatMap(({ Sid, Action }) => (COVER.test(Sid) ? [Action].flat() : []));
    expect(shut).toEqual(expect.arrayContaining(Object.keys(siblings)));
  });

  test("denies nothing that only reads, and leaves the creation of principals", () => {
    const names = cover.map(({ action }) => action);
    expect(names.filter((name) => /:(Get|List|Describe)/.test(name))).toEqual([]);
    expect(names).not.toContain("iam:CreateRole");
    expect(names).not.toContain("s3:PutObject");
    expect(names).toContain("iam:PassRole");
    expect(names).not.toContain("lambda:CreateFunction");
  });
});

describe("what a bearer can do", () => {
  const own = `arn:aws:iam::${ACCOUNT}:policy/boundary`;
  const rows: [action: string, resource: string, decision: string][] = [
    ["iam:DeletePolicy", own, "denied"],
    ["iam:DeletePolicyVersion", own, "denied"],
    ["iam:DeletePolicy", `arn:aws:iam::${ACCOUNT}:policy/other`, "allowed"],
    ["iam:DeleteUserPermissionsBoundary", `arn:aws:iam::${ACCOUNT}:user/alice`, "denied"],
    ["iam:PutUserPermissionsBoundary", `arn:aws:iam::${ACCOUNT}:user/alice`, "denied"],
    ["iam:CreateAccessKey", `arn:aws:iam::${ACCOUNT}:user/alice`, "allowed"],
    ["iam:CreateAccessKey", `arn:aws:iam::${ACCOUNT}:user/bob`, "denied"],
    ["ec2:RunInstances", `arn:aws:ec2:eu-west-1:${ACCOUNT}:instance/i`, "allowed"],
    // It depends on the boundary of the new user.
    ["iam:CreateUser", `arn:aws:iam::${ACCOUNT}:user/new`, "depends"],
  ];
  test.each(rows)("%s on %s is %s", async (action, resource, decision) => {
    const document = boundary() as unknown as DocumentSource;
    const given = plan({
      account: ACCOUNT,
      users: { alice: { attached: ["arn:aws:iam::aws:policy/AdministratorAccess"], boundary: "b" } },
      policies: { b: { name: "boundary", document } },
    });
    const table = await access(given, { principal: "alice", actions: [action], resource });
    expect([...new Set(table.decisions.map((cell) => cell.decision))]).toEqual([decision]);
  });
});

test("new principals get the boundary, by its ARN in the bearer's account", () => {
  const force = (account: string): unknown =>
    boundary({ account, path: "/b/" }).Statement.find(({ Sid }) => Sid === "AllowPrincipalsWithThisBoundary");
  expect(force(ACCOUNT)).toMatchObject({
    Action: ["iam:CreateRole", "iam:CreateUser"],
    Condition: { ArnLike: { "iam:PermissionsBoundary": `arn:aws:iam::${ACCOUNT}:policy/b/boundary` } },
  });
  expect(force("*")).toMatchObject({
    Condition: { ArnLike: { "iam:PermissionsBoundary": "arn:aws:iam::????????????:policy/b/boundary" } },
  });
});

test("the document leaves room for reopening, and has Sids that AWS takes", () => {
  const document = boundary();
  expect(textOf(document, "managed", "test").length).toBeLessThan(limits.managed * 0.65);
  const sids = document.Statement.map(({ Sid }) => Sid);
  expect(new Set(sids).size).toBe(sids.length);
  for (const sid of sids) expect(sid).toMatch(/^[A-Za-z0-9]+$/);
});
