import { readArtefact } from "../artefacts.ts";
import { nearest } from "../nearest.ts";

/** The tables of `ruleset/data.json` that say what an action is and what it can do. */
export interface ActionTables {
  actions: {
    /** By service prefix and lower-case name: the name as AWS writes it, and its kind of resource. */
    services: Record<string, Record<string, unknown>>;
    /** By kind, which of `types` the action is requested on. */
    kinds: number[][];
    /** ARNs with `*` for names, and `{p}`, `{r}`, `{a}` for partition, region and account. */
    types: string[];
  };
  mfa: {
    /** Patterns of actions that mint or change credentials, or step into a role. */
    dangerous: string[];
    /** Actions that alone complete an escalation path. */
    completes_fail_path: string[];
    /** Patterns of actions on MFA devices: those not exempt or tolerated anyway remove the second factor. */
    devices: string[];
    exempt: Record<string, string[]>;
    /** Actions that enrol a device. */
    enrolment_writes: string[];
  };
}

let read: ActionTables | undefined;

/** Reads the tables of the ruleset, once. Throws EngineError when they are not there. */
export function actionTables(): ActionTables {
  if (read !== undefined) return read;
  const table = JSON.parse(readArtefact("ruleset/data.json").toString()) as {
    iamgate: { data: ActionTables };
  };
  read = table.iamgate.data;
  return read;
}

/** Undefined for an action of AWS, in any letter case; else what to write instead, as a sentence. */
export function correctionOf(action: string, { services }: ActionTables["actions"]): string | undefined {
  const name = action.toLowerCase();
  const [service = ""] = name.split(":", 1);
  const known = Object.hasOwn(services, service) ? (services[service] ?? {}) : {};
  if (Object.hasOwn(known, name)) return undefined;
  // Of a word whose service is known the action is wrong, of any other one the service.
  const [word, candidates] =
    Object.keys(known).length > 0 ? [name, writtenNames(known)] : [service, Object.keys(services)];
  const hint = nearest(word, candidates);
  return hint === undefined ? "Correct it." : `Did you mean \`${hint}\`?`;
}

/** Entries hold the name as AWS writes it first. */
function writtenNames(service: Record<string, unknown>): string[] {
  return Object.entries(service).map(([name, entry]) =>
    Array.isArray(entry) && typeof entry[0] === "string" ? entry[0] : name,
  );
}

/** Whether a resource of an action is any at all: one of its ARNs with `example` for each name. */
export function isAnyResource(
  action: string,
  resource: string,
  { services, kinds, types }: ActionTables["actions"],
): boolean {
  const name = action.toLowerCase();
  const entry = services[name.split(":", 1)[0] ?? ""]?.[name];
  const kind = Array.isArray(entry) ? Number(entry[1]) : -1;
  return (kinds[kind] ?? []).some((i) => {
    const parts = (types[i] ?? "").replaceAll("*", "example").split(/\{[pra]\}/);
    const literal = parts.map((part) => part.replace(/[^\w]/g, "\\$&"));
    return new RegExp(`^${literal.join("[^:]+")}$`).test(resource);
  });
}
