import { describe, expect, test } from "vitest";
import { InputError } from "../errors.ts";
import { creation, planOf } from "./fixture.ts";
import { changesOf } from "./shape.ts";

/** What is said to a plan; undefined when its shape is fine. */
function said(plan: Record<string, unknown>, wrapper: "plan" | null = null): string | undefined {
  try {
    changesOf({ plan, wrapper });
    return undefined;
  } catch (thrown) {
    if (!(thrown instanceof InputError)) throw thrown;
    expect(thrown.code).toBe("input/malformed-plan");
    return thrown.what;
  }
}

const user = creation("aws_iam_user.alice", { name: "alice" });
const resources = { root_module: { resources: [{ address: "aws_iam_user.alice" }] } };
const nested = { root_module: { child_modules: [{ child_modules: [{ resources: [{ address: "a" }] }] }] } };

test("changes come back as they are, whatever their type", () => {
  const changes = [
    user,
    creation("null_resource.a", {}),
    { ...user, mode: "data", address: "data.aws_iam_user.alice" },
  ];
  expect(changesOf({ plan: planOf(changes), wrapper: null })).toBe(
    (planOf(changes) as { resource_changes: unknown }).resource_changes,
  );
});

describe("resource_changes", () => {
  test.each([
    ["null", null],
    ["an object", {}],
    ["a string", "[]"],
    ["a boolean", false],
  ])("as %s are refused", (type, value) => {
    expect(said(planOf([], { resource_changes: value }))).toBe(
      `The plan is malformed: \`resource_changes\` is ${type}, not an array.`,
    );
  });

  test("missing or empty although resources are planned are refused", () => {
    for (const planned_values of [resources, nested]) {
      for (const resource_changes of [undefined, []]) {
        expect(said(planOf([], { planned_values, resource_changes }))).toMatch(/is missing or empty/);
      }
    }
  });

  test("may be missing or empty when nothing is planned", () => {
    expect(said(planOf([], { resource_changes: undefined }))).toBeUndefined();
    expect(said(planOf([], { planned_values: undefined }))).toBeUndefined();
    expect(said(planOf([], { planned_values: { root_module: { child_modules: [{}] } } }))).toBeUndefined();
  });
});

describe("wrong types are refused by place, never by content", () => {
  test.each([
    ["terraform_version", 1],
    ["errored", "false"],
    ["complete", null],
    ["deferred_changes", {}],
    ["variables", []],
    ["configuration", "hunter2"],
    ["planned_values", []],
    ["prior_state", "hunter2"],
  ])("%s", (key, value) => {
    expect(said(planOf([user], { [key]: value }))).toMatch(new RegExp(`\`${key}\` is .+, not an? `));
  });

  test.each([
    ["address", ""],
    ["address", 1],
    ["type", null],
    ["type", ""],
    ["name", undefined],
    ["mode", "Managed"],
    ["provider_name", null],
    ["module_address", ["module.a"]],
    ["index", { a: 1 }],
    ["deposed", true],
    ["change", null],
    ["change", [{}]],
  ])("an entry's %s: %j", (key, value) => {
    expect(said(planOf([user, { ...user, [key]: value }]))).toContain(`\`resource_changes[1].${key}\` is `);
  });

  test.each([
    ["actions", "create"],
    ["actions", []],
    ["actions", [["create"]]],
    ["actions", null],
    ["before", []],
    ["before", "hunter2"],
    ["after", "hunter2"],
    ["after_unknown", null],
    ["after_unknown", "true"],
    ["after_sensitive", 1],
    ["before_sensitive", []],
  ])("a change's %s: %j", (key, value) => {
    const what = said(planOf([creation("aws_iam_user.alice", {}, { [key]: value })]));
    expect(what).toContain(`\`resource_changes[0].change.${key}\` is `);
    expect(what).not.toContain("hunter2");
  });

  test.each([[null], ["aws_iam_user.alice"], [[user]], [1]])("an entry that is %j", (entry) => {
    expect(said(planOf([entry]))).toContain("`resource_changes[0]` is ");
  });
});

