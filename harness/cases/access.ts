import { answerTo, decisionsOf, tableOf } from "../access/ask.ts";
import { principalNamed } from "../access/principals.ts";
import { rulesetQuestion } from "../access/question.ts";
import type { Decision, Principal } from "../access/types.ts";
import { resultOf } from "../ruleset/answer.ts";
import { encodeInput } from "../ruleset/encode.ts";
import type { Ask } from "../ruleset/sliced.ts";
import type { AccessExpectation, PreparedCase } from "./types.ts";

/** The cells that each expectation of a case is about, asked as `iamgate access` does. Rejects with IamGateError. */
export async function accessOf(subject: PreparedCase, ask: Ask): Promise<Decision[][]> {
  const cells: Decision[][] = [];
  for (const expectation of expectationsOf(subject)) {
    const { principal, action, resource } = expectation;
    const question = { principal, actions: [action], resource };
    const input = encodeInput(subject.input);
    const { table } = await answerTo(question, input, { ask, seen: () => {} });
    cells.push(statesOf(table.decisions, expectation));
  }
  return cells;
}

/** The same questions about the whole plan and everybody in it, one input each, for engines that know no slices. */
export function accessInputs(subject: PreparedCase): object[] {
  const { input } = subject;
  return expectationsOf(subject).map(({ action, resource }) => {
    const access = rulesetQuestion({ actions: [action], resource });
    return { ...input, iamgate: { ...input.iamgate, access } };
  });
}

/** What of such an answer an expectation is about. Throws IamGateError when it is none, or the principal is unknown. */
export function accessIn(results: unknown, expectation: AccessExpectation): Decision[] {
  const { principals } = resultOf(results);
  const { address } = principalNamed(expectation.principal, principals as Principal[]);
  const { decisions } = tableOf(decisionsOf(results));
  return statesOf(
    decisions.filter(({ principal }) => principal === address),
    expectation,
  );
}

export function expectationsOf({ source }: PreparedCase): AccessExpectation[] {
  return source.expect.access ?? [];
}

function statesOf(decisions: readonly Decision[], { mfa }: AccessExpectation): Decision[] {
  return decisions.filter((row) => mfa === undefined || row.mfa === mfa);
}
