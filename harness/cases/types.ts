import type { AccessDecision, Decision } from "../access/types.ts";
import type {
  MfaState,
  Outcome,
  Profile,
  RulesetConfig,
  RulesetFinding,
  RulesetInput,
  Severity,
  SubjectKind,
  Verdict,
} from "../types.ts";

/** Any JSON value, as YAML or a plan holds it. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** A policy in a case: an object, a list of statements, `./file.json`, or text taken as it is. */
export type DocumentSource = string | Json[] | JsonObject;

/** What users, groups and roles have in common in the short-hand. */
export interface PrincipalSource {
  name?: string;
  path?: string;
  inline?: Record<string, DocumentSource>;
  attached?: string[];
  external?: boolean;
}

export interface UserSource extends PrincipalSource {
  groups?: string[];
  boundary?: string;
  login_profile?: boolean | { password_reset_required?: boolean };
  access_key?: boolean;
  mfa_device?: boolean | string;
}

export interface GroupSource extends PrincipalSource {
  members?: string[];
}

export interface RoleSource extends PrincipalSource {
  trust?: DocumentSource;
  boundary?: string;
  inline_policy?: Record<string, DocumentSource>;
  managed_policy_arns?: string[];
}

export interface PolicySource {
  document: DocumentSource;
  path?: string;
  name?: string;
}

export interface AttachmentSource {
  policy: string;
  users?: string[];
  groups?: string[];
  roles?: string[];
}

/** A raw entry of `resource_changes`; what is absent is filled in from the address. */
export interface ResourceSource {
  address: string;
  module_address?: string;
  mode?: string;
  type?: string;
  name?: string;
  index?: string | number;
  provider_name?: string;
  change?: JsonObject;
  values?: JsonObject;
  unknown?: JsonObject;
  expressions?: JsonObject;
  [key: string]: Json | undefined;
}

/** The short-hand of `given`. */
export interface ShortHand {
  users?: Record<string, UserSource | null>;
  groups?: Record<string, GroupSource | null>;
  roles?: Record<string, RoleSource | null>;
  policies?: Record<string, PolicySource>;
  attachments?: Record<string, AttachmentSource>;
  unknown?: string[];
  sensitive?: string[];
  existing?: string[];
  forgotten?: string[];
  deleted?: string[];
  account?: string;
  expressions?: Record<string, string | JsonObject | null>;
  resources?: ResourceSource[];
}

export interface Given extends ShortHand {
  /** Path of a whole plan, relative to the case file. */
  plan?: string;
  plan_extra?: JsonObject;
}

/** A finding that a case expects: only the fields given are compared. */
export interface FindingExpectation {
  rule: string;
  severity?: Severity;
  outcome?: Outcome;
  introduced?: boolean;
  subject?: string;
  subjectKind?: SubjectKind | null;
  address?: string;
  attribute?: string | null;
  statement?: number | null;
  sid?: string | null;
  details?: string[];
  witness?: JsonObject | null;
  params?: JsonObject;
}

/** A cell of the decision table that a case expects; without `mfa` all cells of the request. */
export interface AccessExpectation {
  principal: string;
  action: string;
  resource?: string;
  mfa?: MfaState;
  decision: AccessDecision;
}

/** An expectation of the decision table that is not met, and what was found. */
export interface AccessMiss {
  /** Among the expectations. */
  index: number;
  expectation: AccessExpectation;
  found: Decision[];
}

export interface Expectation {
  verdict: Verdict;
  findings?: FindingExpectation[];
  also?: boolean;
  access?: AccessExpectation[];
}

/** One case file, checked against case.schema.json. */
export interface CaseSource {
  title: string;
  profile?: Profile;
  scope?: "all" | string[];
  strict?: boolean;
  allowIncomplete?: boolean;
  config?: Omit<RulesetConfig, "profile">;
  given: Given;
  expect: Expectation;
}

/** A case file as it was read. */
export interface Case {
  /** Absolute path. */
  file: string;
  /** As it is printed: relative to the working folder. */
  label: string;
  /** The text of the file, for `--update`. */
  text: string;
  source: CaseSource;
  /** Rule groups in scope, or `all`; `plan` is always judged. */
  scope: "all" | ReadonlySet<string>;
}

/** A case ready to be evaluated: its plan expanded and prepared. */
export interface PreparedCase extends Case {
  input: RulesetInput;
  /** Entries of `resource_changes` that the harness counted. */
  resourceChanges: number;
}

/** What is wrong with one case once it was evaluated. An empty list of problems is a pass. */
export interface Judgement {
  expected: Verdict;
  found: Verdict;
  missing: FindingExpectation[];
  /** Findings that no expectation took and that are not allowed. */
  extra: RulesetFinding[];
  /** Findings that no expectation took, allowed or not. */
  untaken: RulesetFinding[];
  /** Which finding stands for which expectation, in the order of the expectations. */
  matched: (RulesetFinding | null)[];
  access: AccessMiss[];
}
