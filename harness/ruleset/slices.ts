/**
 * Takes a model apart into slices that the ruleset can judge one by one. Nothing is decided here: only ids and sizes
 * are read, and what is told of a subject by two slices is told by the one that it belongs to.
 */

import { ANYBODYS, hiddenOf, type Known, type Model } from "./model.ts";
import { ModelIndex } from "./model-index.ts";
import { ModelText } from "./model-text.ts";

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

/** Makes slices of a model and of its twins. */
export class Slicer {
  readonly index: ModelIndex;
  readonly #text: ModelText;
  readonly #twins: [string, Slicer][];

  constructor(model: Model) {
    this.index = new ModelIndex(model);
    this.#text = new ModelText(this.index);
    this.#twins = Object.entries(model.twins ?? {}).map(([name, twin]) => [name, new Slicer(twin)]);
  }

  /** Slices of about `bytes` each that are for these subjects, without anything to compare them with. */
  *alone(ids: readonly string[], bytes: number): Generator<Slice> {
    for (const own of this.#text.parts(ids, bytes)) yield divisible(own, (part) => this.#slice(part, [], {}));
  }

  /**
   * Slices of about `bytes` each that together tell all there is to tell. `known` are the statuses of members of groups
   * that need them.
   */
  *whole(bytes: number, known: ReadonlyMap<string, Known>): Generator<Slice> {
    yield this.#ofNobody(known);
    const judged = (own: readonly string[]): Slice => this.#judged(own, known);
    for (const own of this.#text.parts(this.index.ids(), bytes)) yield divisible(own, judged);
  }

  /** What is told of no subject. */
  #ofNobody(known: ReadonlyMap<string, Known>): Slice {
    const { hidden, problems, devices, overruled, assumed, age, opaque } = this.index.model;
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
        known: this.index.knownOf(groups, known),
      },
      this.#twinned((twin) => twin.#ofNobody(new Map())),
    );
  }

  /** Without `known` the members of groups come along. */
  #judged(own: readonly string[], known?: ReadonlyMap<string, Known>): Slice {
    const here = new Set(own);
    const members = known === undefined ? this.index.membersOf(own) : [];
    const context = [...this.index.around(own), ...members].filter((id) => !here.has(id));
    const more = {
      hidden: hiddenOf(this.index.model.hidden, (id) => id !== null && here.has(id)),
      known: this.index.knownOf([...own, ...context], known ?? new Map()),
    };
    return this.#slice(
      own,
      context,
      more,
      this.#twinned((twin) => {
        const there = twin.index.ownOf(own);
        return there.length === 0 ? undefined : twin.#judged(there);
      }),
    );
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
    const { problems, hidden } = this.index.model;
    const open = hidden.open.filter(({ reason }) => ANYBODYS.has(reason));
    const put = (own: readonly string[]): Slice => {
      const slice = this.#slice(
        own,
        this.index.doors(question.resource),
        { problems, hidden: { open } },
        this.#twinned((twin) => {
          const there = twin.index.ownOf(own);
          const more = { problems, hidden: { open } };
          return there.length === 0
            ? undefined
            : twin.#slice(there, twin.index.doors(question.resource), more);
        }),
      );
      const access = JSON.stringify({ access: { ...question, principals: own } });
      return { ...slice, text: `${slice.text.slice(0, -1)},"iamgate":${access}}` };
    };
    for (const own of this.#text.parts(ids, bytes)) yield divisible(own, put);
  }

  #slice(
    own: readonly string[],
    context: readonly string[],
    more: Record<string, unknown>,
    twins = "{}",
  ): Slice {
    const body = this.#text.slice(own, context, more, twins);
    return { body, text: `{"slice":${body}}`, subjects: own.length };
  }
}

function divisible(ids: readonly string[], make: (ids: readonly string[]) => Slice): Slice {
  if (ids.length < 2) return make(ids);
  const middle = Math.ceil(ids.length / 2);
  const halves = (): Slice[] =>
    [ids.slice(0, middle), ids.slice(middle)].map((half) => divisible(half, make));
  return { ...make(ids), halves };
}
