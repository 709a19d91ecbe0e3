import { describe, expect, test } from "vitest";
import { detectPlan } from "./detect.ts";
import { planOf, refusalOf, smallPlan } from "./fixture.ts";

const plan = smallPlan();
const whatOf = (value: unknown): string => {
  try {
    detectPlan(value);
  } catch (thrown) {
    return (thrown as { what: string }).what;
  }
  return "no refusal";
};

describe("plans", () => {
  test.each(["0.1", "0.2", "1.0", "1.2", "1.99"])("of format version %s are known", (version) => {
    expect(detectPlan({ ...plan, format_version: version }).wrapper).toBeNull();
  });

  test.each(["2.0", "10.0", "0.3", "1", "1.2.3", "", "one"])("of version %j are not", (version) => {
    expect(refusalOf(() => detectPlan({ ...plan, format_version: version }))).toBe("input/format-version");
  });

  test.each([null, 1.2, undefined])("that say %j of their version are none", (version) => {
    expect(refusalOf(() => detectPlan({ ...plan, format_version: version }))).toBe("input/not-a-plan");
  });

  test("without any resource are plans", () => {
    const { resource_changes: _, ...empty } = planOf([]);
    expect(detectPlan(empty).plan).toBe(empty);
  });
});

describe("wrappers", () => {
  test.each(["plan", "tfplan", "terraform"] as const)("%s is taken off", (wrapper) => {
    expect(detectPlan({ run: { id: "run-1" }, [wrapper]: plan })).toEqual({ plan, wrapper });
  });

  test("Spacelift leaves the format version out, the others may not", () => {
    const { format_version: _, ...unversioned } = plan;
    expect(detectPlan({ terraform: unversioned, spacelift: {} }).wrapper).toBe("terraform");
    expect(refusalOf(() => detectPlan({ plan: unversioned }))).toBe("input/not-a-plan");
    expect(refusalOf(() => detectPlan(unversioned))).toBe("input/not-a-plan");
  });

  test("two plans in one input are refused", () => {
    expect(whatOf({ plan, tfplan: plan })).toMatch(/several plans: under `plan` and `tfplan`/);
  });

  test("a plan is itself, whatever else it holds under such a key", () => {
    const both = { ...plan, plan: smallPlan() };
    expect(detectPlan(both)).toEqual({ plan: both, wrapper: null });
  });

  test("an unknown wrapper is no plan", () => {
    expect(refusalOf(() => detectPlan({ data: plan }))).toBe("input/not-a-plan");
    expect(refusalOf(() => detectPlan({ plan: { plan } }))).toBe("input/not-a-plan");
  });
});

describe("other documents are refused by name", () => {
  const version = { format_version: "1.0", terraform_version: "1.11.4" };
  test.each([
    ["a Terraform state \\(", { ...version, values: { root_module: { resources: [] } } }],
    ["a Terraform state file", { version: 4, serial: 7, lineage: "2e2d", outputs: {}, resources: [] }],
    ["an empty Terraform state", { format_version: "1.0" }],
    ["a Terraform configuration in JSON", { root_module: { resources: [] }, provider_config: {} }],
    ["a Terraform configuration in JSON", { ...version, configuration: { root_module: {} } }],
    ["Terraform configuration in JSON syntax", { resource: { aws_iam_user: { alice: {} } } }],
    ["a provider schema", { format_version: "1.0", provider_schemas: {} }],
    ["a Terraform state file", { serial: 1, lineage: "2e2d", meta: {}, encrypted_data: "…" }],
    ["an IAM policy document", { Version: "2012-10-17", Statement: [] }],
    ["a CloudFormation template", { Resources: {} }],
    ["JSON, but no Terraform plan", {}],
    ["JSON, but no Terraform plan", { name: "iamgate", version: "0.1.0" }],
  ])("%s", (words, document) => {
    expect(refusalOf(() => detectPlan(document))).toBe("input/not-a-plan");
    expect(whatOf(document)).toMatch(new RegExp(words));
  });

  test.each([
    ["null", null],
    ["an array", [plan]],
    ["a string", "plan"],
    ["a number", 1],
    ["a boolean", true],
    ["absent", undefined],
  ])("%s", (words, value) => {
    expect(whatOf(value)).toBe(`The input is JSON, but ${words}.`);
  });

  test("the plan that HCP Terraform redacts", () => {
    const redacted = { plan_format_version: "1.2", resource_changes: [], resource_drift: [] };
    expect(refusalOf(() => detectPlan(redacted))).toBe("input/redacted-plan");
    expect(refusalOf(() => detectPlan({ plan: redacted }))).toBe("input/redacted-plan");
  });

  test("a plan that OpenTofu encrypted, with what to do", () => {
    const encrypted = { meta: {}, encrypted_data: "…", encryption_version: "v0" };
    expect(refusalOf(() => detectPlan(encrypted))).toBe("input/encrypted-plan");
    expect(() => detectPlan(encrypted)).toThrow(/OpenTofu has encrypted.+keys.+`tofu show -json/);
  });

  test("one event of `terraform plan -json`", () => {
    expect(refusalOf(() => detectPlan({ "@level": "info", type: "version" }))).toBe("input/event-stream");
  });
});
