import { parseArgs } from "node:util";
import { UsageError } from "../errors.ts";
import { nearest } from "../nearest.ts";
import type { Command, Option, OptionValues } from "./command.ts";

export interface Parsed {
  values: OptionValues;
  positionals: string[];
}

type Named = Pick<Command, "name" | "options" | "positionals">;

/**
 * Reads the arguments behind the name of a command by its option table. Nothing is guessed or skipped: an option that
 * is not understood could be the one that keeps the gate shut. Throws UsageError.
 */
export function parseArguments(args: readonly string[], command: Named): Parsed {
  // Everything is read as repeatable, so that two different values of one option can be told from two equal ones.
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, { type }]) => [name, { type, multiple: true } as const]),
  );
  let parsed: { values: Record<string, (string | boolean)[] | undefined>; positionals: string[] };
  try {
    parsed = parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
  } catch (thrown) {
    throw refusalOf(args, command, options) ?? thrown;
  }
  const [first] = parsed.positionals;
  if (first !== undefined && command.positionals === "") throw noPositionals(first, command);
  const values: OptionValues = {};
  for (const [name, given] of Object.entries(parsed.values)) {
    const option = command.options[name];
    if (option !== undefined && given !== undefined) values[name] = settled(name, option, given);
  }
  return { values, positionals: parsed.positionals };
}

function settled(name: string, option: Option, given: (string | boolean)[]): OptionValues[string] {
  for (const value of given) {
    if (value === "") throw noValue(name, option);
    if (option.choices !== undefined && !option.choices.includes(String(value))) {
      throw notAChoice(name, String(value), option.choices);
    }
  }
  if (option.repeatable) return given.map(String);
  const [first, ...others] = given;
  const other = others.find((value) => value !== first);
  if (other !== undefined) throw contradiction(name, String(first), String(other));
  return first;
}

/** What parseArgs stumbled over, found in its own tokens rather than in the words of its message. */
function refusalOf(
  args: readonly string[],
  command: Named,
  options: Record<string, { type: "boolean" | "string"; multiple: true }>,
): UsageError | undefined {
  const lenient = { options, strict: false, allowPositionals: true, tokens: true } as const;
  for (const token of parseArgs({ args: [...args], ...lenient }).tokens) {
    if (token.kind !== "option") continue;
    const { name, rawName, value, inlineValue } = token;
    const option = Object.hasOwn(command.options, name) ? command.options[name] : undefined;
    if (option === undefined) return unknownOption(rawName, name, command);
    if (option.type === "boolean" && value !== undefined) return unwantedValue(name);
    if (option.type === "string" && (value === undefined || (!inlineValue && value.startsWith("-")))) {
      return noValue(name, option);
    }
  }
  return undefined;
}

function unknownOption(rawName: string, name: string, command: Named): UsageError {
  const hint = nearest(name, Object.keys(command.options));
  return usage({
    reason: "unknown-option",
    what: `\`${rawName}\` is no option of \`iamgate ${command.name}\`.`,
    why: "An option that is not understood is never skipped: it could be the one that keeps the gate shut.",
    next: `${hint === undefined ? "" : `Did you mean \`--${hint}\`? `}\`iamgate ${command.name} --help\` lists all options.`,
  });
}

function noValue(name: string, { value = "VALUE" }: Option): UsageError {
  return usage({
    reason: "no-value",
    what: `\`--${name}\` needs a value.`,
    why: "Without it the option says nothing.",
    next: `Write \`--${name} ${value}\`, or \`--${name}=${value}\` for a value that begins with a dash.`,
  });
}

function unwantedValue(name: string): UsageError {
  return usage({
    reason: "unwanted-value",
    what: `\`--${name}\` takes no value.`,
    why: "It is on when given and off when not.",
    next: `Write \`--${name}\`, or leave it out.`,
  });
}

function notAChoice(name: string, value: string, choices: readonly string[]): UsageError {
  return usage({
    reason: "not-a-choice",
    what: `\`--${name}\` cannot be \`${value}\`.`,
    why: `It is one of ${choices.join(", ")}.`,
    next: `Did you mean \`--${name} ${nearest(value, choices)}\`?`,
  });
}

function contradiction(name: string, first: string, other: string): UsageError {
  return usage({
    reason: "contradiction",
    what: `\`--${name}\` is given twice: \`${first}\` and \`${other}\`.`,
    why: "Only one of them can hold, and choosing one would be a guess.",
    next: "Give it once.",
  });
}

function noPositionals(first: string, { name }: Named): UsageError {
  return usage({
    reason: "no-arguments",
    what: `\`iamgate ${name}\` takes no arguments, but was given \`${first}\`.`,
    why: "Something that is not understood is never skipped.",
    next: `\`iamgate ${name} --help\` says what it takes.`,
  });
}

function usage({
  reason,
  ...texts
}: {
  reason: string;
  what: string;
  why: string;
  next: string;
}): UsageError {
  return new UsageError({ code: `usage/${reason}`, ...texts });
}
