import { ConfigError } from "../errors.ts";
import { type ActionTables, actionTables, correctionOf } from "./actions.ts";

/**
 * Checks what is exempted from MFA; `source` says where, in errors. Throws ConfigError for globs, words that are no action, and actions
 * with which somebody without MFA could get more than they have: those can only be waived, with a reason and an expiry.
 */
export function refuseExemptions(exempt: readonly string[], source: string): void {
  if (exempt.length === 0) return;
  const { actions, mfa } = actionTables();
  for (const action of exempt) {
    const name = action.toLowerCase();
    if (/[*?]/.test(action)) {
      throw refused(
        source,
        action,
        "is a pattern",
        "A pattern also exempts what AWS adds later.",
        "Name each action.",
      );
    }
    const correction = correctionOf(action, actions);
    if (correction !== undefined) {
      throw refused(source, action, "is no action of AWS", "Exempting it would do nothing.", correction);
    }
    if (isDangerous(name, mfa)) {
      throw refused(
        source,
        action,
        "is dangerous without MFA",
        "Whoever has a stolen password or access key could use it to get credentials or rights that need no MFA.",
        "Take it out, and let the guard cover it.",
      );
    }
  }
}

/** Whether somebody without MFA could get more than they have with an action, in lower case. */
export function isDangerous(
  action: string,
  { dangerous, completes_fail_path: paths, devices, exempt }: ActionTables["mfa"],
): boolean {
  const covers = (pattern: string): boolean => matches(pattern, action);
  if (dangerous.some(covers) || paths.some(covers)) return true;
  return devices.some(covers) && !Object.values(exempt).flat().some(covers);
}

/**
 * Patterns (lower case, `*` only) of the actions that are refused as dangerous, for those who cannot call this code.
 * Actions on devices are listed one by one, because some of them are part of enrolment.
 */
export function dangerousPatterns(): string[] {
  const { actions, mfa } = actionTables();
  const names = Object.values(actions.services).flatMap((service) => Object.keys(service));
  const devices = names.filter((name) => mfa.devices.some((pattern) => matches(pattern, name)));
  const listed = [...mfa.dangerous, ...mfa.completes_fail_path];
  return [...new Set([...listed, ...devices.filter((name) => isDangerous(name, mfa))])].sort();
}

/** Whether an action pattern of the tables (lower case, `*` only) covers a lower-case action. */
function matches(pattern: string, action: string): boolean {
  const literal = pattern
    .toLowerCase()
    .split("*")
    .map((part) => part.replace(/[^a-z0-9:]/g, "\\$&"));
  return new RegExp(`^${literal.join(".*")}$`).test(action);
}

function refused(source: string, action: string, problem: string, why: string, next: string): ConfigError {
  return new ConfigError({
    code: "config/exempt",
    what: `${source}: \`${action}\` ${problem}.`,
    why,
    next,
  });
}
