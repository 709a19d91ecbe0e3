/** The ruleset's model of a plan, as far as the harness looks into it: ids, links between them, and sizes. */

/** What `data.iamgate.main.model` answers, as far as it is looked into. */
export interface Model {
  /** The plan read in other ways, by name. Each is asked about the subjects that it shows in another light. */
  twins?: Record<string, Model>;
  /** Subjects of a twin that are there to be compared with. */
  context?: string[];
  /** Subjects of the plan that are none in this twin. */
  absent?: string[];
  /** How old the plan is as a whole. */
  age?: unknown;
  subjects: Record<string, ModelSubject>;
  /** Principals without identity statements. */
  bare: Record<string, ModelSubject>;
  documents: Record<string, unknown>;
  hidden: Record<HiddenPart, HiddenEntry[]>;
  resource_changes: number;
  config: unknown;
  sensitive: unknown;
  /** Policies that conditions name and that lead nowhere. */
  harmless: unknown;
  allow_incomplete: unknown;
  /** Where IAM may be made that the plan does not show. */
  opaque: unknown[];
  problems: unknown[];
  devices: unknown[];
  /** Documents that are taken as the one that they refer to. */
  assumed?: unknown[];
  overruled: unknown[];
}

export interface ModelSubject {
  kind: string;
  address: string;
  name: string | null;
  /** Statements judged with the subject; `group` is the one that they come through. */
  documents: { id: string; group: string | null }[];
  members: string[];
  /** Subjects that have to be there when this one is judged, to be compared with. */
  beside?: string[];
}

type HiddenPart = "open" | "malformed" | "external" | "holes";

export interface HiddenEntry {
  /** The subject that it is told of; null for what is nobody's. */
  id: string | null;
  reason: string;
  when?: { unless_unknown: string[] };
}

/** Policies and memberships of nobody knows whom may be those of anybody. */
export const ANYBODYS: ReadonlySet<string> = new Set(["hidden-principal", "hidden-members"]);

/** What one slice needs to know of a subject of another. */
export interface Known {
  planned: boolean;
  mfa: string;
}

/** What is hidden of the subjects that are wanted; `null` is what is nobody's. */
export function hiddenOf(hidden: Model["hidden"], wanted: (id: string | null) => boolean): Model["hidden"] {
  const parts = Object.entries(hidden) as [HiddenPart, HiddenEntry[]][];
  return Object.fromEntries(
    parts.map(([part, list]) => [part, list.filter(({ id }) => wanted(id))]),
  ) as Model["hidden"];
}
