/** Opens parts of documents, and fills what is open. */
import type { Random } from "../../oracle/random.ts";
import type { Json } from "../../oracle/statement.ts";
import type { Doc } from "../../oracle/world.ts";
import {
  LISTS,
  renderedStatement,
  type Statement,
  statementOf,
  type Taken,
  type Template,
  type Texts,
  templateOf,
} from "./template.ts";
import {
  type About,
  anyAction,
  anyBlock,
  anyIdentifier,
  anyKey,
  anyOperator,
  anyPrincipal,
  anyResource,
  anyStatement,
  anyValue,
} from "./vocabulary.ts";

const SIDS = ["A", "B", "C"];

/** A document read during apply that says what `doc` says, beside what it takes in, with nothing unknown. */
export function written(r: Random, doc: Doc, about: About): Template {
  const template = templateOf(doc);
  const all = template.statement.blocks;
  const merges = r.chance(0.3);
  const sids = merges ? r.some(SIDS, 1, 3) : [];
  for (const [i, s] of all.entries()) {
    if (merges && r.chance(0.6)) s.sid.value = r.pick(sids);
    if (all.slice(0, i).some((other) => other.sid.value === s.sid.value)) s.sid.value = null;
  }
  if (!merges) return template;
  // Some of the own statements come from elsewhere, or stand in for others that do.
  const cut = all.length > 1 && r.chance(0.5) ? all.splice(r.below(all.length), 1) : [];
  const part = r.pick(["sources", "overrides"] as const);
  template[part].push(taken(r, about, sids, cut));
  if (r.chance(0.25)) template[part === "sources" ? "overrides" : "sources"].push(taken(r, about, sids, []));
  if (r.chance(0.15)) template.overrides.push(taken(r, about, sids, []));
  return template;
}

function taken(r: Random, about: About, sids: readonly string[], own: readonly Statement[]): Taken {
  const made = Array.from({ length: own.length > 0 ? r.below(2) : 1 }, () =>
    statementOf(anyStatement(r, about)),
  );
  const inner = templateOf({ version: "2012-10-17", statements: [] });
  inner.statement.blocks = distinct([
    ...structuredClone(own),
    ...made.map((s) => withSid(s, r.pick([null, ...sids]))),
  ]);
  if (r.chance(0.6)) return { read: inner };
  return { text: docOf(inner.statement.blocks) };
}

function docOf(blocks: readonly Statement[]): Doc {
  return { version: "2012-10-17", statements: blocks.map(renderedStatement) };
}

function withSid(s: Statement, value: string | null): Statement {
  return { ...s, sid: { value, open: false } };
}

/** The provider refuses a document in which a Sid comes twice. */
function distinct(all: Statement[]): Statement[] {
  const seen = new Set<string>();
  return all.map((s) => {
    if (s.sid.value === null) return s;
    if (seen.has(s.sid.value)) return withSid(s, null);
    seen.add(s.sid.value);
    return s;
  });
}

/** Makes one part of a document unknown. */
export function punch(r: Random, template: Template): void {
  const documents = [...template.sources, ...template.overrides];
  const where = r.next();
  if (documents.length > 0 && where < 0.4) {
    const reads = documents.flatMap((t) => ("read" in t ? [t.read] : []));
    if (reads.length > 0 && r.chance(0.75)) {
      punch(r, r.pick(reads));
      return;
    }
    const part = r.pick([template.sources, template.overrides].filter((all) => all.length > 0));
    part[r.below(part.length)] = { dead: null };
    return;
  }
  const { blocks } = template.statement;
  if (blocks.length === 0 || where > 0.97) {
    template.statement.open = true;
    return;
  }
  punchStatement(r, r.pick(blocks));
}

