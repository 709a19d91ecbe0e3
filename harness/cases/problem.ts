/** A place in a case file, both counted from 1. */
export interface Position {
  line: number;
  column: number;
}

/** A case file that cannot be used: where and why. Its case counts as failed, and the run exits 2. */
export class CaseProblem extends Error {
  override readonly name: string = "CaseProblem";
  readonly file: string;
  readonly position: Position | undefined;
  readonly reason: string;

  constructor(file: string, reason: string, position?: Position) {
    super(`${file}${position ? `:${position.line}:${position.column}` : ""}: ${reason}`);
    this.file = file;
    this.reason = reason;
    this.position = position;
  }
}

/**
 * What is wrong inside one value of a case; `path` leads to it from the top of the document,
 * so that the loader can turn it into a line and a column.
 */
export class ValueProblem extends Error {
  override readonly name: string = "ValueProblem";
  readonly path: (string | number)[];

  constructor(path: (string | number)[], reason: string) {
    super(reason);
    this.path = path;
  }
}
