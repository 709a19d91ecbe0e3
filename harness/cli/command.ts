import type { Readable, Writable } from "node:stream";

/** Everything a command may touch of the process; tests hand in their own. */
export interface Io {
  stdin: Readable & { isTTY?: boolean };
  stdout: Writable & { isTTY?: boolean; columns?: number };
  stderr: Writable & { isTTY?: boolean; columns?: number };
  cwd: string;
  env: Record<string, string | undefined>;
}

/** One row of a command's option table. Parsing, help and suggestions all come from it. */
export interface Option {
  type: "boolean" | "string";
  /** Shown in help: `--format NAME[=FILE]`. Only for strings. */
  value?: string;
  summary: string;
  /** Text of the default in help; commands apply defaults themselves. */
  default?: string;
  /** May be given several times; its value is then an array. */
  repeatable?: boolean;
  /** The only words admitted. */
  choices?: readonly string[];
}

export type Options = Record<string, Option>;
export type OptionValues = Record<string, string | boolean | string[] | undefined>;

/** One command of the CLI: one file in `commands/`, loaded only when it is called. */
export interface Command {
  name: string;
  summary: string;
  options: Options;
  /** How positionals look in the usage line, such as `[PLAN...]`; empty for none. */
  positionals: string;
  examples: { command: string; does: string }[];
  /** What the exit codes mean, where it is not what they mean for a gate. */
  exitCodes?: [string, string][];
  /** Returns the exit code: 0 nothing found, 1 findings, 2 could not judge. Throws IamGateError for 2. */
  run: (io: Io, values: OptionValues, positionals: string[]) => Promise<number>;
}

/** The value of a single string option. */
export function textOf(values: OptionValues, name: string): string | undefined {
  const value = values[name];
  return typeof value === "string" ? value : undefined;
}

/** The values of a repeatable option, in the order given. */
export function listOf(values: OptionValues, name: string): string[] {
  const value = values[name];
  return Array.isArray(value) ? value : [];
}

/** Whether a boolean option was given. */
export function flagOf(values: OptionValues, name: string): boolean {
  return values[name] === true;
}
