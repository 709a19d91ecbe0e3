/**
 * Prints `N passed, N failed` over all suites that `make test` ran; the last line of a CI run.
 * Arguments are the steps that failed, such as `demo` or `test`: each counts, so that 0 failed means all is well.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.ts";
import type { Count } from "./rego-results.ts";

interface VitestResults {
  success: boolean;
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

function read<T>(name: string): T | undefined {
  const file = join(root, "dist", "results", name);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as T) : undefined;
}

// A suite that left no result did not get as far as its tests.
const none: Count = { passed: 0, failed: 1, skipped: 0 };

function vitest(): Count {
  const results = read<VitestResults>("vitest.json");
  if (results === undefined) return none;
  // A file that cannot be loaded has no tests that could fail.
  const broken = results.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  ).length;
  const failed = results.numFailedTests + broken;
  return {
    passed: results.numPassedTests,
    // Errors outside of any test make the run fail as well.
    failed: failed === 0 && !results.success ? 1 : failed,
    skipped: results.numPendingTests + results.numTodoTests,
  };
}

const counts = [read<Count>("rego.json") ?? none, vitest()];
const sum = (key: keyof Count): number => counts.reduce((total, count) => total + count[key], 0);
const steps = process.argv.slice(2);
// Where no test says why `make test` failed, it was a check before them.
const unsaid = steps.filter((step) => step !== "test" || sum("failed") === 0).length;
const skipped = sum("skipped");
process.stdout.write(
  `${sum("passed")} passed, ${sum("failed") + unsaid} failed${skipped > 0 ? `, ${skipped} skipped` : ""}\n`,
);
