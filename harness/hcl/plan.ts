import type { Configuration } from "./types.ts";

/** Problems that are named; a configuration may have one in each file. */
const SHOWN = 5;

/**
 * The configuration in the archive of a saved plan; none for a plan of which only the JSON is there. The notes say what
 * of it could not be read; `path` is how the plan is called.
 */
export async function configurationIn(
  archive: Buffer | undefined,
  path: string,
): Promise<{ configuration: Configuration | undefined; notes: string[] }> {
  if (archive === undefined) return { configuration: undefined, notes: [] };
  // The parser is loaded only for those who need it.
  const { savedConfiguration } = await import("./saved.ts");
  const configuration = await savedConfiguration(archive);
  const { problems } = configuration;
  if (problems.length === 0) return { configuration, notes: [] };
  const note =
    `The configuration in ${path} could not be read as a whole: ${listOf(problems)}. ` +
    "What rests on that was judged from the plan's JSON alone.";
  return { configuration, notes: [note] };
}

/** What could not be read where lines of findings are looked up. */
export function notesOn(source: Configuration | undefined): string[] {
  const { problems } = source ?? { problems: [] };
  if (problems.length === 0) return [];
  return [`Some lines of findings are not known: ${listOf(problems)}.`];
}

function listOf(problems: readonly string[]): string {
  const more = problems.length - SHOWN;
  return [...problems.slice(0, SHOWN), ...(more > 0 ? [`${more} more`] : [])].join("; ");
}
