import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { rulesetQuestion } from "../access/question.ts";
import { IamGateError, reasonOf, systemCode } from "../errors.ts";
import { parsePlanBytes } from "../plan/load.ts";
import { prepare } from "../plan/prepare.ts";
import type { RulesetConfig } from "../types.ts";
import { isObject } from "./expand/change.ts";
import { expand } from "./expand/expand.ts";
import { mergeInto } from "./expand/plan-json.ts";
import type { LoadedCase } from "./load.ts";
import { CaseProblem, ValueProblem } from "./problem.ts";
import type { Case, CaseSource, PreparedCase } from "./types.ts";

/**
 * The plan a case gives: the file it names, or its short-hand expanded, with `plan_extra` merged in.
 * @param source a case that passed the schema
 * @param folder the folder of the case file
 * @throws ValueProblem, and InputError for a file that holds no JSON
 */
export function planOf({ given }: CaseSource, folder: string): unknown {
  const plan = given.plan === undefined ? expand(given, folder) : readPlan(given.plan, folder);
  return given.plan_extra && isObject(plan) ? mergeInto(plan, given.plan_extra) : plan;
}

function readPlan(name: string, folder: string): unknown {
  let bytes: Buffer;
  try {
    bytes = readFileSync(resolve(folder, name));
  } catch (error) {
    const reason = systemCode(error) === "ENOENT" ? "there is no such file" : reasonOf(error);
    throw new ValueProblem(["given", "plan"], `cannot read ${name}: ${reason}`);
  }
  return parsePlanBytes(bytes);
}

/**
 * Makes the ruleset's input of a case.
 * @throws CaseProblem with the place in the case file
 */
export function prepareCase(loaded: Case & Pick<LoadedCase, "locate">): PreparedCase {
  const { source, file, label, locate } = loaded;
  for (const [i, { action, resource }] of (source.expect.access ?? []).entries()) {
    try {
      rulesetQuestion({ actions: [action], resource });
    } catch (error) {
      if (!(error instanceof IamGateError)) throw error;
      throw new CaseProblem(label, `${error.what} ${error.next}`, locate(["expect", "access", i]));
    }
  }
  try {
    const { strict = false, allowIncomplete = false } = source;
    const config: RulesetConfig = { ...source.config, profile: source.profile ?? "all-sessions" };
    const { input, resourceChanges } = prepare(planOf(source, dirname(file)), {
      config,
      strict,
      allowIncomplete,
    });
    const { text, scope } = loaded;
    return { file, label, text, source, scope, input, resourceChanges };
  } catch (error) {
    if (error instanceof ValueProblem) throw new CaseProblem(label, error.message, locate(error.path));
    if (error instanceof IamGateError) {
      throw new CaseProblem(label, `the plan is refused: ${error.what}`, locate(["given"]));
    }
    throw error;
  }
}
