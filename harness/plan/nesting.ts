/**
 * Levels of nesting that are read. A module call takes three levels of a plan and a policy document about eight;
 * the deepest plans seen in public stay below 60. Everything that walks a plan recursively, the ruleset included,
 * has room for several times this bound.
 */
export const MAX_NESTING = 512;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Whether a text that is valid JSON nests deeper than MAX_NESTING. Linear, without recursion or memory. */
export function nestsTooDeep(json: string): boolean {
  let depth = 0;
  for (let i = 0; i < json.length; i++) {
    const code = json.charCodeAt(i);
    if (code === QUOTE) {
      i = endOfString(json, i);
    } else if (code === 0x7b || code === 0x5b) {
      if (++depth > MAX_NESTING) return true;
    } else if (code === 0x7d || code === 0x5d) {
      depth--;
    }
  }
  return false;
}

/** The position of the quote that ends the string beginning at `start`: the first one that is not escaped. */
function endOfString(json: string, start: number): number {
  let end = json.indexOf('"', start + 1);
  while (isEscaped(json, end)) end = json.indexOf('"', end + 1);
  return end === -1 ? json.length : end;
}

/** Whether an odd number of backslashes stands before a position. */
function isEscaped(json: string, position: number): boolean {
  let first = position;
  while (json.charCodeAt(first - 1) === BACKSLASH) first--;
  return (position - first) % 2 === 1;
}
