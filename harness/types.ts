import type { Expressions } from "./hcl/types.ts";

/**
 * The words that the harness, the ruleset and the report share.
 * Shapes follow `schema/report.json`; the ruleset fills everything but what is marked "harness".
 */

/** Aware of MFA state: key present and true, present and false, absent (long-term access key). */
export type MfaState = "true" | "false" | "absent";
export type Profile = "all-sessions" | "console-only";
export const PROFILES: readonly Profile[] = ["all-sessions", "console-only"];
export type Severity = "error" | "warning" | "note";
export type Outcome = "fail" | "unverifiable";
export type Verdict = "pass" | "fail" | "unverifiable";
export type SubjectKind =
  | "user"
  | "group"
  | "role"
  | "permission-set"
  | "policy"
  | "trust"
  | "organization-policy"
  | "resource-policy";
export type MfaStatus = "guarded" | "unguarded" | "not-applicable" | "unverifiable";

/** One statement of one document: `statement` counts from 0 inside the document. */
export interface StatementRef {
  address: string;
  attribute: string;
  statement: number;
  sid: string | null;
}

/** A Deny that looks at MFA and still lets the witness through. */
export interface MissedDeny extends StatementRef {
  because: string;
}

/** An undecided condition and the value taken for it. */
export interface Assumption extends StatementRef {
  keys: string[];
  holds: boolean;
}

/** A concrete request that the planned policies allow: the proof of a finding. */
export interface Witness {
  principal: string;
  action: string;
  resource: string;
  mfa: MfaState;
  allowedBy: StatementRef[];
  missedDenies: MissedDeny[];
  assumes: Assumption[];
  /** The requests that the proof needs beside this one, in the same MFA state. */
  also?: FurtherRequest[];
}

/** A further request of a proof that takes several steps. */
export interface FurtherRequest {
  /** Who makes it, where that is somebody else: a role that the one before has become. */
  principal?: string;
  action: string;
  resource: string;
  allowedBy: StatementRef[];
  assumes: Assumption[];
}

export interface Subject {
  kind: SubjectKind;
  address: string;
  name: string | null;
  mfa: MfaStatus;
  escalation: string[];
}

/** A finding as the ruleset returns it. `message`, `why` and `remediation` are filled templates. */
export interface RulesetFinding {
  rule: string;
  severity: Severity;
  outcome: Outcome;
  subject: string;
  subjectKind: SubjectKind | null;
  address: string;
  attribute: string | null;
  statement: number | null;
  sid: string | null;
  /** Hash input for the fingerprint when there is no sid: the normalised statement, or null. */
  normalised: unknown;
  details: string[];
  witness: Witness | null;
  params: Record<string, unknown>;
  /** False where the same finding already held on the state before this plan. */
  introduced: boolean;
  message: string;
  why: string;
  remediation: string;
}

/** What `data.iamgate.main.report` answers. */
export interface RulesetReport {
  resourceChanges: number;
  subjects: Subject[];
  findings: RulesetFinding[];
  assumptions: string[];
}

/** A problem that only the reader of the raw text can see, such as a duplicate key in a policy. */
export interface Mark {
  address: string;
  attribute: string;
  problem: "duplicate-key";
}

/** The part of `iamgate.yaml` that the ruleset reads. */
export interface RulesetConfig {
  profile?: Profile;
  exempt?: string[];
  principals?: { human?: string[]; machine?: string[]; guarded?: string[] };
  unattached?: "human" | "machine";
}

/** The envelope the harness sends. Engines send a bare plan; `iamgate` then defaults to `{}`. */
export interface RulesetInput {
  plan: unknown;
  iamgate: {
    config: RulesetConfig;
    strict: boolean;
    allowIncomplete: boolean;
    /** AWS-managed documents that the plan names, by ARN. */
    managed: Record<string, unknown>;
    marks: Mark[];
    /** Expressions of the configuration that was planned; empty where only JSON is there. */
    expressions: Expressions;
    /** Entries of `resource_changes` that were pruned away. */
    dropped: number;
  };
}
