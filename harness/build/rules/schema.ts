/** What a rule's package annotation must say. Keys that are not listed are refused: a typo must not drop a text. */

// Descriptions are what the error says when a text does not match.
const text = { description: "must be a text", type: "string", pattern: "\\S" };
/** Any other brace would reach the reader as it is; `${aws:username}` is meant to. */
const template = {
  description: "must be a text in which braces stand only for a {parameter}",
  type: "string",
  pattern: "^(?=[\\s\\S]*\\S)(?:[^{}]|\\{[A-Za-z][A-Za-z0-9_]*\\}|\\$\\{[a-z:]+\\})*$",
};
const caseName = {
  description: "must be the path of a case below cases/, without .yaml",
  type: "string",
  pattern: "^[a-z0-9_-]+/[a-z0-9_/-]+$",
};

export const ruleSchema: object = {
  type: "object",
  additionalProperties: false,
  required: ["scope", "title", "description", "custom"],
  properties: {
    scope: { const: "package" },
    title: { description: "must be one line", type: "string", pattern: "^\\S[^\\n]*$" },
    description: text,
    related_resources: {
      type: "array",
      minItems: 1,
      items: {
        type: "object",
        additionalProperties: false,
        required: ["ref", "description"],
        properties: {
          ref: { description: "must be an https address", type: "string", pattern: "^https://" },
          description: text,
        },
      },
    },
    custom: {
      type: "object",
      additionalProperties: false,
      required: ["severity", "message", "remediation", "examples", "since"],
      properties: {
        severity: { enum: ["error", "warning", "note"] },
        message: template,
        remediation: template,
        examples: {
          type: "object",
          additionalProperties: false,
          required: ["fires", "quiet"],
          properties: { fires: caseName, quiet: caseName },
        },
        since: {
          description: "must be a version, such as 0.1.0",
          type: "string",
          pattern: "^\\d+\\.\\d+\\.\\d+$",
        },
      },
    },
  },
};

export interface Metadata {
  title: string;
  description: string;
  related_resources?: { ref: string; description: string }[];
  custom: {
    severity: "error" | "warning" | "note";
    message: string;
    remediation: string;
    examples: { fires: string; quiet: string };
    since: string;
  };
}
