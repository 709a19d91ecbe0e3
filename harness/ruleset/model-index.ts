import type { Known, Model, ModelSubject } from "./model.ts";

/** Which subjects of a model belong together. Only ids and the links between them are read. */
export class ModelIndex {
  readonly model: Model;
  /** Subjects that are there only to be compared with. */
  readonly #beside: ReadonlySet<string>;
  readonly #absent: ReadonlySet<string>;

  constructor(model: Model) {
    this.model = model;
    this.#beside = new Set(model.context);
    this.#absent = new Set(model.absent);
  }

  /** Ids of the groups that have members. */
  groups(): string[] {
    return this.ids((subject) => subject.kind === "group" && subject.members.length > 0);
  }

  /** Ids of the subjects that are members of these groups. */
  membersOf(groups: readonly string[]): string[] {
    const members = new Set(groups.flatMap((id) => this.subject(id).members));
    return [...members].filter((id) => Object.hasOwn(this.model.subjects, id)).sort();
  }

  /** Those of the subjects that this twin says something of, be it that they are none. */
  ownOf(ids: readonly string[]): string[] {
    const { subjects } = this.model;
    return ids.filter((id) => (Object.hasOwn(subjects, id) ? !this.#beside.has(id) : this.#absent.has(id)));
  }

  /** Those that are no subjects of this model, and are of the one that it is a twin of. */
  absentOf(ids: readonly string[]): string[] {
    return ids.filter((id) => this.#absent.has(id));
  }

  /** Trust documents of roles that a resource may name, and what stands beside them. */
  doors(resource: string | null | undefined): string[] {
    if (!resource) return [];
    const name = resource.slice(resource.lastIndexOf("/") + 1).toLowerCase();
    const doors = this.ids(
      (subject) => subject.kind === "trust" && (subject.name ?? name).toLowerCase() === name,
    );
    return [...doors, ...this.around(doors)];
  }

  /** Ids of the subjects that are wanted, sorted. */
  ids(wanted: (subject: ModelSubject) => boolean = () => true): string[] {
    const all = Object.entries(this.model.subjects);
    return all.flatMap(([id, subject]) => (wanted(subject) ? [id] : [])).sort();
  }

  /** Groups that statements of these subjects come through, and what stands beside any of these, and so on. */
  around(own: readonly string[]): string[] {
    const groups = own.flatMap((id) => this.subject(id).documents.flatMap(({ group }) => group ?? []));
    const around = new Set(groups);
    const open = [...own, ...groups];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      for (const next of this.subject(id).beside ?? []) {
        if (around.has(next)) continue;
        around.add(next);
        open.push(next);
      }
    }
    return [...around];
  }

  /** A subject, or a principal without identity statements. */
  subject(id: string): ModelSubject {
    const { subjects, bare } = this.model;
    const found = Object.hasOwn(subjects, id) ? subjects[id] : bare[id];
    return found ?? { kind: "", address: "", name: null, documents: [], members: [] };
  }

  /** What is known of the members of these groups. */
  knownOf(ids: readonly string[], known: ReadonlyMap<string, Known>): Record<string, Known> {
    const members = ids.flatMap((id) => this.subject(id).members);
    return Object.fromEntries(members.flatMap((id) => (known.has(id) ? [[id, known.get(id) as Known]] : [])));
  }
}
