import type { Answered, DecidingStatement, Decision, Principal } from "../access/types.ts";
import type { MfaState } from "../types.ts";
import { type Cell, cellsOf, groupBy, isTelling } from "./access-cells.ts";
import { count, type Paint, painter, visible, wrap } from "./layout.ts";

export interface AccessTextOptions {
  color: boolean;
  width: number;
  /** The one that was asked about; undefined for some resource. */
  resource: string | undefined;
}

const COLUMNS: [MfaState, string][] = [
  ["true", "with MFA"],
  ["false", "without MFA"],
  ["absent", "access key"],
];
const GAP = "  ";
const INDENT = "  ";

/** The decision table for people: one block for each principal, one row for each action, one column for each state. */
export function renderAccessText({ table, asked }: Answered, options: AccessTextOptions): string {
  const paint = painter(options.color);
  const blocks = blocksOf(table.decisions, asked, paint, options);
  const shown = new Set(table.decisions.map(({ principal }) => principal));
  const silent = asked.filter(({ address }) => !shown.has(address));
  const sections = [
    ...blocks,
    ...(silent.length > 0 ? [silence(silent, asked.length, options.width)] : []),
    ...legendOf(table.decisions, paint, options),
  ];
  return `${sections.length === 0 ? "The plan has no principals." : sections.join("\n\n")}\n`;
}

/** Principals of one kind about whom the same is said share a block. */
function blocksOf(
  decisions: readonly Decision[],
  asked: readonly Principal[],
  paint: Paint,
  options: AccessTextOptions,
): string[] {
  const rows = groupBy(decisions, ({ principal }) => principal);
  const alike = groupBy(
    asked.filter(({ address }) => rows.has(address)),
    ({ kind, address }) => `${kind}\n${bodyOf(rows.get(address) ?? [], paint, options)}`,
  );
  return Array.from(alike, ([key, principals]) => {
    const heads = principals.map((principal) => headOf(principal, paint));
    return [...heads, key.slice(key.indexOf("\n") + 1)].join("\n");
  });
}

function headOf({ address, kind, name }: Principal, paint: Paint): string {
  const what = kind === "policy" ? "unattached policy" : kind.replace("-", " ");
  const called = name === null ? what : `${what} ${visible(name)}`;
  return `${paint("bold", visible(address))}${paint("dim", `  (${called})`)}`;
}

function bodyOf(decisions: readonly Decision[], paint: Paint, options: AccessTextOptions): string {
  const { rows, statements } = cellsOf(decisions);
  const columns = COLUMNS.filter(([state]) => rows.some(({ cells }) => cells.has(state)));
  const first = Math.max(...rows.map(({ action }) => action.length));
  const widths = columns.map(([state, title]) =>
    Math.max(title.length, ...rows.map(({ cells }) => textOf(cells.get(state)).length)),
  );
  const whole = INDENT.length + widths.reduce((sum, width) => sum + GAP.length + width, first);
  const wide = whole <= options.width;
  const lines = rows.flatMap(({ action, cells, notes }) => {
    const name = visible(action);
    const indent = INDENT.length + 2;
    const below = notes(options.resource === undefined, columns).map((note) =>
      paint("dim", `${" ".repeat(indent)}${wrap(visible(note), indent + 2, options.width)}`),
    );
    if (!wide) {
      const stacked = columns.map(
        ([state, title]) =>
          `${" ".repeat(indent)}${paint("dim", title.padEnd(13))}${painted(cells.get(state), paint)}`,
      );
      return [`${INDENT}${name}`, ...stacked, ...below];
    }
    const row = columns.map(([state], i) => {
      const text = textOf(cells.get(state));
      const last = i === columns.length - 1;
      return `${GAP}${painted(cells.get(state), paint)}${last ? "" : " ".repeat((widths[i] ?? 0) - text.length)}`;
    });
    return [`${INDENT}${name.padEnd(first)}${row.join("")}`, ...below];
  });
  const titles = columns.map(([, title], i) => `${GAP}${title.padEnd(widths[i] ?? 0)}`).join("");
  const head = wide ? [paint("dim", `${INDENT}${" ".repeat(first)}${titles}`.trimEnd())] : [];
  const list = statements.map((ref, i) =>
    footnote(i + 1, ref, String(statements.length).length, options.width),
  );
  return [...head, ...lines, ...(list.length > 0 ? ["", ...list] : [])].join("\n");
}

