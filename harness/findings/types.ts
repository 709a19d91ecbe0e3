import type { Location } from "../hcl/types.ts";
import type { Outcome, Profile, Severity, Subject, SubjectKind, Verdict, Witness } from "../types.ts";

/** The report of `--format json`, version 1. Its JSON Schema is `report.schema.json` in `harness/report`. */
export interface Report {
  version: 1;
  tool: { name: "iamgate"; version: string; ruleset: string };
  plans: ReportPlan[];
  profile: Profile;
  verdict: Verdict;
  summary: Summary;
  subjects: ReportSubject[];
  findings: Finding[];
  /** What was taken for granted, over all plans. */
  assumptions: string[];
}

export type ReportPlan = JudgedPlan | RefusedPlan;

export interface JudgedPlan {
  path: string;
  /** Null when a wrapper left it out. */
  formatVersion: string | null;
  terraformVersion: string | null;
  /** Every entry of `resource_changes`, reads and deposed objects too. */
  resourceChanges: number;
  /** What the plan says of itself; null when it does not say. */
  complete: boolean | null;
}

/** A plan that could not be judged: the verdict over all is then never `pass`. */
export interface RefusedPlan {
  path: string;
  error: { code: string; what: string; why: string; next: string };
}

/** Counts of open findings by severity; waived and baselined ones apart. */
export interface Summary {
  error: number;
  warning: number;
  note: number;
  waived: number;
  baselined: number;
  subjects: number;
}

export interface ReportSubject extends Subject {
  /** Index into `plans`. */
  plan: number;
}

export interface Finding {
  rule: string;
  severity: Severity;
  outcome: Outcome;
  /** Index into `plans`. */
  plan: number;
  subject: string;
  subjectKind: SubjectKind | null;
  /** The document at fault, or the subject when no document is. */
  address: string;
  attribute: string | null;
  statement: number | null;
  sid: string | null;
  details: string[];
  message: string;
  why: string;
  remediation: string;
  witness: Witness | null;
  /** False where the same finding already held on the state before this plan. */
  introduced: boolean;
  /** Where the attribute, else the block, is written; absent where that is not known. */
  location?: Location;
  /** `1:<sha256>`, followed by `#2`... when several findings of a plan are alike. */
  fingerprint: string;
  status: "open" | "waived" | "baselined";
}
