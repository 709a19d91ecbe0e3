import type { MfaState, StatementRef, SubjectKind } from "../types.ts";

export type AccessDecision = "allowed" | "denied" | "implicitly-denied" | "depends" | "unverifiable";

/** A statement that decides a request. */
export interface DecidingStatement extends StatementRef {
  effect: "Allow" | "Deny";
}

/** One cell of the decision table. */
export interface Decision {
  principal: string;
  /** As AWS writes it. */
  action: string;
  /** The one that was asked about; for "some resource" one that shows the decision, or `*`. */
  resource: string;
  mfa: MfaState;
  decision: AccessDecision;
  because: DecidingStatement[];
  /** Condition keys that only the request can tell. */
  dependsOn: string[];
}

/** What `iamgate access --format json` prints; its schema is `harness/report/access.schema.json`. */
export interface AccessTable {
  version: 1;
  /** By principal, action and MFA state. */
  decisions: Decision[];
}

/** What is asked. What is left out stands for all. */
export interface AccessQuestion {
  /** An address, or a name that only one principal has. */
  principal?: string | undefined;
  /** Without actions: what can be reached of those with which rights or credentials are had. */
  actions?: readonly string[] | undefined;
  /** An ARN; `*`, or nothing, is some resource. */
  resource?: string | undefined;
  mfa?: MfaState | undefined;
}

/** What the ruleset is sent as `iamgate.access`; null stands for all. */
export interface RulesetQuestion {
  principals: string[] | null;
  actions: string[] | null;
  resource: string | null;
  states: MfaState[] | null;
}

/** Somebody who can be asked about. */
export interface Principal {
  id: string;
  kind: SubjectKind;
  address: string;
  name: string | null;
}

/** The table, and whom it could have spoken of. */
export interface Answered {
  table: AccessTable;
  asked: Principal[];
}
