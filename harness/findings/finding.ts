import type { Location } from "../hcl/types.ts";
import type { RulesetFinding, StatementRef, Witness } from "../types.ts";
import { canonical } from "./canonical.ts";
import { sortedBy } from "./sort.ts";
import type { Finding } from "./types.ts";

/**
 * The finding as reports show it: members in the order of the schema, lists sorted, and without what the ruleset adds
 * for the harness alone (`params`, `normalised`).
 */
export function reportedFinding(
  finding: RulesetFinding,
  { plan, fingerprint, location }: { plan: number; fingerprint: string; location: Location | undefined },
): Finding {
  return {
    rule: finding.rule,
    severity: finding.severity,
    outcome: finding.outcome,
    plan,
    subject: finding.subject,
    subjectKind: finding.subjectKind ?? null,
    address: finding.address,
    attribute: finding.attribute ?? null,
    statement: finding.statement ?? null,
    sid: finding.sid ?? null,
    details: (finding.details ?? []).toSorted(),
    message: finding.message,
    why: finding.why,
    remediation: finding.remediation,
    witness: finding.witness ? reportedWitness(finding.witness) : null,
    ...(location === undefined ? {} : { location: { file: location.file, line: location.line } }),
    introduced: finding.introduced,
    fingerprint,
    status: "open",
  };
}

function reportedWitness({ principal, action, resource, mfa, also, ...statements }: Witness): Witness {
  return {
    principal,
    action,
    resource,
    mfa,
    ...allowed(statements),
    missedDenies: inOrder(statements.missedDenies).map((ref) => ({ ...refOf(ref), because: ref.because })),
    // The order of the steps is that of the catalogue.
    ...(also === undefined || also.length === 0
      ? {}
      : {
          also: also.map(({ principal: by, action: next, resource: on, ...step }) => ({
            ...(by === undefined ? {} : { principal: by }),
            action: next,
            resource: on,
            ...allowed(step),
          })),
        }),
  };
}

function allowed({
  assumes,
  allowedBy,
}: Pick<Witness, "assumes" | "allowedBy">): Pick<Witness, "assumes" | "allowedBy"> {
  return {
    assumes: inOrder(assumes).map((ref) => ({
      ...refOf(ref),
      keys: ref.keys.toSorted(),
      holds: ref.holds,
    })),
    allowedBy: inOrder(allowedBy).map(refOf),
  };
}

function refOf({ address, attribute, statement, sid }: StatementRef): StatementRef {
  return { address, attribute, statement, sid: sid ?? null };
}

function inOrder<T extends StatementRef>(refs: readonly T[]): T[] {
  return sortedBy(refs, (ref) => [ref.address, ref.attribute, ref.statement, canonical(ref)]);
}
