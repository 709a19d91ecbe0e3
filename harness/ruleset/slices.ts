/**
 * Takes a model apart into slices that the ruleset can judge one by one. Nothing is decided here: only ids and sizes
 * are read, and what is told of a subject by two slices is told by the one that it belongs to.
 */

/** What `data.iamgate.main.model` answers, as far as it is looked into. */
export interface Model {
  subjects: Record<string, ModelSubject>;
  /** Principals without identity statements. */
  bare: Record<string, ModelSubject>;
  documents: Record<string, unknown>;
  hidden: Record<"open" | "malformed" | "external", HiddenEntry[]>;
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

interface HiddenEntry {
  /** The subject that it is told of; null for what is nobody's. */
  id: string | null;
  reason: string;
  when?: { unless_unknown: string[] };
}

/** Policies and memberships of nobody knows whom may be those of anybody. */
const ANYBODYS = new Set(["hidden-principal", "hidden-members"]);

/** What one slice needs to know of a subject of another. */
export interface Known {
  planned: boolean;
  mfa: string;
}

/** A part of the model, as JSON text, and how many subjects it is for. */
export interface Slice {
  text: string;
  subjects: number;
  /** The same in two parts, where there is more than one subject: for one that takes more memory than there is. */
  halves?: () => Slice[];
}

/** JSON text of parts of the model: made once, put together many times. */
export class Slicer {
  readonly #model: Model;
  readonly #texts = new Map<object, string>();

  constructor(model: Model) {
    this.#model = model;
  }

  get model(): Model {
    return this.#model;
  }

  /** Ids of the groups that have members. */
  groups(): string[] {
    return this.#ids((subject) => subject.kind === "group" && subject.members.length > 0);
  }

  /** Ids of the subjects that are members of these groups. */
  membersOf(groups: readonly string[]): string[] {
    const members = new Set(groups.flatMap((id) => this.#subject(id).members));
    return [...members].filter((id) => Object.hasOwn(this.#model.subjects, id)).sort();
  }

  /** Slices of about `bytes` each that are for these subjects, without anything to compare them with. */
  *alone(ids: readonly string[], bytes: number): Generator<Slice> {
    for (const own of this.#parts(ids, bytes)) yield divisible(own, (part) => this.#slice(part, [], {}));
  }

  /**
   * Slices of about `bytes` each that together tell all there is to tell. `known` are the statuses of members of groups
   * that need them.
   */
  *whole(bytes: number, known: ReadonlyMap<string, Known>): Generator<Slice> {
    const { hidden, opaque, problems, devices, overruled } = this.#model;
    const ofNobody = entries(hidden, (id) => id === null);
    const groups = Object.values(ofNobody).flatMap((list) =>
      list.flatMap((e) => e.when?.unless_unknown ?? []),
    );
    yield this.#slice([], [...new Set(groups)], {
      hidden: ofNobody,
      opaque,
      problems,
      devices,
      overruled,
      known: this.#knownOf(groups, known),
    });
    const judged = (own: readonly string[]): Slice => {
      const here = new Set(own);
      const context = this.#around(own).filter((id) => !here.has(id));
      return this.#slice(own, context, {
        hidden: entries(hidden, (id) => id !== null && here.has(id)),
        known: this.#knownOf([...own, ...context], known),
      });
    };
    for (const own of this.#parts(this.#ids(), bytes)) yield divisible(own, judged);
  }

  /**
   * Slices of about `bytes` each in which these subjects and bare principals, `ids`, are asked a question. Each has
   * what bears on its own, and what nobody knows whom it concerns.
   */
  *asked(ids: readonly string[], bytes: number, question: { resource?: string | null }): Generator<Slice> {
    const { problems, hidden } = this.#model;
    const open = hidden.open.filter(({ reason }) => ANYBODYS.has(reason));
    const doors = this.#doors(question.resource);
    const put = (own: readonly string[]): Slice => {
      const { text, subjects } = this.#slice(own, doors, { problems, hidden: { open } });
      const access = JSON.stringify({ access: { ...question, principals: own } });
      return { text: `${text.slice(0, -1)},"iamgate":${access}}`, subjects };
    };
    for (const own of this.#parts(ids, bytes)) yield divisible(own, put);
  }

  /** Trust documents of roles that a resource may name, and what stands beside them. */
  #doors(resource: string | null | undefined): string[] {
    if (!resource) return [];
    const name = resource.slice(resource.lastIndexOf("/") + 1).toLowerCase();
    const doors = this.#ids(
      (subject) => subject.kind === "trust" && (subject.name ?? name).toLowerCase() === name,
    );
    return [...doors, ...this.#around(doors)];
  }

  #ids(wanted: (subject: ModelSubject) => boolean = () => true): string[] {
    const all = Object.entries(this.#model.subjects);
    return all.flatMap(([id, subject]) => (wanted(subject) ? [id] : [])).sort();
  }

  /** Groups that statements of these subjects come through, and what stands beside any of these, and so on. */
  #around(own: readonly string[]): string[] {
    const groups = own.flatMap((id) => this.#subject(id).documents.flatMap(({ group }) => group ?? []));
    const around = new Set(groups);
    const open = [...own, ...groups];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      for (const next of this.#subject(id).beside ?? []) {
        if (around.has(next)) continue;
        around.add(next);
        open.push(next);
      }
    }
    return [...around];
  }

  #subject(id: string): ModelSubject {
    const { subjects, bare } = this.#model;
    const found = Object.hasOwn(subjects, id) ? subjects[id] : bare[id];
    return found ?? { kind: "", address: "", name: null, documents: [], members: [] };
  }

