import { didYouMean } from "../did-you-mean.ts";
import { ValueProblem } from "../problem.ts";
import type { ShortHand } from "../types.ts";
import type { SetItem } from "./types.ts";

type Path = (string | number)[];
type Kind = "user" | "group" | "role";

const folders = { user: "users", group: "groups", role: "roles" } as const;

/** The name of a user, group or role: a reference when the plan manages it, else a name outside the plan. */
export function principalLink(given: ShortHand, kind: Kind, word: string): SetItem {
  const principals = given[folders[kind]];
  if (!principals || !Object.hasOwn(principals, word)) return { kind: "constant", value: word };
  const source = principals[word];
  if (source?.external) return { kind: "constant", value: source.name ?? word };
  return { kind: "reference", address: `aws_iam_${kind}.${word}`, attribute: "name" };
}

/** The ARN of a policy: an `arn:` as it is, or the key of a planned policy. Throws ValueProblem for any other word. */
export function policyLink(given: ShortHand, word: string, path: Path): SetItem {
  if (word.startsWith("arn:")) return { kind: "constant", value: word };
  const policies = given.policies ?? {};
  if (Object.hasOwn(policies, word)) {
    return { kind: "reference", address: `aws_iam_policy.${word}`, attribute: "arn" };
  }
  const reason = `"${word}" is neither an ARN nor one of given.policies${didYouMean(word, Object.keys(policies))}`;
  throw new ValueProblem(path, reason);
}
