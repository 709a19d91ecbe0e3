/** What a plan shows of a document that is read during apply: `after` without what is unknown, and its marks. */
import type { Json } from "../../oracle/statement.ts";
import {
  type Blocks,
  LISTS,
  type Statement,
  type Taken,
  type Template,
  type Test,
  type Texts,
  type Whom,
} from "./template.ts";

type JsonObject = { [key: string]: Json };
/** A value and what of it is unknown; undefined for an attribute that is left out. */
type Shown = [value: Json | undefined, mark: Json];

export function shownOf(template: Template): { after: JsonObject; unknown: JsonObject } {
  const shown = object({
    version: [template.version === "2012-10-17" ? null : template.version, false],
    policy_id: [null, false],
    source_json: [null, false],
    override_json: [null, false],
    source_policy_documents: documents(template.sources),
    override_policy_documents: documents(template.overrides),
    statement: blocks(template.statement, statement),
  });
  const unknown = { ...(shown[1] as JsonObject), id: true, json: true, minified_json: true };
  return { after: shown[0] as JsonObject, unknown };
}

function statement(s: Statement): Shown {
  if (s.open) return [{}, true];
  const lists = LISTS.map(
    (name) => [name, s.lists[name] === undefined ? NULL : texts(s.lists[name])] as const,
  );
  return object({
    ...(Object.fromEntries(lists) as Record<string, Shown>),
    sid: s.sid.open ? HIDDEN : [s.sid.value, false],
    effect: s.effect.open ? HIDDEN : [s.effect.value === "Allow" ? null : s.effect.value, false],
    principals: s.principals === null ? [[], []] : blocks(s.principals, whom),
    not_principals: [[], []],
    condition: blocks(s.condition, test),
  });
}

const NULL: Shown = [null, false];
const HIDDEN: Shown = [undefined, true];

function whom({ type, identifiers, open }: Whom): Shown {
  return object({ type: open ? HIDDEN : [type, false], identifiers: texts(identifiers) });
}

function test({ test: operator, variable, values, open }: Test): Shown {
  return object({
    test: open === "test" ? HIDDEN : [operator, false],
    variable: open === "variable" ? HIDDEN : [variable, false],
    values: texts(values),
  });
}

function texts({ values, open }: Texts): Shown {
  if (open === "all") return HIDDEN;
  return [values.map((v, i) => (open.includes(i) ? null : v)), values.map((_, i) => open.includes(i))];
}

function documents(all: readonly Taken[]): Shown {
  if (all.length === 0) return NULL;
  const shown = all.map(
    (t): Shown =>
      "text" in t
        ? [JSON.stringify({ Version: t.text.version, Statement: t.text.statements }), false]
        : [null, true],
  );
  return [shown.map(([value]) => value as Json), shown.map(([, mark]) => mark)];
}

function blocks<T>({ blocks: all, open }: Blocks<T>, show: (block: T) => Shown): Shown {
  if (open) return HIDDEN;
  const shown = all.map(show);
  return [shown.map(([value]) => value as Json), shown.map(([, mark]) => mark)];
}

/** Attributes that are unknown are left out of an object, and false is no mark of one. */
function object(members: Record<string, Shown>): Shown {
  const all = Object.entries(members);
  const values = all.flatMap(([k, [value]]) => (value === undefined ? [] : [[k, value] as const]));
  const marks = all.flatMap(([k, [, mark]]) => (mark === false ? [] : [[k, mark] as const]));
  return [Object.fromEntries(values), Object.fromEntries(marks)];
}
