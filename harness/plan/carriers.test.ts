/** What is left out of a plan, by the table of carriers, and that it is never missed. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { packageRoot } from "../artefacts.ts";
import { planOf as casePlan } from "../cases/prepare-case.ts";
import type { CaseSource } from "../cases/types.ts";
import { judgedInput } from "../fuzz/fixture.ts";
import { creation, planOf } from "./fixture.ts";
import type { JsonObject } from "./json.ts";
import { prepare } from "./prepare.ts";

const config = { profile: "all-sessions" } as const;

/** How many of the changes are kept. */
function kept(changes: JsonObject[], rootModule: JsonObject = {}): number {
  const plan = planOf(changes, { configuration: { root_module: rootModule } });
  return changes.length - prepare(plan, { config }).input.iamgate.dropped;
}

/** A bucket that the service gives a policy, unless somebody wrote one. */
function bucket(module?: string): JsonObject {
  const change = creation("aws_s3_bucket.b", { bucket: "b" });
  return module === undefined
    ? change
    : { ...change, address: `${module}.aws_s3_bucket.b`, module_address: module };
}

const block = (expressions: JsonObject): JsonObject => ({
  ...{ address: "aws_s3_bucket.b", mode: "managed", type: "aws_s3_bucket", name: "b", expressions },
});

function unknown(change: JsonObject, marks: unknown): JsonObject {
  return { ...change, change: { ...(change["change"] as JsonObject), after_unknown: marks } };
}

describe("a resource that may hold a policy", () => {
  test("is kept with one, and left out without", () => {
    expect(kept([creation("aws_s3_bucket.b", { policy: "{}" })])).toBe(1);
    expect(kept([creation("aws_s3_bucket.b", { policy: null })])).toBe(0);
    expect(kept([creation("aws_s3_bucket.b", { policy: "" })])).toBe(0);
    expect(kept([creation("aws_instance.b", { policy: "{}" })])).toBe(0);
  });

  test("is kept where it is unknown and not certainly a default", () => {
    const hidden = unknown(bucket(), { policy: true });
    expect(kept([hidden])).toBe(1);
    expect(kept([hidden], { resources: [block({ policy: {} })] })).toBe(1);
    expect(kept([hidden], { resources: [block({ bucket: {} })] })).toBe(0);
    expect(kept([unknown(bucket(), { policy: false, tags: true })])).toBe(0);
    expect(kept([unknown(bucket(), false)])).toBe(0);
    expect(kept([unknown(bucket(), { policy: [{ a: true }] })])).toBe(1);
  });

  test("is looked for in its own module", () => {
    const hidden = unknown(bucket('module.a["x.y"].module.b[0]'), { policy: true });
    const inner = (expressions: JsonObject): JsonObject => ({
      module_calls: {
        a: { module: { module_calls: { b: { module: { resources: [block(expressions)] } } } } },
      },
    });
    expect(kept([hidden], inner({}))).toBe(0);
    expect(kept([hidden], inner({ policy: {} }))).toBe(1);
    expect(kept([hidden], { resources: [block({})] })).toBe(1);
  });
});

describe("what may make IAM out of sight", () => {
  test("is kept where it is created or changed", () => {
    const stack = creation("aws_cloudformation_stack.s", {});
    expect(kept([stack])).toBe(1);
    const change = { actions: ["no-op"], before: {}, after: {}, after_unknown: {} };
    expect(kept([{ ...stack, change }])).toBe(0);
  });

  test("is kept where something new has a provisioner", () => {
    const resource = { address: "null_resource.n", mode: "managed", type: "null_resource", name: "n" };
    const changes = [creation("null_resource.n", {}), creation("null_resource.other", {})];
    expect(kept(changes, { resources: [{ ...resource, provisioners: [{ type: "local-exec" }] }] })).toBe(1);
    expect(kept(changes, { resources: [resource] })).toBe(0);
  });
});

const cases = join(packageRoot(), "cases", "carriers");
const files = readdirSync(cases, { recursive: true, encoding: "utf8" }).filter((name) =>
  name.endsWith(".yaml"),
);

test.each(files)("pruned and whole give the same report: %s", (name) => {
  const file = join(cases, name);
  const source = parse(readFileSync(file, "utf8")) as CaseSource;
  const plan = casePlan(source, dirname(file));
  const [pruned, whole] = [true, false].map((prune) => judgedInput(prepare(plan, { config, prune }).input));
  expect(pruned).toEqual(whole);
});
