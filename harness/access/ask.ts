/**
 * Asks the ruleset for the decision table: what the plan says, as plain JSON, then the decisions about those who are
 * asked for, in slices, because the ruleset's time grows faster than its input. Nothing is decided here.
 */
import { EngineError } from "../errors.ts";
import { sortedBy } from "../findings/sort.ts";
import { isObject } from "../plan/json.ts";
import { resultOf } from "../ruleset/answer.ts";
import { bytesOf } from "../ruleset/encode.ts";
import type { Model } from "../ruleset/model.ts";
import { type Ask, inParts, modelOf, SLICE_SIZE } from "../ruleset/sliced.ts";
import { Slicer } from "../ruleset/slices.ts";
import type { SubjectKind } from "../types.ts";
import { principalNamed, refuseStateOf } from "./principals.ts";
import { rulesetQuestion } from "./question.ts";
import type { AccessQuestion, AccessTable, Answered, Decision, Principal } from "./types.ts";

const KINDS = new Set<string>(["user", "group", "role", "permission-set", "policy"] satisfies SubjectKind[]);

/**
 * Answers a question about the plan in `input`, as `encodeInput` makes it. Rejects with UsageError for a question that
 * cannot be answered, and with EngineError; `seen` is told how many resource changes the ruleset saw.
 */
export async function answerTo(
  question: AccessQuestion,
  input: ArrayBuffer,
  { ask, seen, sliceSize = SLICE_SIZE }: { ask: Ask; seen: (changes: number) => void; sliceSize?: number },
): Promise<Answered> {
  const asked = rulesetQuestion(question);
  const model = modelOf(await ask("model", input));
  seen(model.resource_changes);
  const principals = principalsOf(model);
  const chosen = chosenOf(question, principals);
  const decisions: Decision[] = [];
  const ids = chosen.map(({ id }) => id);
  for (const whole of new Slicer(model).asked(ids, sliceSize, asked)) {
    const answers = await inParts(whole, async ({ text }) => decisionsOf(await ask("access", bytesOf(text))));
    decisions.push(...answers.flat());
  }
  if (asked.actions !== null && (asked.states ?? ["false"]).includes("false")) expectAll(decisions, chosen);
  return { table: tableOf(decisions), asked: chosen };
}

/** Everybody can be without MFA: whoever has no row got lost on the way, and would read as one without rights. */
function expectAll(decisions: readonly Decision[], chosen: readonly Principal[]): void {
  const answered = new Set(decisions.map(({ principal }) => principal));
  const lost = chosen.find(({ address }) => !answered.has(address));
  if (lost !== undefined) throw distrusted(`The ruleset's answer says nothing of ${lost.address}.`);
}

/** Puts decisions in order. */
export function tableOf(decisions: readonly Decision[]): AccessTable {
  const states = ["true", "false", "absent"];
  const inOrder = sortedBy(decisions, ({ principal, action, mfa }) => [
    principal,
    action,
    states.indexOf(mfa),
  ]);
  return {
    version: 1,
    decisions: inOrder.map(({ principal, action, resource, mfa, decision, because, dependsOn }) => ({
      principal,
      action,
      resource,
      mfa,
      decision,
      because: sortedBy(because, (ref) => [ref.effect, ref.address, ref.attribute, ref.statement]).map(
        ({ address, attribute, statement, sid, effect }) => ({ address, attribute, statement, sid, effect }),
      ),
      dependsOn: dependsOn.toSorted(),
    })),
  };
}

/** The decisions of an answer. Throws EngineError when it is not whole: an empty table must never read as "nobody". */
export function decisionsOf(results: unknown): Decision[] {
  const { decisions } = resultOf(results);
  const whole = (row: unknown): boolean =>
    isObject(row) && typeof row["principal"] === "string" && DECISIONS.has(row["decision"]);
  if (Array.isArray(decisions) && decisions.every(whole)) return decisions as Decision[];
  throw distrusted("The ruleset's answer has no list of decisions, or one that is not whole.");
}

function distrusted(what: string): EngineError {
  return new EngineError({
    code: "engine/answer",
    what,
    why: "An answer that is not whole cannot be trusted.",
    next: "Please report this with the version of iamgate and, if you may share it, the plan.",
  });
}

const DECISIONS = new Set<unknown>(["allowed", "denied", "implicitly-denied", "depends", "unverifiable"]);

function principalsOf({ subjects, bare }: Model): Principal[] {
  const all = Object.entries({ ...subjects, ...bare }).filter(([, { kind }]) => KINDS.has(kind));
  return sortedBy(
    all.map(([id, { kind, address, name }]) => ({ id, kind: kind as SubjectKind, address, name })),
    ({ address }) => [address],
  );
}

function chosenOf({ principal, mfa }: AccessQuestion, all: Principal[]): Principal[] {
  if (principal === undefined) return all;
  const chosen = principalNamed(principal, all);
  refuseStateOf(chosen, mfa);
  return [chosen];
}
