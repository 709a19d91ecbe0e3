import type { Paint } from "./print.ts";

/** The lines that two texts do not share, `-` before `+`, found by their longest common subsequence. */
export function textDiff(before: string, after: string, paint: Paint): string[] {
  const a = before.split("\n");
  const b = after.split("\n");
  const shared = commonLengths(a, b);
  const lines: string[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      i++;
      j++;
    } else if (i < a.length && (j === b.length || at(shared, i + 1, j) >= at(shared, i, j + 1))) {
      lines.push(paint("red", `  - ${a[i++] ?? ""}`));
    } else {
      lines.push(paint("green", `  + ${b[j++] ?? ""}`));
    }
  }
  return lines;
}

function at(table: number[][], i: number, j: number): number {
  return table[i]?.[j] ?? 0;
}

/** How many lines the ends of both texts share, from each pair of positions on. */
function commonLengths(a: string[], b: string[]): number[][] {
  const table: number[][] = Array.from({ length: a.length + 1 }, () => []);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const longest =
        a[i] === b[j] ? at(table, i + 1, j + 1) + 1 : Math.max(at(table, i + 1, j), at(table, i, j + 1));
      (table[i] as number[])[j] = longest;
    }
  }
  return table;
}
