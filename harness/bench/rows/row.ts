import type { Bench } from "../bench.ts";
import type { Line } from "../line.ts";

/** Some lines of the table that are measured together. */
export interface Row {
  /** For `--only`. */
  name: string;
  measure: (bench: Bench) => Promise<Line[]>;
}
