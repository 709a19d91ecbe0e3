import { actionTables } from "../../harness/config/actions.ts";
import { refuseExemptions } from "../../harness/config/exempt.ts";
import { ConfigError } from "../../harness/errors.ts";
import { ConstructError } from "./errors.ts";

/** Enrolment, and what AWS never denies: the actions a guard lets through, as AWS writes them, in order. */
export function enrolmentActions(): string[] {
  const { actions, mfa } = actionTables();
  return (mfa.exempt["enrolment"] ?? []).map((name) => writtenAs(name, actions.services)).sort();
}

/** Those of them that enrol a device, and should stay with the own user. */
export function enrolmentWrites(): string[] {
  const { actions, mfa } = actionTables();
  return mfa.enrolment_writes.map((name) => writtenAs(name, actions.services)).sort();
}

/**
 * What a guard lets through: enrolment and what the caller adds. The table that refuses is the ruleset's own, so no
 * module ships what the gate fails. Throws ConstructError for patterns, words that are no action and dangerous ones.
 */
export function exemptActions(added: readonly string[], construct: string): string[] {
  try {
    refuseExemptions(added, `${construct}: \`exemptActions\``);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const { what, why, next } = error;
    throw new ConstructError({ code: "construct/exempt", what, why, next });
  }
  const { services } = actionTables().actions;
  const all = [...enrolmentActions(), ...added.map((name) => writtenAs(name, services))];
  return [...new Set(all)].sort();
}

/** An action in the letter case of AWS's own list. */
function writtenAs(action: string, services: Record<string, Record<string, unknown>>): string {
  const name = action.toLowerCase();
  const service = name.slice(0, name.indexOf(":"));
  const entry = services[service]?.[name];
  const written = Array.isArray(entry) ? entry[0] : undefined;
  return typeof written === "string" ? written : action;
}