  /** Subjects whose JSON, with their documents, is about `bytes` together; one that is larger stands alone. */
  *#parts(ids: readonly string[], bytes: number): Generator<string[]> {
    let part: string[] = [];
    let size = 0;
    let seen = new Set<string>();
    for (const id of ids) {
      const subject = this.#subject(id);
      const fresh = subject.documents.filter((link) => !seen.has(link.id));
      const more = this.#text(subject).length + fresh.reduce((sum, link) => sum + this.#size(link.id), 0);
      if (part.length > 0 && size + more > bytes) {
        yield part;
        part = [];
        size = 0;
        seen = new Set();
      }
      part.push(id);
      size += more;
      for (const link of subject.documents) seen.add(link.id);
    }
    if (part.length > 0) yield part;
  }

  #slice(own: readonly string[], context: readonly string[], more: Record<string, unknown>): Slice {
    const { subjects, bare, documents, config, sensitive, harmless, allow_incomplete } = this.#model;
    const all = [...new Set([...own, ...context])];
    const ids = all.filter((id) => Object.hasOwn(subjects, id));
    const bareIds = all.filter((id) => !Object.hasOwn(subjects, id) && Object.hasOwn(bare, id));
    const links = [...ids, ...bareIds].flatMap((id) => this.#subject(id).documents.map((link) => link.id));
    const rest = JSON.stringify({ config, sensitive, harmless, allow_incomplete, context, ...more });
    const text = `{"subjects":${this.#record(subjects, ids)},"bare":${this.#record(bare, bareIds)},"documents":${this.#record(documents, new Set(links))},${rest.slice(1)}`;
    return { text: `{"slice":${text}}`, subjects: own.length };
  }

  #record(table: Record<string, unknown>, ids: Iterable<string>): string {
    const members = Array.from(ids, (id) => `${JSON.stringify(id)}:${this.#text(table[id] as object)}`);
    return `{${members.join(",")}}`;
  }

  #knownOf(ids: readonly string[], known: ReadonlyMap<string, Known>): Record<string, Known> {
    const members = ids.flatMap((id) => this.#subject(id).members);
    return Object.fromEntries(members.flatMap((id) => (known.has(id) ? [[id, known.get(id) as Known]] : [])));
  }

  #size(id: string): number {
    return this.#text(this.#model.documents[id] as object).length;
  }

  #text(value: object): string {
    const text = this.#texts.get(value) ?? JSON.stringify(value);
    this.#texts.set(value, text);
    return text;
  }
}

function divisible(ids: readonly string[], make: (ids: readonly string[]) => Slice): Slice {
  if (ids.length < 2) return make(ids);
  const middle = Math.ceil(ids.length / 2);
  const halves = (): Slice[] =>
    [ids.slice(0, middle), ids.slice(middle)].map((half) => divisible(half, make));
  return { ...make(ids), halves };
}

function entries(hidden: Model["hidden"], wanted: (id: string | null) => boolean): Model["hidden"] {
  const of = (list: HiddenEntry[]): HiddenEntry[] => list.filter(({ id }) => wanted(id));
  return { open: of(hidden.open), malformed: of(hidden.malformed), external: of(hidden.external) };
}
