import type { AccessDecision, DecidingStatement, Decision } from "../access/types.ts";
import { type ActionTables, actionTables, isAnyResource } from "../config/actions.ts";
import type { MfaState } from "../types.ts";

export interface Cell {
  decision: AccessDecision;
  /** Numbers of the statements that decide, from 1. */
  refs: number[];
}

export interface Row {
  action: string;
  cells: Map<MfaState, Cell>;
  /** What stands below the row: the resources it is about, when they were found, and what it depends on. */
  notes: (found: boolean, columns: readonly [MfaState, string][]) => string[];
}

/** The rows of one principal, and the statements they refer to, in the order in which they come up. */
export function cellsOf(decisions: readonly Decision[]): { rows: Row[]; statements: DecidingStatement[] } {
  const statements: DecidingStatement[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (ref: DecidingStatement): number => {
    const key = JSON.stringify([ref.address, ref.attribute, ref.statement]);
    const number = numbers.get(key) ?? statements.push(ref);
    numbers.set(key, number);
    return number;
  };
  const rows = Array.from(
    groupBy(decisions, ({ action }) => action),
    ([action, own]): Row => {
      const cells = own.map(({ mfa, decision, because }): [MfaState, Cell] => [
        mfa,
        { decision, refs: because.map(numberOf).sort((a, b) => a - b) },
      ]);
      return { action, cells: new Map(cells), notes: (found, columns) => notesOf(own, found, columns) };
    },
  );
  return { rows, statements };
}

function notesOf(own: readonly Decision[], found: boolean, columns: readonly [MfaState, string][]): string[] {
  const said = own.filter(({ decision }) => decision === "allowed" || decision === "depends");
  const on = found ? said.filter(isTelling) : [];
  return [
    ...inStates(on, ({ resource }) => `on ${resource}`, said.length, columns),
    ...inStates(
      said.filter(({ dependsOn }) => dependsOn.length > 0),
      ({ dependsOn }) => `depends on ${dependsOn.join(", ")}`,
      said.length,
      columns,
    ),
  ];
}

/** Is the resource one that policies name? */
export function isTelling({ action, resource }: Decision): boolean {
  tables ??= actionTables();
  return resource !== "*" && !isAnyResource(action, resource, tables.actions);
}

let tables: ActionTables | undefined;

/** One line where all states say the same, else one for each thing said, with the states behind it. */
function inStates(
  rows: readonly Decision[],
  text: (row: Decision) => string,
  all: number,
  columns: readonly [MfaState, string][],
): string[] {
  const groups = [...groupBy(rows, text)];
  return groups.map(([line, same]) => {
    if (groups.length === 1 && same.length === all) return line;
    const titles = columns.flatMap(([state, title]) =>
      same.some(({ mfa }) => mfa === state) ? [title] : [],
    );
    return `${line} (${titles.join(", ")})`;
  });
}

/** `Map.groupBy`, which Node 20 does not have yet. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
