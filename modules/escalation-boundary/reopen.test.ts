import { describe, expect, test } from "vitest";
import { type PolicyDocument, textOf } from "../core/document.ts";
import { ConstructError } from "../core/errors.ts";
import { cover } from "./cover.ts";
import { siblingsOf } from "./denied.ts";
import { ACCOUNT, boundary, judged, pathsOf } from "./fixture.ts";
import type { Reopening } from "./reopen.ts";

const iam = `arn:aws:iam::${ACCOUNT}`;
const task = `${iam}:role/task`;
const toEcs = { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } };
const pass: Reopening = { actions: ["iam:PassRole"], resources: [task], conditions: toEcs };
const roles = {
  task: {
    trust: [{ Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" }],
    inline: { logs: [{ Effect: "Allow", Action: "logs:PutLogEvents", Resource: "*" }] },
  },
};
const statement = (document: PolicyDocument, sid: string): object | undefined =>
  document.Statement.find(({ Sid }) => Sid === sid);

describe("a pinned PassRole", () => {
  const document = boundary({ allow: [pass] });

  test("is denied everywhere else, and under every other condition", () => {
    expect(statement(document, "AllowAllElse")).toMatchObject({
      NotAction: ["iam:CreateRole", "iam:CreateUser", "iam:PassRole"],
      Resource: "*",
    });
    expect(statement(document, "Reopened1PassRole")).toMatchObject({
      Effect: "Allow",
      Action: ["iam:PassRole"],
      Resource: [task],
      Condition: toEcs,
    });
    expect(statement(document, "DenyReopenedElsewhere1")).toEqual({
      Sid: "DenyReopenedElsewhere1",
      Effect: "Deny",
      Action: ["iam:PassRole"],
      NotResource: [task],
    });
    expect(statement(document, "Reopened1PassRoleUnless1")).toEqual({
      Sid: "Reopened1PassRoleUnless1",
      Effect: "Deny",
      Action: ["iam:PassRole"],
      Resource: [task],
      Condition: { StringNotEquals: toEcs.StringEquals },
    });
    expect(JSON.stringify(statement(document, "DenyIdentityPaths"))).not.toContain("PassRole");
  });

  test("is what the gate says of a pinned PassRole: a warning that names what was reopened", async () => {
    for (const findings of await judged([document], { roles, all: true })) {
      expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
      const told = findings.filter((found) => JSON.stringify(found.witness).includes("Reopened1PassRole"));
      expect(pathsOf(told)).toContain("ecs-run-task-override-passrole");
      for (const { severity } of told) expect(severity).toBe("warning");
    }
  });

  test("is an error where the role is an administrator, or any role may be passed", async () => {
    const admin = { task: { ...roles.task, attached: ["arn:aws:iam::aws:policy/AdministratorAccess"] } };
    const wide = boundary({ allow: [{ ...pass, resources: [`${iam}:role/*`] }] });
    for (const findings of [
      ...(await judged([document], { roles: admin })),
      ...(await judged([wide], { roles })),
    ]) {
      expect(pathsOf(findings)).toContain("ecs-run-task-override-passrole");
    }
  });
});

describe("whatever is reopened everywhere", () => {
  test("is an error again, action by action", async () => {
    const open = cover.filter(({ action }) => !/Delete(Role|User)PermissionsBoundary/.test(action));
    const documents = open.map(({ action }) =>
      boundary({ allow: [{ actions: [action, ...siblingsOf(action)], resources: ["*"] }] }),
    );
    const findings = await judged(documents);
    // The bearer may still replace a boundary by this one only, which the gate cannot tell from another.
    for (const [i, { action, stops }] of open.entries()) {
      for (const found of findings.slice(2 * i, 2 * i + 2)) {
        const told = pathsOf(found).filter((id) => stops.includes(id));
        expect([action, told.length]).not.toEqual([action, 0]);
      }
    }
  });

  test("stays shut for the boundary itself", () => {
    const actions = ["iam:PutRolePermissionsBoundary", "iam:CreatePolicyVersion"];
    const document = boundary({ allow: [{ actions, resources: ["*"] }] });
    expect(statement(document, "DenyReplacingByOthers")).toMatchObject({
      Action: ["iam:PutRolePermissionsBoundary"],
      Condition: { ArnNotLike: { "iam:PermissionsBoundary": `${iam}:policy/boundary` } },
    });
    expect(statement(document, "DenyEditingThisBoundary")).toMatchObject({
      Action: expect.arrayContaining(["iam:CreatePolicyVersion"]),
      Resource: `${iam}:policy/boundary`,
    });
  });
});

describe("several entries", () => {
  test("for one action leave out the resources of all", () => {
    const lambda = { StringEquals: { "iam:PassedToService": "lambda.amazonaws.com" } };
    const other = { actions: ["iam:passrole"], resources: [`${iam}:role/fn`], conditions: lambda };
    const document = boundary({ allow: [pass, other] });
    expect(statement(document, "DenyReopenedElsewhere1")).toMatchObject({
      NotResource: [task, `${iam}:role/fn`],
    });
    expect(statement(document, "Reopened2PassRoleUnless1")).toMatchObject({ Resource: [`${iam}:role/fn`] });
  });

  test("of several actions are denied together where they are open on the same", () => {
    const actions = ["lambda:UpdateFunctionCode", "lambda:UpdateFunctionConfiguration", "iam:PassRole"];
    const document = boundary({ allow: [{ actions, resources: ["arn:aws:lambda:*:*:function:app"] }] });
    expect(statement(document, "DenyReopenedElsewhere1")).toMatchObject({ Action: actions.toSorted() });
    expect(statement(document, "DenyReopenedElsewhere2")).toBeUndefined();
  });

  test("fit into the policy with room to spare", () => {
    const entries = Array.from({ length: 4 }, (_, i) => ({
      ...pass,
      resources: [`${iam}:role/service-role-${i}`],
    }));
    expect(() => textOf(boundary({ allow: entries }), "managed", "test")).not.toThrow();
  });
});

test("credentials of others that are reopened leave those of the own user open", async () => {
  const users = `${iam}:user/team/*`;
  const document = boundary({ allow: [{ actions: ["iam:CreateAccessKey"], resources: [users] }] });
  const own = [`${iam}:user/\${aws:username}`, `${iam}:user/*/\${aws:username}`];
  expect(statement(document, "AllowOwnCredentials")).toMatchObject({ Resource: own });
  expect(statement(document, "DenyReopenedElsewhere1")).toMatchObject({ NotResource: [...own, users] });
  for (const findings of await judged([document]))
    expect(pathsOf(findings)).toContain("iam-create-access-key");
});

describe("is refused:", () => {
  const cases: [title: string, allow: Reopening[], message: string | RegExp][] = [
    [
      "an action that is not denied",
      [{ ...pass, actions: ["iam:PassRoles"] }],
      /does not deny `iam:PassRoles`.*`iam:PassRole`/,
    ],
    [
      "an action that needs no reopening",
      [{ ...pass, actions: ["s3:GetObject"] }],
      "does not deny `s3:GetObject`",
    ],
    ["a pattern", [{ ...pass, actions: ["iam:Pass*"] }], "is a pattern"],
    ["no action", [{ ...pass, actions: [] }], "has no actions"],
    ["no resource", [{ ...pass, resources: [] }], "has no resources"],
    ["a name as a resource", [{ ...pass, resources: ["task"] }], "`task` is no ARN"],
    [
      "taking boundaries off",
      [{ ...pass, actions: ["iam:DeleteRolePermissionsBoundary"] }],
      "cannot be reopened",
    ],
    [
      "an operator without negation",
      [{ ...pass, conditions: { Null: { k: "true" } } }],
      "`Null` cannot open",
    ],
    [
      "two entries that meet",
      [pass, { ...pass, resources: [`${iam}:role/*`] }],
      "two entries reopen `iam:PassRole`",
    ],
  ];
  test.each(cases)("%s", (_, allow, message) => {
    const refused = (): unknown => boundary({ allow });
    expect(refused).toThrow(ConstructError);
    expect(refused).toThrow(message);
  });
});
