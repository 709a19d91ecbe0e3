/**
 * IAM wildcards: `*` is any run of characters (slashes and colons too), `?` is exactly one.
 * Written for the oracle alone: plain backtracking over characters, no regular expressions, no glob library.
 */

/** Does `text` belong to `pattern`? Case-sensitive: fold both sides first where IAM folds. */
export function matches(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    const c = pattern[p];
    if (c === "*") {
      star = p++;
      resume = t;
    } else if (c !== undefined && (c === "?" || c === text[t])) {
      p++;
      t++;
    } else if (star >= 0) {
      // The last star takes one character more; earlier stars never need to be reconsidered.
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  while (pattern[p] === "*") p++;
  return p === pattern.length;
}

const found = new Map<string, string | undefined>();

/**
 * A string that belongs to every one of `patterns`, or undefined when their intersection is empty.
 * Stars are kept as short as the other patterns permit; a free `?` becomes "1", which is legal in names and accounts.
 */
export function common(patterns: readonly string[]): string | undefined {
  if (!agreeAtTheEdges(patterns)) return undefined;
  const key = patterns.join("\n");
  if (found.has(key)) return found.get(key);
  const answer = search(patterns);
  if (found.size > 200_000) found.clear();
  found.set(key, answer);
  return answer;
}

/** Most pairs differ in their first or last literal characters; seeing that spares the search. */
function agreeAtTheEdges(patterns: readonly string[]): boolean {
  const first = patterns[0] ?? "";
  for (const other of patterns.slice(1)) {
    const shorter = Math.min(first.length, other.length);
    for (let i = 0; i < shorter; i++) {
      const clash = compareHeads(first[i], other[i]);
      if (clash === undefined) break;
      if (clash) return false;
    }
    for (let i = 1; i <= shorter; i++) {
      const clash = compareHeads(first.at(-i), other.at(-i));
      if (clash === undefined) break;
      if (clash) return false;
    }
  }
  return true;
}

/** True: never equal. Undefined: a star, nothing more can be said. */
function compareHeads(a: string | undefined, b: string | undefined): boolean | undefined {
  if (a === "*" || b === "*") return undefined;
  return a !== b && a !== "?" && b !== "?";
}

/** Depth-first search over the product of positions; a visited set bounds it by the product of the lengths. */
function search(patterns: readonly string[]): string | undefined {
  const seen = new Set<number>();
  const stack: { at: number[]; text: string }[] = [{ at: patterns.map(() => 0), text: "" }];
  for (let state = stack.pop(); state !== undefined; state = stack.pop()) {
    const { at, text } = state;
    let id = 0;
    let ended = true;
    let starred = false;
    let char = "*"; // what comes next: a literal, else "?" for any one character, else only stars
    let possible = true;
    for (let k = 0; k < at.length; k++) {
      const pattern = patterns[k] as string;
      const i = at[k] as number;
      id = id * (pattern.length + 1) + i;
      const head = pattern[i];
      if (head !== undefined) ended = false;
      if (head === "*") starred = true;
      else if (head === undefined) possible = false;
      else if (head === "?") char = char === "*" ? "?" : char;
      else if (char === "*" || char === "?") char = head;
      else if (char !== head) possible = false;
    }
    if (ended) return text;
    if (seen.has(id)) continue;
    seen.add(id);
    if (possible && char !== "*") {
      const next = at.map((i, k) => ((patterns[k] as string)[i] === "*" ? i : i + 1));
      stack.push({ at: next, text: text + (char === "?" ? "1" : char) });
    }
    if (!starred) continue;
    // Pushed last, so popped first: giving up a star comes before feeding it.
    for (let k = 0; k < at.length; k++) {
      if ((patterns[k] as string)[at[k] as number] === "*")
        stack.push({ at: at.with(k, (at[k] as number) + 1), text });
    }
  }
  return undefined;
}
