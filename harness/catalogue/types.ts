/** The catalogue as `paths.json` holds it. */

export const gates = ["fail", "warn", "info"] as const;
export type Gate = (typeof gates)[number];

export const categories = [
  "wildcard-grant",
  "self-escalation",
  "principal-access",
  "trust-policy",
  "guardrail-removal",
  "mfa-bypass",
  "identity-center",
  "new-passrole",
  "existing-passrole",
  "credential-access",
  "resource-policy",
] as const;
export type Category = (typeof categories)[number];

/** A place where the path is described, in that source's own words and numbers. */
export interface Source {
  name: string;
  ref: string;
  note?: string;
  /** The actions the source lists, where they are others than ours. */
  source_actions?: string[];
}

/** One way to rights that the caller was not given. */
export interface Path {
  id: string;
  name: string;
  category: Category;
  services: string[];
  /** fail -> error, warn -> warning, info -> note */
  gate: Gate;
  severity: "critical" | "high" | "medium";
  severity_reason: string;
  evidence: "documented" | "derived";
  /** Techniques of MITRE ATT&CK. */
  mitre?: string[];
  /** The shape of a statement, not a set of actions. */
  match?: "pattern";
  statement_shape?: string;
  /** The document it is read from, when that is no identity policy. */
  applies_to?: "trust-policy";
  /** All of them are needed. */
  required: string[];
  /** Of each list one is needed. */
  any_of?: string[][];
  /** They help, and decide nothing. */
  helpful?: string[];
  /** Actions of the path that AWS's list does not have: retired, or authorised in another way. */
  unvalidated_actions?: string[];
  /** Actions that are no step when they reach only the caller's own user. */
  own?: string[];
  /** The service that the passed role has to trust. */
  passrole_service?: string;
  /** By action, patterns of which its resource has to match one. */
  resource_patterns?: Record<string, string[]>;
  resource_condition: string;
  /** Condition keys that narrow the path. */
  limiting_conditions?: string[];
  action_resources?: Record<string, string[]>;
  needs_existing?: string;
  mfa_relevant: boolean;
  mfa_note?: string;
  /** No smaller path is contained in this one. */
  minimal: boolean;
  subsumed_by?: string[];
  why: string;
  fix: string;
  sources: Source[];
}

export interface Catalogue {
  /** The day somebody last went through the sources. */
  reviewed: string;
  origin: string;
  paths: Path[];
}