function footnote(number: number, ref: DecidingStatement, digits: number, width: number): string {
  const { effect, address, attribute, statement, sid } = ref;
  const place = `${address}, ${attribute}, statement ${statement}${sid === null ? "" : ` "${sid}"`}`;
  const mark = `${INDENT}${String(number).padStart(digits)}${GAP}${effect.padEnd(5)}${GAP}`;
  return `${mark}${wrap(visible(place), mark.length, width)}`;
}

/** `allowed 1 3`: the word, and the statements that decide. */
function textOf(cell: Cell | undefined): string {
  return cell === undefined ? "" : [WORDS[cell.decision], ...cell.refs].join(" ");
}

function painted(cell: Cell | undefined, paint: Paint): string {
  if (cell === undefined) return "";
  const refs = cell.refs.length === 0 ? "" : paint("dim", ` ${cell.refs.join(" ")}`);
  return `${paint(COLORS[cell.decision], WORDS[cell.decision])}${refs}`;
}

const WORDS: Record<Decision["decision"], string> = {
  allowed: "allowed",
  denied: "denied",
  "implicitly-denied": "not granted",
  depends: "depends",
  unverifiable: "unverifiable",
};

const COLORS: Record<Decision["decision"], Parameters<Paint>[0]> = {
  allowed: "green",
  denied: "red",
  "implicitly-denied": "dim",
  depends: "yellow",
  unverifiable: "magenta",
};

/** Those of whom there is nothing to list: by name when it is the one who was asked for. */
function silence(silent: readonly Principal[], asked: number, width: number): string {
  const [only] = silent;
  const number = count(silent.length, "principal");
  const some = silent.length === asked ? number : `${silent.length} of ${count(asked, "principal")}`;
  const who = asked === 1 && only !== undefined ? visible(only.address) : some;
  const verb = silent.length === 1 ? "reaches" : "reach";
  return wrap(`${who} ${verb} none of the actions with which rights or credentials are had.`, 0, width);
}

const POSSIBLE: ReadonlySet<Decision["decision"]> = new Set(["allowed", "depends"]);

/** Only what the table needs. */
function legendOf(
  decisions: readonly Decision[],
  paint: Paint,
  { width, resource }: AccessTextOptions,
): string[] {
  const has = (decision: Decision["decision"]): boolean => decisions.some((row) => row.decision === decision);
  const found = decisions.some((row) => POSSIBLE.has(row.decision) && isTelling(row));
  const lines = [
    ...(found && resource === undefined
      ? ["on: a resource on which it is so, where the policies name some; `example` is any name there."]
      : []),
    ...(decisions.some(({ because }) => because.length > 0)
      ? ["Numbers behind a decision are the statements that decide it."]
      : []),
    ...(has("implicitly-denied") ? ["not granted: no statement allows it (implicitly-denied)."] : []),
    ...(has("depends") ? ["depends: on what only the request can tell."] : []),
    ...(has("unverifiable")
      ? [
          "unverifiable: the plan does not show all policies that bear on it, or Denies overlap without an answer.",
        ]
      : []),
    ...(decisions.some(({ mfa }) => mfa === "absent")
      ? ["access key: a request signed with a long-term one, which carries no MFA key."]
      : []),
  ];
  return lines.length === 0 ? [] : [lines.map((line) => paint("dim", wrap(line, 2, width))).join("\n")];
}
