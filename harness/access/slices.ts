/** Takes a model apart into the questions that the ruleset is asked: only ids and sizes are read. */
import type { Principal, RulesetQuestion } from "./types.ts";

interface Bearer {
  kind: string;
  address: string;
  name: string | null;
  documents: { id: string }[];
}

/** What `data.iamgate.main.model` answers, as far as it is looked into. */
export interface Model {
  subjects: Record<string, Bearer>;
  /** Principals without identity statements. */
  bare: Record<string, Bearer>;
  documents: Record<string, unknown>;
  hidden: { open: { reason: string }[] };
  resource_changes: number;
  [part: string]: unknown;
}

/** Policies and memberships of nobody knows whom may be those of anybody. */
const ANYBODYS = new Set(["hidden-principal", "hidden-members"]);

/** Inputs for all principals together; each has what bears on its own, and what nobody knows whom it concerns. */
export function* slicesOf(
  model: Model,
  principals: readonly Principal[],
  question: RulesetQuestion,
  size: number,
): Generator<object> {
  const { config, sensitive, allow_incomplete, problems } = model;
  const hidden = { open: model.hidden.open.filter(({ reason }) => ANYBODYS.has(reason)) };
  const sizes = new Map<string, number>();
  const sizeOf = (id: string): number => {
    const known = sizes.get(id) ?? JSON.stringify(model.documents[id] ?? null).length;
    sizes.set(id, known);
    return known;
  };
  let part: Principal[] = [];
  let documents = new Set<string>();
  let used = 0;
  const slice = (): object => ({
    slice: {
      subjects: pick(
        model.subjects,
        part.map(({ id }) => id),
      ),
      bare: pick(
        model.bare,
        part.map(({ id }) => id),
      ),
      documents: pick(model.documents, documents),
      ...{ config, sensitive, allow_incomplete, problems, hidden },
    },
    iamgate: { access: { ...question, principals: part.map(({ id }) => id) } },
  });
  for (const principal of principals) {
    const links = bearerOf(model, principal).documents.map(({ id }) => id);
    const more = links.reduce((sum, id) => sum + (documents.has(id) ? 0 : sizeOf(id)), 500);
    if (part.length > 0 && used + more > size) {
      yield slice();
      [part, documents, used] = [[], new Set(), 0];
    }
    part.push(principal);
    for (const id of links) documents.add(id);
    used += more;
  }
  if (part.length > 0) yield slice();
}

function bearerOf({ subjects, bare }: Model, { id }: Principal): Bearer {
  return (Object.hasOwn(subjects, id) ? subjects[id] : bare[id]) as Bearer;
}

function pick<T>(table: Record<string, T>, ids: Iterable<string>): Record<string, T> {
  return Object.fromEntries(
    Array.from(ids)
      .filter((id) => Object.hasOwn(table, id))
      .map((id) => [id, table[id] as T]),
  );
}
