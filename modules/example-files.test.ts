/** What the example repository says in files that are not run here: held against what is. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { packageRoot } from "../harness/artefacts.ts";

const root = packageRoot();
const source = join(root, "modules", "example");

describe("the workflow", () => {
  interface Job {
    needs?: string;
    if?: string;
    environment?: string;
    steps: { uses?: string; run?: string; with?: Record<string, unknown> }[];
  }
  const workflow = parse(readFileSync(join(source, ".github", "workflows", "apply.yml"), "utf8")) as {
    on: Record<string, unknown>;
    permissions: Record<string, string>;
    jobs: Record<string, Job>;
  };
  const { gate: gateJob, apply } = workflow.jobs;
  const runsOf = (job: Job | undefined): string[] => job?.steps.flatMap(({ run }) => run ?? []) ?? [];
  const makefile = readFileSync(join(source, "Makefile"), "utf8");

  test("runs what the Makefile has, and nothing else", () => {
    const targets = [...makefile.matchAll(/^([a-z]+):/gm)].map(([, name]) => `make ${name}`);
    expect(targets).toContain("make test");
    expect(
      [...runsOf(gateJob), ...runsOf(apply)].filter((run) => !["npm ci", ...targets].includes(run)),
    ).toEqual([]);
  });

  test("judges every pull request, and applies on main alone, what was judged", () => {
    expect(Object.keys(workflow.jobs)).toEqual(["gate", "apply"]);
    expect(workflow.on).toEqual({ pull_request: null, push: { branches: ["main"] } });
    expect(runsOf(gateJob)).toEqual(["npm ci", "make test"]);
    expect([gateJob?.if, gateJob?.needs]).toEqual([undefined, undefined]);
    expect(apply).toMatchObject({
      needs: "gate",
      if: "github.event_name == 'push' && github.ref == 'refs/heads/main'",
      environment: "production",
    });
    // In one job: the plan that is applied is the one that was judged right before.
    expect(runsOf(apply)).toEqual(["npm ci", "make test", "make apply"]);
  });

  test("has actions of one major version, keeps no credentials, and reads what Terraform itself prints", () => {
    expect(workflow.permissions).toEqual({ contents: "read", "id-token": "write" });
    for (const { steps } of Object.values(workflow.jobs)) {
      const uses = steps.flatMap(({ uses }) => uses ?? []);
      expect(uses.filter((name) => !/^[\w-]+\/[\w-]+@v\d+$/.test(name))).toEqual([]);
      const optionsOf = (action: string): unknown => steps.find(({ uses }) => uses?.startsWith(action))?.with;
      expect(optionsOf("actions/checkout")).toEqual({ "persist-credentials": false });
      expect(optionsOf("hashicorp/setup-terraform")).toEqual({ terraform_wrapper: false });
      expect(steps.filter(({ run }) => run !== undefined)).toHaveLength(steps.length - uses.length);
    }
  });
});

describe("package.json", () => {
  interface Package {
    version: string;
    dependencies: Record<string, string>;
    devDependencies: Record<string, string>;
  }
  const read = (path: string): Package => JSON.parse(readFileSync(join(root, path), "utf8")) as Package;

  test("has the versions that are tested, and this iamgate", () => {
    const { version, devDependencies: tested } = read("package.json");
    const { dependencies, devDependencies } = read("modules/example/package.json");
    const { iamgate, ...libraries } = { ...dependencies, ...devDependencies };
    expect(iamgate).toBe(`file:vendor/iamgate-${version}.tgz`);
    expect(Object.keys(libraries)).toHaveLength(5);
    expect(Object.entries(libraries).filter(([name, wanted]) => tested[name] !== wanted)).toEqual([]);
  });
});
