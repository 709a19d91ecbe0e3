/** What `paths.json` may say. Keys that are not listed are refused: a typo must not drop a condition. */
import { categories, gates } from "./types.ts";

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
