/** The table that the ruleset finds policies with, `data.iamgate.data.carriers`. The harness prunes by it as well. */
import type { Carrier, Carriers, Grammar, Judged, When } from "./types.ts";

/** A document of a resource that is no part of IAM. */
export interface TableDocument {
  /** The attribute, and the way to the document within its blocks and objects. */
  attribute: string;
  path: string[];
  grammar: Grammar;
  statement: boolean;
}

export interface CarriersTable {
  generated: string;
  origin: string;
  /** By type. */
  documents: Record<string, TableDocument[]>;
  /** Types whose fields are a statement. */
  fields: string[];
  opaque: Record<string, { attribute: string; code: string; when: When | null }[]>;
  /** Documents of IAM and Identity Center, by type and attribute. */
  identity: Record<string, Record<string, Grammar>>;
  /** Attributes with ARNs of policies, and whether it is a list, by type. */
  links: Record<string, Record<string, boolean>>;
  /** Types that are read as the resources of the aws provider that they are like. */
  cloud_control: string[];
  programs: string[];
  harmless_actions: string[];
  public_actions: string[];
}

export function carriersTable(carriers: Carriers): CarriersTable {
  const { reviewed, origin, programs, harmless_actions, public_actions, rows } = carriers;
  const of = (judged: Judged): Carrier[] => rows.filter((row) => row.judged === judged);
  const types = (list: Carrier[]): string[] => [...new Set(list.map(({ type }) => type))].sort();
  return {
    generated: reviewed,
    origin,
    documents: byType(of("document"), (list) =>
      list.map(({ attribute, grammar = "resource", statement = false }) => {
        const [top = "", ...path] = attribute.replaceAll("[]", "").split(".");
        return { attribute: top, path, grammar, statement };
      }),
    ),
    fields: types(of("fields")),
    opaque: byType(of("opaque"), (list) =>
      list.map(({ attribute, code = "", when = null }) => ({ attribute, code, when })),
    ),
    identity: byType(
      of("principal").filter(({ attribute, grammar }) => grammar !== undefined && !attribute.includes("[]")),
      (list) => Object.fromEntries(list.map(({ attribute, grammar }) => [attribute, grammar as Grammar])),
    ),
    links: byType(
      of("principal").filter(({ policies }) => policies !== undefined),
      (list) => Object.fromEntries(list.map(({ attribute, policies }) => [attribute, policies === "many"])),
    ),
    cloud_control: types(of("cloud-control")),
    programs: programs.toSorted(),
    harmless_actions: harmless_actions.toSorted(),
    public_actions: public_actions.map((action) => action.toLowerCase()).sort(),
  };
}

/** The table as text, keys sorted: a type on a line, so that a review shows which one changed. */
export function tableText(table: CarriersTable): string {
  const parts = Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = parts.map(([key, part]) => {
    if (typeof part !== "object" || Array.isArray(part)) return `"${key}":${JSON.stringify(part)}`;
    const rows = Object.entries(part as object).map(
      ([type, row]) => `${JSON.stringify(type)}:${JSON.stringify(row)}`,
    );
    return `"${key}":{\n${rows.join(",\n")}}`;
  });
  return `{${lines.join(",\n")}}\n`;
}

function byType<T>(rows: readonly Carrier[], make: (list: Carrier[]) => T): Record<string, T> {
  const names = [...new Set(rows.map(({ type }) => type))].sort();
  return Object.fromEntries(names.map((name) => [name, make(rows.filter(({ type }) => type === name))]));
}
