/** The parts of what `opa test --format json` prints that matter here. */
export interface TestResult {
  package: string;
  name: string;
  location?: { file: string; row: number };
  fail?: boolean;
  skip?: boolean;
  error?: unknown;
}

export interface Coverage {
  files?: Record<string, { not_covered?: { start: { row: number }; end: { row: number } }[] }>;
}

export interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

export function countOf(results: readonly TestResult[]): Count {
  const failed = results.filter(({ fail, error }) => fail || error).length;
  const skipped = results.filter(({ skip }) => skip).length;
  return { passed: results.length - failed - skipped, failed, skipped };
}

/** `file:line` or `file:line-line` of everything that no test reaches, apart from tests and adapters for engines. */
export function uncovered({ files = {} }: Coverage): string[] {
  return Object.entries(files)
    .filter(([file]) => !file.endsWith("_test.rego") && !file.includes("/engines/"))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([file, { not_covered: ranges = [] }]) =>
      merged(ranges).map(([from, to]) => `${file}:${from}${to === from ? "" : `-${to}`}`),
    );
}

/** OPA lists expressions, of which lines have several; what overlaps or adjoins is one place to the reader. */
function merged(ranges: readonly { start: { row: number }; end: { row: number } }[]): [number, number][] {
  const places: [number, number][] = [];
  for (const { start, end } of ranges.toSorted((a, b) => a.start.row - b.start.row)) {
    const last = places.at(-1);
    if (last !== undefined && start.row <= last[1] + 1) last[1] = Math.max(last[1], end.row);
    else places.push([start.row, end.row]);
  }
  return places;
}
