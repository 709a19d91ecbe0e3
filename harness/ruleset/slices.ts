/**
 * Takes a model apart into slices that the ruleset can judge one by one. Nothing is decided here: only ids and sizes
 * are read, and what is told of a subject by two slices is told by the one that it belongs to.
 */

import { ANYBODYS, hiddenOf, type Known, type Model, type ModelSubject } from "./model.ts";

/** A part of the model, as JSON text, and how many subjects it is for. */
export interface Slice {
  /** The input of one evaluation. */
  text: string;
  /** The slice itself, without its wrapping. */
  body: string;
  subjects: number;
  /** The same in two parts, where there is more than one subject: for one that takes more memory than there is. */
  halves?: () => Slice[];
}

/** JSON text of parts of the model: made once, put together many times. */
export class Slicer {
  readonly #model: Model;
  readonly #texts = new Map<object, string>();
  readonly #twins: [string, Slicer][];
  /** Subjects that are there only to be compared with. */
  readonly #beside: ReadonlySet<string>;
  readonly #absent: ReadonlySet<string>;

  constructor(model: Model) {
    this.#model = model;
    this.#twins = Object.entries(model.twins ?? {}).map(([name, twin]) => [name, new Slicer(twin)]);
    this.#beside = new Set(model.context);
    this.#absent = new Set(model.absent);
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
    yield this.#ofNobody(known);
    const judged = (own: readonly string[]): Slice => this.#judged(own, known);
    for (const own of this.#parts(this.#ids(), bytes)) yield divisible(own, judged);
  }

  /** What is told of no subject. */
  #ofNobody(known: ReadonlyMap<string, Known>): Slice {
    const { hidden, problems, devices, overruled, assumed, age, opaque } = this.#model;
    const ofNobody = hiddenOf(hidden, (id) => id === null);
    const groups = Object.values(ofNobody).flatMap((list) =>
      list.flatMap((e) => e.when?.unless_unknown ?? []),
    );
    return this.#slice(
      [],
      [...new Set(groups)],
      {
        hidden: ofNobody,
        problems,
        devices,
        overruled,
        assumed,
        opaque,
        age,
        known: this.#knownOf(groups, known),
      },
      this.#twinned((twin) => twin.#ofNobody(new Map())),
    );
  }

  /** Without `known` the members of groups come along. */
  #judged(own: readonly string[], known?: ReadonlyMap<string, Known>): Slice {
    const here = new Set(own);
    const members = known === undefined ? this.membersOf(own) : [];
    const context = [...this.#around(own), ...members].filter((id) => !here.has(id));
    const more = {
      hidden: hiddenOf(this.#model.hidden, (id) => id !== null && here.has(id)),
      known: this.#knownOf([...own, ...context], known ?? new Map()),
    };
    return this.#slice(
      own,
      context,
      more,
      this.#twinned((twin) => {
        const there = twin.#ownOf(own);
        return there.length === 0 ? undefined : twin.#judged(there);
      }),
    );
  }

  /** Those of the subjects that this twin says something of, be it that they are none. */
  #ownOf(ids: readonly string[]): string[] {
    const { subjects } = this.#model;
    return ids.filter((id) => (Object.hasOwn(subjects, id) ? !this.#beside.has(id) : this.#absent.has(id)));
  }

  /** Slices of the twins, as JSON text. */
  #twinned(of: (twin: Slicer) => Slice | undefined): string {
    const found = this.#twins.flatMap(([name, twin]) => {
      const slice = of(twin);
      return slice === undefined ? [] : [`${JSON.stringify(name)}:${slice.body}`];
    });
    return `{${found.join(",")}}`;
  }

  /**
   * Slices of about `bytes` each in which these subjects and bare principals, `ids`, are asked a question. Each has
   * what bears on its own, and what nobody knows whom it concerns.
   */
  *asked(ids: readonly string[], bytes: number, question: { resource?: string | null }): Generator<Slice> {
    const { problems, hidden } = this.#model;
    const open = hidden.open.filter(({ reason }) => ANYBODYS.has(reason));
    const put = (own: readonly string[]): Slice => {
      const slice = this.#slice(
        own,
        this.#doors(question.resource),
        { problems, hidden: { open } },
        this.#twinned((twin) => {
          const there = twin.#ownOf(own);
          const more = { problems, hidden: { open } };
          return there.length === 0 ? undefined : twin.#slice(there, twin.#doors(question.resource), more);
        }),
      );
      const access = JSON.stringify({ access: { ...question, principals: own } });
      return { ...slice, text: `${slice.text.slice(0, -1)},"iamgate":${access}}` };
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

  #slice(
    own: readonly string[],
    context: readonly string[],
    more: Record<string, unknown>,
    twins = "{}",
  ): Slice {
    const { subjects, bare, documents, config, sensitive, harmless, allow_incomplete } = this.#model;
    const all = [...new Set([...own, ...context])];
    const ids = all.filter((id) => Object.hasOwn(subjects, id));
    const bareIds = all.filter((id) => !Object.hasOwn(subjects, id) && Object.hasOwn(bare, id));
    const links = [...ids, ...bareIds].flatMap((id) => this.#subject(id).documents.map((link) => link.id));
    const absent = own.filter((id) => this.#absent.has(id));
    const rest = JSON.stringify({ config, sensitive, harmless, allow_incomplete, context, absent, ...more });
    const body = `{"subjects":${this.#record(subjects, ids)},"bare":${this.#record(bare, bareIds)},"documents":${this.#record(documents, new Set(links))},"twins":${twins},${rest.slice(1)}`;
    return { body, text: `{"slice":${body}}`, subjects: own.length };
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
