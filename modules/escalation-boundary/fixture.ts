/** Plans with bearers of the boundary, and what the gate says of them. */
import { plan } from "../../harness/cases/expand/fixture.ts";
import type { DocumentSource, PolicySource, RoleSource, UserSource } from "../../harness/cases/types.ts";
import { check, type Finding } from "../../harness/index.ts";
import type { PolicyDocument } from "../core/document.ts";
import { type BoundaryOptions, boundaryDocument } from "./document.ts";

export const ACCOUNT = "123456789012";
const ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";

export function boundary(options: Partial<BoundaryOptions> = {}): PolicyDocument {
  return boundaryDocument({
    name: "boundary",
    path: "/",
    partition: "aws",
    account: ACCOUNT,
    allow: [],
    construct: "test",
    ...options,
  });
}

/** Errors about escalation of a user and of a role, both administrators under each boundary; warnings if asked for. */
export async function judged(
  boundaries: readonly PolicyDocument[],
  { roles: more = {}, all = false }: { roles?: Record<string, RoleSource>; all?: boolean } = {},
): Promise<Finding[][]> {
  const policies: Record<string, PolicySource> = {};
  const users: Record<string, UserSource> = {};
  const roles: Record<string, RoleSource> = { ...more };
  for (const [i, document] of boundaries.entries()) {
    policies[`b${i}`] = { document: document as unknown as DocumentSource, name: `boundary${i}` };
    users[`admin${i}`] = { attached: [ADMINISTRATOR], boundary: `b${i}` };
    roles[`admin${i}`] = { attached: [ADMINISTRATOR], boundary: `b${i}` };
  }
  const { findings } = await check(plan({ account: ACCOUNT, users, roles, policies }));
  const told = findings.filter(
    ({ rule, severity }) => rule.startsWith("escalation/") && (all || severity === "error"),
  );
  return boundaries.flatMap((_, i) =>
    ["aws_iam_user", "aws_iam_role"].map((type) =>
      told.filter(({ subject }) => subject === `${type}.admin${i}`),
    ),
  );
}

/** The paths of findings, those that are details of others too. */
export function pathsOf(findings: readonly Finding[]): string[] {
  const ids = findings.flatMap(({ rule, details }) => [rule, ...details]);
  return [...new Set(ids)].map((id) => id.slice("escalation/".length)).sort();
}

/** A copy without an action in the Denies that match a Sid. */
export function without(document: PolicyDocument, action: string, sid: RegExp): PolicyDocument {
  return {
    ...document,
    Statement: document.Statement.map((statement) =>
      statement.Effect === "Deny" && sid.test(statement.Sid) && Array.isArray(statement.Action)
        ? { ...statement, Action: statement.Action.filter((name) => name !== action) }
        : statement,
    ),
  };
}
