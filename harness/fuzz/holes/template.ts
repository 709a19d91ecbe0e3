/**
 * A policy document as it is written in an `aws_iam_policy_document`, with parts that are unknown until apply. The
 * values under what is `open` are those that it gets when it is applied.
 */
import type { Json } from "../../oracle/statement.ts";
import type { Doc } from "../../oracle/world.ts";

export type RawStatement = { [key: string]: Json };

/** A list of texts. `open`: the indexes of unknown elements, or the whole list. */
export interface Texts {
  values: string[];
  open: number[] | "all";
}
export interface Whom {
  type: string;
  identifiers: Texts;
  open: boolean;
}
export interface Test {
  test: string;
  variable: string;
  values: Texts;
  open: "test" | "variable" | null;
}
/** Blocks of which nobody knows how many there will be, when `open`. */
export interface Blocks<T> {
  blocks: T[];
  open: boolean;
}
export const LISTS = ["actions", "not_actions", "resources", "not_resources"] as const;

export interface Statement {
  sid: { value: string | null; open: boolean };
  effect: { value: string; open: boolean };
  lists: Partial<Record<(typeof LISTS)[number], Texts>>;
  principals: Blocks<Whom> | null;
  condition: Blocks<Test>;
  /** Nothing of it is known. */
  open: boolean;
}

/** A document that is taken in: as text, from another data source, or nobody knows from where. */
export type Taken = { text: Doc } | { read: Template } | { dead: Doc | null };

export interface Template {
  version: string | null;
  /** Number of statements unknown, when `open`. */
  statement: Blocks<Statement>;
  sources: Taken[];
  overrides: Taken[];
}

const KEYS = {
  actions: "Action",
  not_actions: "NotAction",
  resources: "Resource",
  not_resources: "NotResource",
};

export function templateOf(doc: Doc): Template {
  const statement = { blocks: doc.statements.map(statementOf), open: false };
  return { version: doc.version ?? "2008-10-17", statement, sources: [], overrides: [] };
}

export function statementOf(raw: RawStatement): Statement {
  const texts = (value: Json): Texts => ({ values: many(value).map(String), open: [] });
  const lists = LISTS.flatMap((l) => (raw[KEYS[l]] === undefined ? [] : [[l, texts(raw[KEYS[l]] as Json)]]));
  const tests = Object.entries((raw["Condition"] ?? {}) as { [operator: string]: { [key: string]: Json } });
  const principal = raw["Principal"];
  const whom = principal === "*" ? { "*": "*" } : ((principal ?? {}) as { [type: string]: Json });
  return {
    sid: { value: (raw["Sid"] ?? null) as string | null, open: false },
    effect: { value: raw["Effect"] as string, open: false },
    lists: Object.fromEntries(lists) as Statement["lists"],
    principals:
      principal === undefined
        ? null
        : {
            blocks: Object.entries(whom).map(([type, v]) => ({ type, identifiers: texts(v), open: false })),
            open: false,
          },
    condition: {
      blocks: tests.flatMap(([test, keys]) =>
        Object.entries(keys).map(([variable, v]) => ({ test, variable, values: texts(v), open: null })),
      ),
      open: false,
    },
    open: false,
  };
}

function many(value: Json): Json[] {
  return Array.isArray(value) ? value : [value];
}

/** What the provider makes of it. */
export function rendered({ version, statement, sources, overrides }: Template): Doc {
  const own = { version: version ?? "2012-10-17", statements: statement.blocks.map(renderedStatement) };
  const docs = [...sources.map(docOf), own, ...overrides.map(docOf)];
  const statements: RawStatement[] = [];
  for (const s of docs.flatMap((d) => d.statements)) {
    const at = s["Sid"] === undefined ? -1 : statements.findIndex((other) => other["Sid"] === s["Sid"]);
    if (at < 0) statements.push(s);
    else statements[at] = s;
  }
  const versions = docs.flatMap((d) => d.version ?? []).sort();
  return { version: versions.at(-1) ?? "2012-10-17", statements };
}

function docOf(taken: Taken): Doc {
  if ("read" in taken) return rendered(taken.read);
  return ("text" in taken ? taken.text : taken.dead) ?? { version: null, statements: [] };
}

export function renderedStatement(s: Statement): RawStatement {
  const list = ({ values }: Texts): Json => (values.length === 1 ? (values[0] as string) : values);
  const raw: RawStatement = s.sid.value === null ? {} : { Sid: s.sid.value };
  raw["Effect"] = s.effect.value;
  for (const [name, texts] of Object.entries(s.lists)) {
    if (texts.values.length > 0) raw[KEYS[name as keyof typeof KEYS]] = list(texts);
  }
  if (s.principals !== null && s.principals.blocks.length > 0) raw["Principal"] = principalOf(s.principals);
  if (s.condition.blocks.length === 0) return raw;
  const tests: { [operator: string]: { [key: string]: string[] } } = {};
  for (const { test, variable, values } of s.condition.blocks) {
    tests[test] = { ...tests[test], [variable]: [...(tests[test]?.[variable] ?? []), ...values.values] };
  }
  return { ...raw, Condition: tests };
}

function principalOf({ blocks }: Blocks<Whom>): Json {
  if (blocks.some((b) => b.type === "*" && b.identifiers.values.includes("*"))) return "*";
  const of: { [type: string]: string[] } = {};
  for (const { type, identifiers } of blocks) of[type] = [...(of[type] ?? []), ...identifiers.values];
  return of;
}

/** All documents of a template that are read during apply, by the names that they get. */
export function readsOf(template: Template, name: string): [string, Template][] {
  const taken = [...template.sources, ...template.overrides];
  const inner = taken.flatMap((t, i) => ("read" in t ? readsOf(t.read, `${name}_${i}`) : []));
  return [[name, template], ...inner];
}

/** Is any part of it unknown? */
export function isOpen(template: Template): boolean {
  return /"open":(true|"|\[\d)|"dead":/.test(JSON.stringify(template));
}