function punchStatement(r: Random, s: Statement): void {
  const names = LISTS.filter((name) => s.lists[name] !== undefined);
  const list = (): void => openSome(r, s.lists[r.pick(names)]);
  const whom = (): void => {
    if (s.principals === null) {
      list();
      return;
    }
    if (r.chance(0.15) || s.principals.blocks.length === 0) s.principals.open = true;
    else if (r.chance(0.1)) r.pick(s.principals.blocks).open = true;
    else openSome(r, r.pick(s.principals.blocks).identifiers);
  };
  const test = (): void => {
    const { condition } = s;
    if (condition.blocks.length === 0 || r.chance(0.2)) condition.open = true;
    else if (r.chance(0.3)) r.pick(condition.blocks).open = r.pick(["test", "variable"] as const);
    else openSome(r, r.pick(condition.blocks).values);
  };
  const other = (): void => {
    const name = r.pick(LISTS);
    const paired = LISTS[LISTS.indexOf(name) ^ 1] as (typeof LISTS)[number];
    // A list that turns out to be empty, beside its opposite.
    if (s.lists[name] === undefined && s.lists[paired] !== undefined)
      s.lists[name] = { values: [], open: "all" };
  };
  r.pick([
    ...[list, list, list, list, list, whom, whom, test, test, test, other],
    (): void => {
      s.sid.open = true;
    },
    (): void => {
      s.effect.open = true;
    },
    (): void => {
      s.open = true;
    },
  ])();
}

function openSome(r: Random, texts: Texts | undefined): void {
  if (texts === undefined) return;
  if (texts.values.length === 0 || r.chance(0.25)) texts.open = "all";
  else if (texts.open !== "all")
    texts.open = [...new Set([...texts.open, r.below(texts.values.length)])].sort();
}

/** The same with other values under what is open. */
export function filled(r: Random, template: Template, about: About): Template {
  const copy = structuredClone(template);
  fill(r, copy, about);
  return copy;
}

function fill(r: Random, t: Template, about: About): void {
  const fresh = (): Statement => withSid(statementOf(anyStatement(r, about)), r.pick([null, null, ...SIDS]));
  if (t.statement.open) t.statement.blocks = distinct(Array.from({ length: r.below(4) }, fresh));
  else
    for (const [i, s] of t.statement.blocks.entries()) {
      if (s.open) t.statement.blocks[i] = { ...fresh(), open: true };
      else fillStatement(r, s, about);
    }
  unlike(t);
  for (const part of [t.sources, t.overrides]) {
    for (const [i, inner] of part.entries()) {
      if ("read" in inner) fill(r, inner.read, about);
      if ("dead" in inner) part[i] = { dead: r.chance(0.2) ? null : docOf([fresh()]) };
    }
  }
}

/** What was unknown gets no Sid that the same document has already. */
function unlike(t: Template): void {
  const { blocks } = t.statement;
  const shown = new Set(blocks.flatMap((s) => (s.sid.open || s.open ? [] : (s.sid.value ?? []))));
  for (const s of blocks) {
    if (!(s.sid.open || s.open) || s.sid.value === null) continue;
    if (shown.has(s.sid.value)) s.sid.value = null;
    else shown.add(s.sid.value);
  }
}

function fillStatement(r: Random, s: Statement, about: About): void {
  for (const name of LISTS) {
    const texts = s.lists[name];
    const any = /actions/.test(name) ? anyAction : anyResource;
    // Empty ones stay so: beside its opposite a list is none.
    if (texts !== undefined && texts.values.length > 0) fillTexts(r, texts, () => any(r, about));
  }
  if (s.sid.open) s.sid.value = r.pick([null, ...SIDS]);
  if (s.effect.open) s.effect.value = r.pick(["Allow", "Deny"]);
  if (s.principals?.open) {
    s.principals.blocks = Array.from({ length: r.pick([1, 1, 2]) }, () => {
      const [type, id] = anyPrincipal(r);
      return { type, identifiers: { values: [id], open: [] }, open: false };
    });
  }
  for (const block of s.principals?.blocks ?? []) {
    if (block.open) block.type = r.pick(["AWS", "AWS", "Service", "Federated"]);
    fillTexts(r, block.identifiers, () => anyIdentifier(r, block.type));
  }
  if (s.condition.open) {
    const made = Array.from({ length: r.pick([0, 1, 1, 2]) }, () => anyBlock(r, about));
    s.condition.blocks = made.flatMap(
      (block) => statementOf({ Effect: "Allow", Condition: block as Json }).condition.blocks,
    );
  }
  for (const block of s.condition.blocks) {
    if (block.open === "test") block.test = anyOperator(r);
    if (block.open === "variable") block.variable = anyKey(r);
    fillTexts(r, block.values, () => anyValue(r, block.variable));
  }
}

function fillTexts(r: Random, texts: Texts, any: () => string): void {
  if (texts.open === "all") texts.values = [...new Set(Array.from({ length: r.pick([1, 1, 2, 3]) }, any))];
  else for (const i of texts.open) texts.values[i] = any();
}
