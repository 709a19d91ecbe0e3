import { describe, expect, test } from "vitest";
import { creation, planOf, smallPlan } from "./fixture.ts";
import type { JsonObject } from "./json.ts";
import { managedDocuments } from "./managed.ts";
import { type Prepared, type PrepareOptions, prepare } from "./prepare.ts";
import { prune } from "./prune.ts";
import { type Change, changesOf } from "./shape.ts";

const options: PrepareOptions = { config: { profile: "all-sessions" } };
const known = "arn:aws:iam::aws:policy/ReadOnlyAccess";
const addresses = ({ input }: Prepared): string[] =>
  (input.plan as { resource_changes: Change[] }).resource_changes.map(({ address }) => address);

describe("pruning", () => {
  test("keeps IAM's changes in order and counts the others", () => {
    const { input, resourceChanges } = prepare(smallPlan(), options);
    expect(addresses({ input } as Prepared)).toEqual(["aws_iam_user.alice", "aws_iam_user_policy.base"]);
    expect(input.iamgate.dropped).toBe(1);
    expect(resourceChanges).toBe(3);
  });

  test("counts reads, deposed objects and entries that are alike", () => {
    const user = creation("aws_iam_user.alice", { name: "alice" });
    const changes = [
      user,
      user,
      { ...user, deposed: "abc" },
      { ...user, mode: "data", address: "data.aws_iam_user.alice" },
    ];
    expect(prepare(planOf(changes), options).resourceChanges).toBe(4);
  });

  test.each([
    ["aws_iam_policy", true],
    ["aws_ssoadmin_permission_set", true],
    ["aws_organizations_policy", true],
    ["awscc_iam_user", true],
    ["awscc_sso_permission_set", true],
    ["aws_iam", false],
    ["aws_s3_bucket_policy", false],
    ["google_project_iam_member", false],
  ])("%s: %s", (type, kept) => {
    expect(prepare(planOf([creation(`${type}.a`, {})]), options).input.iamgate.dropped).toBe(kept ? 0 : 1);
  });

  test("leaves out what repeats the changes, and nothing the ruleset asks for", () => {
    const plan = planOf([], {
      deferred_changes: [],
      variables: { a: { value: 1 } },
      prior_state: { values: {} },
      output_changes: {},
      checks: [],
    });
    const { plan: pruned } = prune(plan, []);
    expect(Object.keys(pruned).sort()).toEqual([
      "complete",
      "configuration",
      "deferred_changes",
      "errored",
      "format_version",
      "resource_changes",
      "terraform_version",
      "variables",
    ]);
  });

  test("keeps of the state who the caller is, in all modules", () => {
    const caller = { type: "aws_caller_identity", mode: "data", values: { account_id: "123456789012" } };
    const module = {
      resources: [caller, { type: "aws_ami" }, null],
      child_modules: [{ resources: [caller] }, 1],
    };
    const plan = planOf([], { prior_state: { values: { root_module: module } } });
    expect(prune(plan, []).plan["prior_state"]).toEqual({
      values: { root_module: { resources: [caller, caller] } },
    });
  });

  test.each([null, 1, {}, { values: [] }, { values: { root_module: [] } }])(
    "takes a state of another shape for none: %j",
    (state) => {
      expect(prune(planOf([], { prior_state: state }), []).plan).not.toHaveProperty("prior_state");
    },
  );

  test("changes nothing in the plan, and can be left away", () => {
    const plan = smallPlan();
    prepare(plan, options);
    expect(plan).toEqual(smallPlan());
    const whole = prepare(plan, { ...options, prune: false });
    expect(whole.input.plan).toBe(plan);
    expect(whole.input.iamgate.dropped).toBe(0);
  });
});

describe("the envelope", () => {
  test("says how to judge, by default with nothing relaxed or tightened", () => {
    const { iamgate } = prepare(smallPlan(), options).input;
    const { dropped, ...rest } = iamgate;
    expect(rest).toEqual({
      config: { profile: "all-sessions" },
      strict: false,
      allowIncomplete: false,
      managed: {},
      marks: [],
      expressions: {},
    });
    const told = prepare(smallPlan(), { ...options, strict: true, allowIncomplete: true }).input.iamgate;
    expect(told).toMatchObject({ strict: true, allowIncomplete: true });
  });

  test("takes a wrapped plan out of its wrapper", () => {
    expect(prepare({ plan: smallPlan() }, options)).toEqual(prepare(smallPlan(), options));
  });

  test("says what the plan says of itself", () => {
    const facts = (members: JsonObject): unknown => {
      const { formatVersion, terraformVersion, complete } = prepare(planOf([], members), options);
      return [formatVersion, terraformVersion, complete];
    };
    expect(facts({})).toEqual(["1.2", "1.11.4", true]);
    expect(facts({ complete: false })).toEqual(["1.2", "1.11.4", false]);
    expect(facts({ terraform_version: undefined, complete: undefined })).toEqual(["1.2", null, null]);
  });
});

describe("AWS-managed documents", () => {
  test("come with the plan that names them, under the name it uses", () => {
    const china = known.replace("arn:aws:", "arn:aws-cn:");
    const attached = ["a", "b"].map((name, index) =>
      creation(`aws_iam_user_policy_attachment.${name}`, { policy_arn: [known, china][index] }),
    );
    const { managed } = prepare(planOf(attached), options).input.iamgate;
    expect(Object.keys(managed)).toEqual([china, known]);
    expect(managed[china]).toEqual(managed[known]);
    expect(managed[known]).toHaveProperty("Statement");
  });

  test("that AWS does not have are left to the ruleset", () => {
    expect(
      managedDocuments(["arn:aws:iam::aws:policy/NoSuchPolicy", "arn:aws:iam::aws:policy/toString"]),
    ).toEqual({});
  });
});

test("shape.ts and prepare.ts agree on the count", () => {
  const plan = smallPlan();
  expect(prepare(plan, options).resourceChanges).toBe(changesOf({ plan, wrapper: null }).length);
});
