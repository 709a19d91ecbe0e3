import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { packageRoot } from "../../artefacts.ts";
import { prepare } from "../../plan/prepare.ts";
import { defaultFolder, discoverCases } from "../discover.ts";
import { type LoadedCase, loadCase } from "../load.ts";
import { CaseProblem } from "../problem.ts";
import { ruleIds } from "../rules.ts";
import type { Json, JsonObject } from "../types.ts";
import { expand } from "./expand.ts";
import { admin, type Entry, type Plan, plan } from "./fixture.ts";

const root = packageRoot();

/** Attributes that a change shows, known or unknown. */
function shape({ after, after_unknown }: Entry["change"]): string[] {
  return [...new Set([...Object.keys(after ?? {}), ...Object.keys(after_unknown)])].sort();
}

/** Each way a resource type is shown in the plans that Terraform and the real provider made. */
function recordedShapes(): Map<string, Set<string>> {
  const shapes = new Map<string, Set<string>>();
  const folder = join(root, "cases", "plans");
  const files = readdirSync(folder).map((name) => join(folder, name, "plan.json"));
  for (const file of files.filter((name) => existsSync(name))) {
    const recorded = JSON.parse(readFileSync(file, "utf8")) as Plan;
    for (const { type, change } of recorded.resource_changes ?? []) {
      if (change.after === null) continue;
      shapes.set(type, (shapes.get(type) ?? new Set()).add(shape(change).join()));
    }
  }
  return shapes;
}

/** What contradicts itself in a plan; Terraform writes none of it. */
function contradictions(of: Plan): string[] {
  const problems: string[] = [];
  const blocks = new Map(of.configuration.root_module.resources?.map((block) => [block.address, block]));
  const planned = new Map(
    of.planned_values.root_module.resources?.map((entry) => [entry.address, entry.values]),
  );
  for (const { address, change } of of.resource_changes ?? []) {
    const { after, after_unknown } = change;
    for (const [attribute, hidden] of Object.entries(after_unknown)) {
      if (hidden === true && after && attribute in after)
        problems.push(`${address}.${attribute} is known and unknown`);
    }
    if (JSON.stringify(planned.get(address) ?? null) !== JSON.stringify(after)) {
      problems.push(`${address} differs in planned_values`);
    }
    const expressions = blocks.get(address)?.expressions;
    if (after !== null && !blocks.has(address)) problems.push(`${address} is not configured`);
    for (const [attribute, expression] of Object.entries(expressions ?? {})) {
      const literal = (expression as JsonObject | null)?.["constant_value"];
      if (literal !== undefined && JSON.stringify(after?.[attribute]) !== JSON.stringify(literal)) {
        problems.push(`${address}.${attribute} is not the literal that is configured`);
      }
    }
  }
  return problems;
}

describe("an expanded plan", () => {
  const whole = plan({
    users: {
      alice: {
        inline: { base: admin },
        attached: ["p"],
        groups: ["devs"],
        login_profile: true,
        access_key: true,
        mfa_device: true,
      },
    },
    groups: { devs: { inline: { base: admin }, attached: ["p"], members: ["alice", "bob"] } },
    roles: {
      ci: { inline: { base: admin }, attached: ["p"], boundary: "p" },
      old: { inline_policy: { x: admin } },
    },
    policies: { p: { document: admin } },
    attachments: { all: { policy: "p", users: ["alice"], roles: ["outside"] } },
  });

  const recorded = recordedShapes();
  test.each(whole.resource_changes?.filter(({ type }) => recorded.has(type)) ?? [])(
    "shows the attributes that the provider shows: $address",
    ({ type, change }) => {
      expect([...(recorded.get(type) ?? [])]).toContain(shape(change).join());
    },
  );

  test("is of types that were recorded; the other two were only observed", () => {
    const types = new Set(whole.resource_changes?.map(({ type }) => type));
    const unrecorded = [...types].filter((type) => !recorded.has(type));
    const observed = ["aws_iam_user_login_profile", "aws_iam_virtual_mfa_device"];
    expect(unrecorded.filter((type) => !observed.includes(type))).toEqual([]);
  });

  test("does not contradict itself", () => {
    expect(contradictions(whole)).toEqual([]);
  });

  test("is checked by something that sees contradictions", () => {
    const broken = structuredClone(whole);
    const [first] = broken.resource_changes ?? [];
    (first as Entry).change.after_unknown["user"] = true;
    expect(contradictions(broken)).toEqual(["aws_iam_access_key.alice.user is known and unknown"]);
  });
});

/** The golden cases; a file that cannot be read fails in golden.test.ts, by its name. */
function readableCases(): LoadedCase[] {
  const rules = ruleIds();
  return discoverCases([defaultFolder], root).flatMap((file) => {
    try {
      return [loadCase(file, { cwd: root, rules })];
    } catch (error) {
      if (error instanceof CaseProblem) return [];
      throw error;
    }
  });
}

describe("every golden case in short-hand", () => {
  const short = readableCases().filter(({ source: { given } }) => given.plan === undefined);

  test.each(short)("expands to a legal plan: $label", ({ source, file }) => {
    const expanded = expand(source.given, dirname(file)) as unknown as Plan & Record<string, Json>;
    const raw = new Set(source.given.resources?.map(({ address }) => address));
    const overridden = Object.keys(source.given.expressions ?? {});
    const problems = contradictions(expanded).filter(
      // What a case writes by hand is its own affair.
      (problem) => ![...raw, ...overridden].some((own) => problem.startsWith(own)),
    );
    expect(problems).toEqual([]);
    const { resourceChanges } = prepare(expanded, { config: {} });
    expect(resourceChanges).toBe(expanded.resource_changes?.length ?? 0);
  });
});
