/** What IAM takes for names and paths (IAM User Guide, "IAM and AWS STS quotas"), checked before Terraform asks AWS. */
import { Token } from "cdktf";
import { ConstructError } from "./errors.ts";
import { NAME, NAME_LENGTHS, type NameKind, PATH } from "./patterns.ts";

export type { NameKind } from "./patterns.ts";

/** Throws ConstructError for a name that AWS refuses. Names that Terraform resolves later are left to it. */
export function checkName(name: string, kind: NameKind, construct: string): void {
  if (Token.isUnresolved(name)) return;
  const problem = problemOf(name, NAME_LENGTHS[kind]);
  if (problem === undefined) return;
  throw new ConstructError({
    code: "construct/name",
    what: `${construct}: \`${name}\` is no name of a ${kind}: ${problem}.`,
    why: "AWS would refuse it at apply, when other changes have been made already.",
    next: name.startsWith("arn:")
      ? "Give the name alone: what follows the last slash of the ARN."
      : "Use letters, digits and any of _+=,.@-",
  });
}

function problemOf(name: string, most: number): string | undefined {
  if (name === "") return "it is empty";
  if (name.length > most) return `it has ${name.length} characters, and AWS takes ${most}`;
  if (!NAME.test(name)) return "AWS takes letters, digits and _+=,.@-";
  return undefined;
}

/** Throws ConstructError for a path that AWS refuses: it begins and ends with a slash. */
export function checkPath(path: string | undefined, construct: string): void {
  if (path === undefined || Token.isUnresolved(path)) return;
  if (path.length <= 512 && PATH.test(path)) return;
  throw new ConstructError({
    code: "construct/path",
    what: `${construct}: \`${path}\` is no path.`,
    why: "AWS would refuse it at apply: a path begins and ends with a slash and has at most 512 characters.",
    next: "Write it like `/people/`, or leave it out for `/`.",
  });
}
