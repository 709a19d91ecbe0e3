/** Does the witness of a finding prove its path: is each request allowed, and do they make all steps of it? */
import type { RulesetFinding, Witness } from "../../types.ts";
import { WORDS } from "../evaluate.ts";
import { replay } from "../replay.ts";
import type { Bearer } from "../statement.ts";
import { matchesArn } from "./asked.ts";
import { PATHS, stepOf } from "./catalogue.ts";
import { statesOf } from "./reach.ts";

/** Why it does not; undefined when it does. */
export function doubtOfProof({ rule, witness }: RulesetFinding, bearer: Bearer): string | undefined {
  if (witness === null) return undefined;
  if (witness.principal !== bearer.address) return `proven for ${witness.principal}`;
  if (!statesOf(bearer).some((s) => WORDS[s] === witness.mfa))
    return `it has no session with MFA ${witness.mfa}`;
  const requests: Witness[] = [
    witness,
    ...(witness.also ?? []).map((more) => ({ ...witness, ...more, missedDenies: [] })),
  ];
  for (const request of requests) {
    const answer = replay(request, bearer);
    if (!answer.ok) return `${answer.why}: ${JSON.stringify(request)}`;
  }
  const path = PATHS.get(rule.slice(rule.indexOf("/") + 1));
  const open = path?.steps.find((step) => !step.some((key) => requests.some((r) => makes(r, key))));
  return open === undefined ? undefined : `no request is ${open.slice(0, 3).join(" or ")}`;
}

function makes({ action, resource }: Witness, key: string): boolean {
  const { action: wanted, within } = stepOf(key);
  return action.toLowerCase() === wanted && (within ?? ["*"]).some((p) => matchesArn(p, resource));
}
