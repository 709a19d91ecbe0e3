/**
 * Runs the Rego unit tests and demands that they cover every line. Tests themselves and
 * the adapters for other engines do not count. Leaves `dist/results/rego.json` for the tally.
 */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { execaSync } from "execa";
import { findOpa } from "./opa.ts";
import { root, writeIfChanged } from "./paths.ts";
import { type Coverage, countOf, type TestResult, uncovered } from "./rego-results.ts";

const resultFile = join(root, "dist", "results", "rego.json");
rmSync(resultFile, { force: true });

function opaTest(opa: string, options: string[]): unknown {
  const { stdout, stderr } = execaSync(
    opa,
    ["test", "rego", "--format", "json", "--timeout", "300s", ...options],
    {
      cwd: root,
      reject: false,
      maxBuffer: 1 << 28,
    },
  );
  try {
    return JSON.parse(stdout);
  } catch {
    // Sources that do not compile, for example.
    throw new Error(stderr || stdout || "opa test gave no answer");
  }
}

try {
  const opa = findOpa();
  const results = (opaTest(opa, []) ?? []) as TestResult[];
  const count = countOf(results);
  for (const { package: path, name, fail, error, location } of results) {
    if (!fail && !error) continue;
    const where = `${location?.file ?? "?"}:${location?.row ?? "?"}`;
    process.stdout.write(`FAIL ${where} ${path}.${name}${error ? ` ${JSON.stringify(error)}` : ""}\n`);
  }
  // With failing tests OPA reports those instead of the coverage.
  const missing = count.failed > 0 ? [] : uncovered(opaTest(opa, ["--coverage"]) as Coverage);
  for (const line of missing) process.stdout.write(`NOT COVERED ${line}\n`);
  process.stdout.write(
    `rego: ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped; ${
      count.failed > 0 ? "coverage not measured" : `${missing.length} places not covered`
    }\n`,
  );
  // Lines without a test count as one failure more: the tally must not read as if all were well.
  writeIfChanged(
    resultFile,
    JSON.stringify({ ...count, failed: count.failed + Math.min(1, missing.length) }),
  );
  if (count.failed + missing.length > 0) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
