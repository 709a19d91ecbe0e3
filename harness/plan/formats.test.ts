import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { packageRoot } from "../artefacts.ts";
import { encodeInput } from "../ruleset/encode.ts";
import { Engine } from "../ruleset/engine.ts";
import type { JsonObject } from "./json.ts";
import { prepare } from "./prepare.ts";

type Plan = JsonObject & { resource_changes: Entry[] };
type Entry = JsonObject & { provider_name: string; change: JsonObject & { actions: string[] } };

const engine = new Engine();

function planOf(name: string): Plan {
  return JSON.parse(readFileSync(join(packageRoot(), "cases", "plans", name, "plan.json"), "utf8")) as Plan;
}

/** Rules and subjects of all findings. */
function found(plan: Plan): string[] {
  const { input } = prepare(plan, { config: {} });
  const { findings } = engine.evaluate(encodeInput(input));
  return findings.map(({ rule, subject, severity }) => `${severity} ${rule} ${subject}`).sort();
}

const recorded = ["company", "links-deferred-document", "links-state-guard-forgotten", "role-chain"];

describe.each(recorded)("%s says the same", (name) => {
  const wanted = found(planOf(name));

  test.each(["0.1", "0.2", "1.0", "1.1", "1.2", "1.9"])("in format %s", (version) => {
    expect(found({ ...planOf(name), format_version: version })).toEqual(wanted);
  });

  test("as Terraform before 1.8 writes it", () => {
    const { complete, applyable, errored, ...old } = planOf(name);
    expect([complete, applyable, errored]).toEqual([true, true, false]);
    expect(found({ ...old, terraform_version: "0.14.11" } as unknown as Plan)).toEqual(wanted);
  });

  test("as OpenTofu writes it", () => {
    const { complete, applyable, ...plan } = planOf(name);
    const tofu = {
      ...plan,
      terraform_version: "1.11.0",
      resource_changes: plan.resource_changes.map((entry) => ({
        ...entry,
        provider_name: entry.provider_name.replace("registry.terraform.io", "registry.opentofu.org"),
        change: { ...entry.change, actions: entry.change.actions.toReversed() },
      })),
    };
    expect(found(tofu as unknown as Plan)).toEqual(wanted);
  });
});

test("OpenTofu does not say that a plan is of some targets only: what is written and not planned does", () => {
  const { complete, applyable, ...plan } = planOf("company");
  const part = { ...plan, resource_changes: plan.resource_changes.slice(1) } as unknown as Plan;
  expect(found(part)).toContain("error plan/incomplete plan");
});
