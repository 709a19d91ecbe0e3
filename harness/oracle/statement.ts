/** Policy documents as flat statements, and who they belong to. */
import type { StatementRef, SubjectKind } from "../types.ts";
import type { Condition } from "./condition.ts";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A raw document with the address and attribute it was read from. */
export interface Source {
  address: string;
  attribute: string;
  document: Json;
}

export interface Statement {
  ref: StatementRef;
  effect: "Allow" | "Deny";
  /** From the permissions boundary: its Allows grant nothing by themselves. */
  boundary: boolean;
  actions: string[];
  exceptActions: boolean;
  resources: string[];
  exceptResources: boolean;
  condition: Condition;
  /** Version 2012-10-17: `${...}` is a variable. */
  variables: boolean;
}

/** Whoever gets a verdict: its statements are its own, its groups' and its boundary's. */
export interface Bearer {
  kind: SubjectKind;
  address: string;
  /** Null for a group or a policy: whoever bears it has some name. */
  username: string | null;
  /** Path and name as the ARN shows them, without the leading slash; null as above. */
  arnTail: string | null;
  account: string | null;
  statements: Statement[];
  bounded: boolean;
  /** Names to try as the user's own name where the name is open, and as somebody else's. */
  names: string[];
  /** A service makes its requests for it. */
  viaService?: boolean;
}

/** Flattens documents in order; `Statement` may be a single object, elements may be scalars. */
export function statementsOf(sources: readonly Source[], boundary = false): Statement[] {
  return sources.flatMap(({ address, attribute, document }) => {
    const { Version: version, Statement: body } = document as Record<string, Json>;
    const list = (Array.isArray(body) ? body : [body]) as Record<string, Json>[];
    return list.map((s, statement): Statement => {
      const sid = s["Sid"];
      return {
        ref: { address, attribute, statement, sid: typeof sid === "string" ? sid : null },
        effect: s["Effect"] === "Deny" ? "Deny" : "Allow",
        boundary,
        actions: list1(s["Action"] ?? s["NotAction"]).map((a) => a.toLowerCase()),
        exceptActions: s["NotAction"] !== undefined,
        resources: list1(s["Resource"] ?? s["NotResource"]),
        exceptResources: s["NotResource"] !== undefined,
        condition: (s["Condition"] ?? {}) as Condition,
        variables: version === "2012-10-17",
      };
    });
  });
}

function list1(value: Json | undefined): string[] {
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}
