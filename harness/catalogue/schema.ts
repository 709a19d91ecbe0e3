/** What `paths.json` may say. Keys that are not listed are refused: a typo must not drop a condition. */

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

// Descriptions are what the error says when a text does not match.
const line = { description: "must be one line of text", type: "string", pattern: "^\\S[^\\n]*$" };
/** It is filled in like the words of rules, so that braces stand only for a policy variable. */
const plain = {
  description: "must be one line of text without braces other than ${aws:...}",
  type: "string",
  pattern: "^\\S(?:[^{}\\n]|\\$\\{[a-z:]+\\})*$",
};
const id = { description: "must be lower-case words with hyphens", type: "string", pattern: "^[a-z0-9-]+$" };
const action = {
  description: "must be `*` or <service>:<Action>",
  type: "string",
  pattern: "^(?:\\*|[a-z0-9-]+:[A-Za-z0-9*]+)$",
};
const listOf = (items: object, minItems = 1): object => ({
  type: "array",
  minItems,
  uniqueItems: true,
  items,
});
const byAction = { type: "object", propertyNames: action, additionalProperties: listOf(line) };
const closed = (required: string[], properties: object): object => ({
  type: "object",
  additionalProperties: false,
  required,
  properties,
});

const source = closed(["name", "ref"], { name: line, ref: line, note: line, source_actions: listOf(action) });

const path = closed(
  "id name category services gate severity severity_reason evidence required resource_condition mfa_relevant minimal why fix sources".split(
    " ",
  ),
  {
    id,
    name: plain,
    category: { enum: categories },
    services: listOf(line),
    gate: { enum: gates },
    severity: { enum: ["critical", "high", "medium"] },
    severity_reason: line,
    evidence: { enum: ["documented", "derived"] },
    mitre: listOf({
      description: "must be a technique, such as T1098.003",
      type: "string",
      pattern: "^T\\d{4}(?:\\.\\d{3})?$",
    }),
    match: { const: "pattern" },
    statement_shape: line,
    applies_to: { const: "trust-policy" },
    required: listOf(action, 0),
    any_of: listOf(listOf(action)),
    helpful: listOf(action),
    unvalidated_actions: listOf(action),
    own: listOf(action),
    passrole_service: line,
    resource_patterns: byAction,
    resource_condition: line,
    limiting_conditions: listOf(line),
    action_resources: byAction,
    needs_existing: line,
    mfa_relevant: { type: "boolean" },
    mfa_note: line,
    minimal: { type: "boolean" },
    subsumed_by: listOf(id),
    why: plain,
    fix: plain,
    sources: listOf(source),
  },
);

export const catalogueSchema: object = closed(["reviewed", "origin", "paths"], {
  reviewed: {
    description: "must be a day, such as 2026-11-24",
    type: "string",
    pattern: "^\\d{4}-\\d\\d-\\d\\d$",
  },
  origin: line,
  paths: { type: "array", minItems: 1, items: path },
});
