import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { check } from "../index.ts";
import type { JsonObject } from "../plan/json.ts";
import { prepare } from "../plan/prepare.ts";
import { type PlanOptions, planText, resourcesFor, writePlan } from "./plan.ts";

const scratch = mkdtempSync(join(tmpdir(), "iamgate-bench-plan-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const options: PlanOptions = {
  seed: 1,
  resources: 90,
  iam: 40,
  principals: 8,
  statements: 4,
  documents: 5,
  existing: 0,
};

const textOf = (changes: Partial<PlanOptions> = {}): string =>
  [...planText({ ...options, ...changes })].join("");

interface Shape {
  resource_changes: { address: string; type: string; change: { actions: string[]; after: JsonObject } }[];
  prior_state: {
    values: { root_module: { resources: unknown[]; child_modules: { resources: unknown[] }[] } };
  };
  configuration: { root_module: { resources: { address: string }[]; module_calls: JsonObject } };
}

test("the same options make the same plan, another seed another", async () => {
  const file = join(scratch, "plan.json");
  const bytes = await writePlan(file, options);
  expect(readFileSync(file, "utf8")).toBe(textOf());
  expect(statSync(file).size).toBe(bytes);
  expect(textOf({ seed: 2 })).not.toBe(textOf());
});

test("a plan has as many resources, IAM resources, users and documents as it is asked for", () => {
  const { resource_changes: changes } = JSON.parse(textOf()) as Shape;
  expect(changes.length).toBe(90);
  expect(new Set(changes.map(({ address }) => address)).size).toBe(90);
  expect(changes.filter(({ type }) => type.startsWith("aws_iam_")).length).toBe(40);
  expect(changes.filter(({ type }) => type === "aws_iam_user").length).toBe(8);
  const inline = changes.filter(({ type }) => /^aws_iam_(user|role)_policy$/.test(type));
  const documents = new Set(inline.map(({ change }) => change.after["policy"] as string));
  expect(documents.size).toBe(5);
  for (const text of documents)
    expect((JSON.parse(text) as { Statement: unknown[] }).Statement.length).toBe(4);
});

test("every combination of sizes adds up", () => {
  for (const iam of [0, 1, 2, 3, 7, 20, 55]) {
    for (const principals of [0, 1, 10, 30]) {
      const { resource_changes: changes } = JSON.parse(textOf({ iam, principals })) as Shape;
      expect(changes.length).toBe(90);
      expect(changes.filter(({ type }) => type.startsWith("aws_iam_")).length).toBe(iam);
    }
  }
});

test("every resource has its block in the configuration", () => {
  const { resource_changes: changes, configuration } = JSON.parse(textOf()) as Shape;
  const blocks = new Set(configuration.root_module.resources.map(({ address }) => address));
  const calls = Object.keys(configuration.root_module.module_calls);
  const known = (address: string): boolean =>
    blocks.has(address.replace(/\[\d+\]$/, "")) ||
    calls.some((name) => address.startsWith(`module.${name}.`));
  expect(changes.filter(({ address }) => !known(address))).toEqual([]);
});

test("the size can be asked for instead", () => {
  const bytes = 2_000_000;
  const length = textOf({ resources: resourcesFor(bytes, options) }).length;
  expect(length / bytes).toBeGreaterThan(0.98);
  expect(length / bytes).toBeLessThan(1.02);
});

test("what exists already stays as it is, and is in the state", () => {
  const { resource_changes: changes, prior_state: state } = JSON.parse(textOf({ existing: 0.6 })) as Shape;
  const same = changes.filter(({ change }) => change.actions[0] === "no-op");
  expect(same.length).toBeGreaterThan(20);
  expect(same.length).toBeLessThan(80);
  const { resources, child_modules: modules } = state.values.root_module;
  expect([...resources, ...modules.flatMap((module) => module.resources)].length).toBe(same.length);
});

test.each([0, 0.5, 1])(
  "iamgate takes the plan for one of Terraform's and can judge it: %d exist",
  async (existing) => {
    const plan = JSON.parse(textOf({ existing })) as object;
    expect(prepare(plan, { config: {} }).resourceChanges).toBe(90);
    const report = await check(plan);
    expect(report.findings.filter(({ outcome }) => outcome === "unverifiable")).toEqual([]);
    const users = report.subjects.filter(({ kind }) => kind === "user");
    expect(users.length).toBe(8);
    expect(new Set(users.map(({ mfa }) => mfa))).toEqual(new Set(["guarded"]));
  },
);
