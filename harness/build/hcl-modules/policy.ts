/** What modules with a policy have in common: its document in Terraform's language, and when it is refused. */
import { limits, type PolicyDocument } from "../../../modules/core/document.ts";
import { enrolmentActions } from "../../../modules/core/exempt.ts";
import { PROFILES, type Profile } from "../../../modules/core/profile.ts";
import type { Block } from "../../../modules/hcl-text/block.ts";
import { call } from "../../../modules/hcl-text/expression.ts";
import { code, hclOf, inline, type Value } from "../../../modules/hcl-text/value.ts";
import { dangerousPatterns } from "../../config/exempt.ts";
import { canonical } from "../../findings/canonical.ts";
import { joined } from "./checks.ts";
import type { Check } from "./module.ts";

/** Stands for the partition in a document: `local.partition`, which `partitionBlocks` defines. */
export const PARTITION: string = inline("local.partition");

/** The partition given, or else that of the provider: the data source calls nobody. */
export const partitionBlocks: Block[] = [
  { header: ["data", "aws_partition", "current"], body: [{ count: code("var.partition == null ? 1 : 0") }] },
  {
    header: ["locals"],
    body: [
      { partition: code("var.partition == null ? data.aws_partition.current[0].partition : var.partition") },
    ],
  },
];

/** Where a change replaces a guard, nobody is to be without one in between, or for good if that fails. */
export const kept: { create_before_destroy: boolean } = { create_before_destroy: true };

/**
 * A document as a call of jsonencode.
 * @param replaced parts of the document, and the expressions that stand for them; each has to be in it
 */
export function documentCall(
  document: PolicyDocument,
  replaced: readonly [part: unknown, by: Value][] = [],
): Value {
  const left = new Map(replaced.map(([part, by]) => [canonical(part), by]));
  const found = new Set<string>();
  const walk = (value: Value): Value => {
    const key = canonical(value);
    const by = left.get(key);
    if (by !== undefined) {
      found.add(key);
      return by;
    }
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, walk(member)]));
  };
  const text = call("jsonencode", walk(hclOf(document)));
  const missing = [...left.keys()].filter((key) => !found.has(key));
  if (missing.length > 0) throw new Error(`not in the document: ${missing.join(", ")}`);
  return text;
}

/** In a guard whose `exempt` is empty, enrolment stands alone; the module adds what its caller exempts. */
export const withExemptions: [unknown, Value] = [enrolmentActions(), code("local.exempt_actions")];

/** The document of the profile that is chosen, and its length. */
export const DOCUMENT = "local.documents[var.profile]";
export const LENGTH: string = `length(${DOCUMENT})`;

/** The local `documents`: one for each profile, whole, so that what is read in a review is what ships. */
export function documentsByProfile(documentOf: (profile: Profile) => PolicyDocument): Block {
  const documents = PROFILES.map((name) => [name, documentCall(documentOf(name), [withExemptions])] as const);
  return { header: ["locals"], body: [{ documents: Object.fromEntries(documents) }] };
}

const IS_DANGEROUS = `anytrue([for pattern in local.dangerous_actions : can(regex(pattern, lower(action)))])`;
const IS_ENROLMENT = `contains([for known in local.enrolment_actions : lower(known)], lower(action))`;

/** Locals `exempt_actions` and `dangerous_exemptions`. */
export const exemptionLocals: Block = {
  header: ["locals"],
  body: [
    {
      enrolment_actions: enrolmentActions(),
      exempt_actions: code(
        `sort(concat(local.enrolment_actions, [
  for action in var.exempt_actions : action if !${IS_ENROLMENT}
]))`,
      ),
    },
  ],
};

export const dangerLocals: Block = {
  header: ["locals"],
  comment:
    "Actions with which somebody without MFA could get more than they have: they mint credentials, change an MFA device\nor complete a known path to more rights.",
  body: [
    {
      dangerous_actions: dangerousPatterns().map((pattern) => `^${pattern.replaceAll("*", ".*")}$`),
      dangerous_exemptions: code(`[for action in var.exempt_actions : action if ${IS_DANGEROUS}]`),
    },
  ],
};

/** Refuses what `dangerLocals` finds. */
export const noDanger: Check = {
  condition: "length(local.dangerous_exemptions) == 0",
  message: `exempt_actions: \`${joined("local.dangerous_exemptions")}\` is dangerous without MFA. Whoever has a stolen password or access key could use it to get credentials or rights that need no MFA. Take it out, and let the guard cover it.`,
};

/**
 * Refuses a policy that is longer than AWS takes.
 * @param length an expression: its characters without white space
 */
export function withinLimit(length: string, kind: keyof typeof limits): Check {
  return {
    condition: `${length} <= ${limits[kind]}`,
    message: `The policy has ${inline(length)} characters, and AWS takes ${limits[kind]}. Give fewer or shorter actions, resources and principals.`,
  };
}
