import { readArtefact } from "../artefacts.ts";
import { ConfigError } from "../errors.ts";
import { nearest } from "../nearest.ts";

/** The tables of `ruleset/data.json` that say what an action is and what it can do. */
interface Tables {
  /** Lower-case action names by service prefix. */
  actions: { services: Record<string, Record<string, unknown>> };
  mfa: {
    /** Patterns of actions that mint or change credentials, or step into a role. */
    dangerous: string[];
    /** Actions that alone complete an escalation path. */
    completes_fail_path: string[];
    /** Patterns of actions on MFA devices: those not exempt or tolerated anyway remove the second factor. */
    devices: string[];
    exempt: Record<string, string[]>;
  };
}

/**
 * Checks what a configuration exempts from MFA. Throws ConfigError for globs, words that are no action, and actions
 * with which somebody without MFA could get more than they have: those can only be waived, with a reason and an expiry.
 */
export function refuseExemptions(exempt: readonly string[], source: string): void {
  if (exempt.length === 0) return;
  const { actions, mfa } = tables();
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
    const [service = ""] = name.split(":", 1);
    const known = Object.hasOwn(actions.services, service) ? (actions.services[service] ?? {}) : {};
    if (!Object.hasOwn(known, name)) {
      // Of a word whose service is known the action is wrong, of any other one the service.
      const hint =
        Object.keys(known).length > 0
          ? nearest(name, Object.keys(known))
          : nearest(service, Object.keys(actions.services));
      const next = hint === undefined ? "Correct it." : `Did you mean \`${hint}\`?`;
      throw refused(source, action, "is no action of AWS", "Exempting it would do nothing.", next);
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

function tables(): Tables {
  const table = JSON.parse(readArtefact("ruleset/data.json").toString()) as { iamgate: { data: Tables } };
  return table.iamgate.data;
}

function isDangerous(
  action: string,
  { dangerous, completes_fail_path: paths, devices, exempt }: Tables["mfa"],
): boolean {
  const covers = (pattern: string): boolean => matches(pattern, action);
  if (dangerous.some(covers) || paths.some(covers)) return true;
  return devices.some(covers) && !Object.values(exempt).flat().some(covers);
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
    what: `${source}: \`exempt\`: \`${action}\` ${problem}.`,
    why,
    next,
  });
}
