import { toolVersion } from "../artefacts.ts";
import { IamGateError, UsageError } from "../errors.ts";
import { nearest } from "../nearest.ts";
import type { Command, Io } from "./command.ts";
import { defectText, refusalText } from "./error-text.ts";
import { parseArguments } from "./parse.ts";
import { widthOf, write } from "./terminal.ts";

/** Every command, loaded when it is called: the start of the process is most of what judging a small plan costs. */
const COMMANDS: Record<string, () => Promise<Command>> = {
  check: async () => (await import("./commands/check.ts")).command,
  access: async () => (await import("./commands/access.ts")).command,
  test: async () => (await import("./commands/test.ts")).command,
  policy: async () => (await import("./commands/policy.ts")).command,
};

/**
 * Runs the command line behind `iamgate` and returns the exit code. Never throws: whatever goes wrong is said on
 * stderr and is a 2, because nobody may take a failure for a verdict.
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await dispatch(argv, io);
  } catch (thrown) {
    const text =
      thrown instanceof IamGateError
        ? refusalText(thrown, widthOf(io.stderr))
        : defectText(thrown, widthOf(io.stderr), Boolean(io.env["IAMGATE_DEBUG"]));
    // With stderr gone as well, the exit code has to do.
    await write(io.stderr, text).catch(() => {});
    return 2;
  }
}

async function dispatch([word, ...args]: readonly string[], io: Io): Promise<number> {
  if (word === "--version") {
    await write(io.stdout, `${toolVersion()}\n`);
    return 0;
  }
  if (word === "--help" || word === "-h") {
    const { overview } = await import("./help.ts");
    const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
    await write(io.stdout, overview(commands, widthOf(io.stdout)));
    return 0;
  }
  const load = word !== undefined && Object.hasOwn(COMMANDS, word) ? COMMANDS[word] : undefined;
  if (load === undefined) throw noCommand(word);
  const command = await load();
  if (asksForHelp(args)) {
    const { commandPage } = await import("./help.ts");
    await write(io.stdout, commandPage(command, widthOf(io.stdout)));
    return 0;
  }
  const { values, positionals } = parseArguments(args, command);
  return command.run(io, values, positionals);
}

/** Help is wanted most by those whose other options are wrong, so it goes before all of them. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf("--");
  return args.slice(0, end === -1 ? args.length : end).some((arg) => arg === "--help" || arg === "-h");
}

function noCommand(word: string | undefined): UsageError {
  const names = Object.keys(COMMANDS);
  const all = "`iamgate --help` lists all commands.";
  if (word === undefined) {
    return new UsageError({
      code: "usage/no-command",
      what: "No command is given.",
      why: "iamgate does nothing by itself.",
      next: `To judge a plan: \`iamgate check tf.plan\`. ${all}`,
    });
  }
  // `iamgate tf.plan` and `iamgate --strict` are slips of people who mean `check`.
  const meansCheck = /[./\\]|^-/.test(word);
  return new UsageError({
    code: "usage/unknown-command",
    what: `\`${word}\` is no command of iamgate.`,
    why: "A command that is not understood does nothing, and doing nothing is no verdict.",
    next: `Did you mean \`iamgate ${meansCheck ? `check ${word}` : nearest(word, names)}\`? ${all}`,
  });
}