describe("an object that is to exist has values", () => {
  test.each([[["create"]], [["update"]], [["delete", "create"]], [["create", "delete"]], [["read"]]])(
    "after %j",
    (actions) => {
      const what = said(planOf([creation("aws_iam_user.alice", null, { actions })]));
      expect(what).toContain("change.after` is null although the object is to exist");
    },
  );

  test("and one that stays has them, but one that is gone has none", () => {
    const change = (before: unknown): unknown => creation("a.b", null, { actions: ["no-op"], before });
    expect(said(planOf([change({})]))).toContain("although the object is to exist");
    expect(said(planOf([change(null)]))).toBeUndefined();
    expect(said(planOf([creation("a.b", null, { actions: ["delete"], before: {} })]))).toBeUndefined();
    expect(said(planOf([creation("a.b", null, { actions: ["forget"], before: {} })]))).toBeUndefined();
  });

  test("ephemeral ones are opened, not stored", () => {
    const ephemeral = {
      ...creation("a.b", null, { actions: ["open"] }),
      mode: "ephemeral",
      address: "ephemeral.a.b",
    };
    expect(said(planOf([ephemeral]))).toBeUndefined();
  });
});

test("what is unknown has to be said, unless a wrapper leaves it out", () => {
  const silent = planOf([creation("a.b", {}, { after_unknown: undefined })]);
  expect(said(silent)).toContain("`resource_changes[0].change.after_unknown` is absent");
  expect(said(silent, "plan")).toBeUndefined();
});

test("an address names what stands beside it", () => {
  const inModule = { ...user, address: "module.m[0].aws_iam_user.alice[1]", module_address: "module.m[0]" };
  expect(said(planOf([inModule]))).toBeUndefined();
  for (const members of [
    { module_address: "module.x" },
    { type: "aws_iam_role" },
    { name: "al" },
    { mode: "data" },
  ]) {
    expect(said(planOf([{ ...inModule, ...members }]))).toContain(
      "`resource_changes[0].address` does not name",
    );
  }
});

test("an object that is changed, deleted or forgotten was there before", () => {
  for (const actions of [["update"], ["delete"], ["forget"], ["delete", "create"]]) {
    const change = creation("a.b", actions.includes("update") ? {} : null, { actions, before: null });
    const replaced = actions.includes("create") ? creation("a.b", {}, { actions, before: null }) : change;
    expect(said(planOf([replaced]))).toContain("change.before` is null although the object exists");
    expect(said(planOf([replaced]), "plan")).toBeUndefined();
  }
});

test.each([[{ a: 1 }], [{ a: [true, "x"] }], [{ a: { b: null } }]])(
  "marks are booleans all the way: %j",
  (marks) => {
    expect(said(planOf([creation("a.b", {}, { after_unknown: marks })]))).toContain(
      "change.after_unknown` is ",
    );
    expect(
      said(planOf([creation("a.b", {}, { after_unknown: { a: [true, { b: false }], c: {} } })])),
    ).toBeUndefined();
  },
);

describe("the configuration, through which links are followed", () => {
  const resource = { address: "a.b", mode: "managed", type: "a", name: "b", expressions: {} };
  const module = (members: object): Record<string, unknown> =>
    planOf([], { configuration: { root_module: { module_calls: { m: { module: members } } } } });

  test("may leave out what it has nothing to say about", () => {
    expect(said(planOf([], { configuration: {} }))).toBeUndefined();
    expect(said(module({ resources: [resource, { ...resource, expressions: undefined }] }))).toBeUndefined();
  });

  test.each([
    [{ resources: {} }, "resources` is an object, not an array"],
    [{ resources: [null] }, "resources[0]` is null"],
    [{ resources: [{ ...resource, mode: [] }] }, "resources[0].mode` is an array"],
    [{ resources: [{ ...resource, name: 0 }] }, "resources[0].name` is a number"],
    [{ resources: [{ ...resource, expressions: "" }] }, "resources[0].expressions` is a string"],
    [{ module_calls: [] }, "module_calls` is an array"],
    [{ module_calls: { n: false } }, "module_calls.n` is a boolean"],
    [{ module_calls: { n: { module: [] } } }, "module_calls.n.module` is an array"],
    [{ module_calls: { n: { expressions: 1 } } }, "module_calls.n.expressions` is a number"],
    [{ outputs: [] }, "outputs` is an array"],
  ])("is refused by place: %j", (members, words) => {
    expect(said(module(members))).toContain(`configuration.root_module.module_calls.m.module.${words}`);
  });
});
