import { createHash } from "node:crypto";
import type { RulesetFinding } from "../types.ts";
import { canonical } from "./canonical.ts";

/**
 * The identity of a finding across runs, order and unrelated edits:
 * `"1:" + sha256(canonical JSON of [rule, subjectKind, subject, address, attribute, sid or statement hash])`.
 * Neither the plan's path nor statement numbers, messages and witnesses are part of it.
 */
export function fingerprintOf(finding: RulesetFinding): string {
  const { rule, subjectKind, subject, address, attribute, sid, normalised } = finding;
  const statement =
    sid || (normalised === null || normalised === undefined ? null : sha256(canonical(normalised)));
  return `1:${sha256(canonical([rule, subjectKind, subject, address, attribute, statement]))}`;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
