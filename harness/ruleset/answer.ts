import { EngineError } from "../errors.ts";
import { isObject, jsonType } from "../plan/json.ts";
import type { RulesetReport } from "../types.ts";

/** What the ruleset can be asked for: `data.iamgate.main.<name>`. */
export type Entrypoint = "report" | "model" | "statuses" | "access";

/** The object that an entrypoint answered. Throws EngineError when it is undefined. */
export function resultOf(results: unknown): Record<string, unknown> {
  const result: unknown = Array.isArray(results) && isObject(results[0]) ? results[0]["result"] : undefined;
  if (isObject(result)) return result;
  throw distrusted(
    "The ruleset gave no answer.",
    "A data table is missing, or the plan is one the ruleset does not understand.",
  );
}

/**
 * Takes the ruleset's answer apart. Throws EngineError when it is undefined or not a whole report: an empty answer
 * must never read as "nothing found".
 */
export function reportOf(results: unknown): RulesetReport {
  const result = resultOf(results);
  const { resourceChanges, subjects, findings, assumptions } = result;
  if (typeof resourceChanges !== "number") {
    throw distrusted(
      `The ruleset's answer has no count of resource changes, but ${jsonType(resourceChanges)}.`,
    );
  }
  for (const [name, value] of Object.entries({ subjects, findings, assumptions })) {
    if (!Array.isArray(value))
      throw distrusted(`The ruleset's answer has no list of ${name}, but ${jsonType(value)}.`);
  }
  for (const finding of findings as unknown[]) {
    const whole =
      isObject(finding) && typeof finding["rule"] === "string" && typeof finding["message"] === "string";
    const known = whole && SEVERITIES.has(finding["severity"]) && OUTCOMES.has(finding["outcome"]);
    if (!known || typeof finding["introduced"] !== "boolean") {
      throw distrusted("The ruleset's answer has a finding without rule, severity, outcome, age or message.");
    }
  }
  return result as unknown as RulesetReport;
}

/** Throws EngineError unless the ruleset saw every resource change of the plan. */
export function expectCount(report: Pick<RulesetReport, "resourceChanges">, resourceChanges: number): void {
  if (report.resourceChanges !== resourceChanges) {
    throw distrusted(
      `The ruleset saw ${report.resourceChanges} resource changes, but the plan has ${resourceChanges}.`,
      "A change it did not see could hold the policy that opens the door.",
    );
  }
}

const SEVERITIES = new Set<unknown>(["error", "warning", "note"]);
const OUTCOMES = new Set<unknown>(["fail", "unverifiable"]);

function distrusted(what: string, why = "An answer that is not whole cannot be trusted."): EngineError {
  return new EngineError({
    code: "engine/answer",
    what,
    why,
    next: "Please report this with the version of iamgate and, if you may share it, the plan.",
  });
}
