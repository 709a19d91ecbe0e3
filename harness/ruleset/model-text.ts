import type { ModelIndex } from "./model-index.ts";

/** JSON text of parts of a model: made once, put together many times. */
export class ModelText {
  readonly #index: ModelIndex;
  readonly #texts = new Map<object, string>();

  constructor(index: ModelIndex) {
    this.#index = index;
  }

  /** Subjects whose JSON, with their documents, is about `bytes` together; one that is larger stands alone. */
  *parts(ids: readonly string[], bytes: number): Generator<string[]> {
    let part: string[] = [];
    let size = 0;
    let seen = new Set<string>();
    for (const id of ids) {
      const subject = this.#index.subject(id);
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

  /** A slice with these subjects, and `context` beside them. */
  slice(
    own: readonly string[],
    context: readonly string[],
    more: Record<string, unknown>,
    twins: string,
  ): string {
    const { subjects, bare, documents, config, sensitive, harmless, allow_incomplete } = this.#index.model;
    const all = [...new Set([...own, ...context])];
    const ids = all.filter((id) => Object.hasOwn(subjects, id));
    const bareIds = all.filter((id) => !Object.hasOwn(subjects, id) && Object.hasOwn(bare, id));
    const links = [...ids, ...bareIds].flatMap((id) =>
      this.#index.subject(id).documents.map(({ id: of }) => of),
    );
    const absent = this.#index.absentOf(own);
    const rest = JSON.stringify({ config, sensitive, harmless, allow_incomplete, context, absent, ...more });
    return `{"subjects":${this.#record(subjects, ids)},"bare":${this.#record(bare, bareIds)},"documents":${this.#record(documents, new Set(links))},"twins":${twins},${rest.slice(1)}`;
  }

  #record(table: Record<string, unknown>, ids: Iterable<string>): string {
    const members = Array.from(ids, (id) => `${JSON.stringify(id)}:${this.#text(table[id] as object)}`);
    return `{${members.join(",")}}`;
  }

  #size(id: string): number {
    return this.#text(this.#index.model.documents[id] as object).length;
  }

  #text(value: object): string {
    const text = this.#texts.get(value) ?? JSON.stringify(value);
    this.#texts.set(value, text);
    return text;
  }
}
