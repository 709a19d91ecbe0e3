import type { Path } from "./types.ts";

/** A path as small as it can be; what matters to a test is said there. */
export function path(id: string, required: string[], more: Partial<Path> = {}): Path {
  return {
    id,
    name: `Name of ${id}`,
    category: "self-escalation",
    services: ["iam"],
    gate: "fail",
    severity: "high",
    severity_reason: "one call",
    evidence: "documented",
    required,
    resource_condition: "Any.",
    mfa_relevant: false,
    minimal: true,
    why: "It is enough.",
    fix: "Leave it out.",
    sources: [{ name: "own-analysis", ref: "made up" }],
    ...more,
  };
}
