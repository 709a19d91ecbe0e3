/** Variables that several modules have, in one wording. */
import {
  ACCOUNT,
  MANAGED_POLICY,
  NAME,
  NAME_LENGTHS,
  type NameKind,
  PATH,
  partitions,
} from "../../../modules/core/patterns.ts";
import { PROFILES } from "../../../modules/core/profile.ts";
import { everyMember, matches, oneOf, single, type Words } from "./checks.ts";
import type { Variable } from "./module.ts";

const AT_APPLY = "AWS would refuse it at apply, when other changes have been made already.";

export const profile: Variable = {
  name: "profile",
  type: "string",
  default: "all-sessions",
  description:
    "Whose requests without MFA are denied: all-sessions also those made with access keys; console-only leaves access keys alone.",
  checks: [
    oneOf("profile", PROFILES, {
      why: "A profile says whose requests without MFA are denied: those of all sessions, or only of the console.",
    }),
  ],
};

/** Dangerous ones are refused by the resource, because their list is long. */
export const exemptActions: Variable = {
  name: "exempt_actions",
  type: "set(string)",
  default: [],
  description:
    "Further actions that need no MFA, such as iam:ChangePassword. Dangerous ones and patterns are refused; a misspelt one exempts nothing.",
  checks: [
    everyMember("exempt_actions", matches(/^[A-Za-z0-9-]+:[A-Za-z0-9]+$/), {
      problem: "is a pattern or no action",
      why: "A pattern also exempts what AWS adds later.",
      next: "Name each action, as in iam:ChangePassword.",
    }),
  ],
};

export const partition: Variable = {
  name: "partition",
  type: "string",
  default: null,
  description:
    "The partition in ARNs. Default: that of the provider. Give it where the module has depends_on: the policy is known before apply then.",
  checks: [
    oneOf("partition", partitions, {
      why: "ARNs of a partition that does not exist match nothing, and the policy would allow nothing.",
      optional: true,
    }),
  ],
};

export const accountId: Variable = {
  name: "account_id",
  type: "string",
  default: "*",
  description: "The account in ARNs. Default: any, because the policy names the own user by variable.",
  checks: [
    single("account_id", `one == "*" || ${matches(ACCOUNT)}`, {
      problem: "is no account id",
      why: "ARNs of an account that does not exist match nothing, and the policy would allow nothing.",
      next: "Give its twelve digits as a string, or leave it out.",
    }),
  ],
};

export const path: Variable = {
  name: "path",
  type: "string",
  default: "/",
  description: "The IAM path, such as /people/.",
  checks: [
    single("path", `length(one) <= 512 && ${matches(PATH)}`, {
      problem: "is no path",
      why: "AWS would refuse it at apply: a path begins and ends with a slash and has at most 512 characters.",
      next: "Write it like /people/, or leave it out.",
    }),
  ],
};

export const tags: Variable = {
  name: "tags",
  type: "map(string)",
  default: {},
  description: "Tags of what the module makes, where AWS has them.",
};

/** The exact name, and the prefix that counts without one. */
export function naming(kind: "policy" | "role", prefix: string): Variable[] {
  return [
    {
      name: "name",
      type: "string",
      default: null,
      description: `The exact name of the ${kind}. Default: one that Terraform makes from name_prefix.`,
      checks: [single("name", nameTest(kind), { ...nameWords(kind), optional: true })],
    },
    {
      name: "name_prefix",
      type: "string",
      default: prefix,
      description: `What Terraform begins the name of the ${kind} with; without effect where name is given.`,
      checks: [single("name_prefix", nameTest(`${kind} prefix`), nameWords(`${kind} prefix`))],
    },
  ];
}

/** A set of names of users or groups. Names and not ARNs, because those are unknown before apply. */
export function names(name: string, kind: "user" | "group", description: string): Variable {
  const checks = [everyMember(name, nameTest(kind), nameWords(kind))];
  return { name, type: "set(string)", default: [], description, checks };
}

/** Managed policies by any key: ARNs may be unknown before apply, and what Terraform repeats by may not. */
export const policies: Variable = {
  name: "policies",
  type: "map(string)",
  default: {},
  description: "ARNs of managed policies, each under a key of your own that stays.",
  checks: [
    everyMember("policies", matches(MANAGED_POLICY), {
      problem: "is no ARN of a managed policy",
      why: "Terraform could not attach it.",
      next: "Give an ARN like arn:aws:iam::aws:policy/ReadOnlyAccess.",
    }),
  ],
};

/** The test of a name of a kind. */
export function nameTest(kind: NameKind): string {
  return `length(one) <= ${NAME_LENGTHS[kind]} && ${matches(NAME)}`;
}

/** What is said of what is no name of a kind. */
export function nameWords(kind: NameKind): Words {
  return {
    problem: kind.endsWith("prefix") ? `is no ${kind}` : `is no name of a ${kind}`,
    why: AT_APPLY,
    next: `Use at most ${NAME_LENGTHS[kind]} letters, digits and any of _+=,.@-.`,
  };
}
