import { wrap } from "../report/layout.ts";
import type { Command, Option, Options } from "./command.ts";

/** Options of every command. */
export const GLOBAL_OPTIONS: Options = {
  help: { type: "boolean", summary: "Prints this page." },
};

const EXIT_CODES: [string, string][] = [
  ["0", "judged, and nothing found that closes the gate"],
  ["1", "judged, with findings"],
  ["2", "could not judge: wrong usage, an unreadable input, a failure; the gate stays shut"],
];

/** The page of `iamgate --help`. */
export function overview(commands: readonly Command[], width: number): string {
  return page([
    "Usage: iamgate COMMAND [options] [arguments]",
    section(
      "Commands",
      commands.map(({ name, positionals, summary }) => [`${name} ${positionals}`.trim(), summary]),
      width,
    ),
    section(
      "Options",
      [
        ["--help", "Prints this page; after a command, the page of the command."],
        ["--version", "Prints the version."],
      ],
      width,
    ),
    section("Exit codes", EXIT_CODES, width),
  ]);
}

/** The page of `iamgate <command> --help`, from the command's tables. */
export function commandPage(
  { name, summary, positionals, options, examples, exitCodes = EXIT_CODES }: Command,
  width: number,
): string {
  const all = { ...options, ...GLOBAL_OPTIONS };
  const rows = Object.entries(all).map(([option, row]): [string, string] => [
    usageOf(option, row),
    meaningOf(row),
  ]);
  return page([
    `Usage: iamgate ${name} [options] ${positionals}`.trim(),
    wrap(summary, 0, width),
    section("Options", rows, width),
    ...(examples.length === 0 ? [] : [examplesOf(examples)]),
    section("Exit codes", exitCodes, width),
  ]);
}

function usageOf(name: string, { type, value = "VALUE" }: Option): string {
  return type === "boolean" ? `--${name}` : `--${name} ${value}`;
}

function meaningOf({ summary, choices, default: fallback, repeatable }: Option): string {
  return [
    summary,
    ...(choices === undefined ? [] : [`One of ${choices.join(", ")}.`]),
    ...(repeatable ? ["May be given several times."] : []),
    ...(fallback === undefined ? [] : [`Default: ${fallback}.`]),
  ].join(" ");
}

function section(title: string, rows: readonly [string, string][], width: number): string {
  const column = 4 + Math.max(...rows.map(([term]) => term.length));
  const lines = rows.map(([term, meaning]) => `  ${term.padEnd(column - 2)}${wrap(meaning, column, width)}`);
  return [title, ...lines].join("\n");
}

function examplesOf(examples: Command["examples"]): string {
  return ["Examples", ...examples.map(({ command, does }) => `  ${command}\n      ${does}`)].join("\n");
}

function page(parts: readonly string[]): string {
  return `${parts.join("\n\n")}\n`;
}
