import { editDistance, nearest } from "../nearest.ts";

/** `; did you mean "x"?` for the nearest of the known words, or nothing when none is near. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const candidate = nearest(word, [...known]);
  if (candidate === undefined) return "";
  // More than a third of the letters wrong is another word, not a slip.
  const near =
    candidate.startsWith(word) ||
    editDistance(word, candidate) <= Math.max(1, Math.ceil(candidate.length / 3));
  return near ? `; did you mean "${candidate}"?` : "";
}
