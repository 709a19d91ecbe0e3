/**
 * Writes golden cases as data for `opa test`: `dist/golden/golden/data.json`, by the label of the case
 * `{input, scope, also, findings}`. What they show is counted in the coverage of the ruleset.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { loadCases } from "../cases/run.ts";
import { root, writeIfChanged } from "./paths.ts";

/** The folder that `opa test` reads beside the ruleset. */
export const goldenFolder: string = join(root, "dist", "golden");

/** Throws when a case cannot be read: a case that is left out tests nothing. */
export function writeGoldenInputs(): void {
  // Those that reach what unit tests rarely do; all of them run on OPA in the golden tests anyway.
  const { cases, problems } = loadCases(["cases/links", "cases/plan"], { cwd: root });
  const [problem] = problems;
  if (problem) throw problem;
  const table = Object.fromEntries(
    cases.map(({ label, input, scope, source }) => {
      const { findings = [], also = false } = source.expect;
      return [label, { input, scope: scope === "all" ? null : [...scope], also, findings }];
    }),
  );
  mkdirSync(join(goldenFolder, "golden"), { recursive: true });
  writeIfChanged(join(goldenFolder, "golden", "data.json"), JSON.stringify({ cases: table }));
}
