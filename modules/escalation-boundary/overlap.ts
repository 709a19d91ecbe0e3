/** Whether some text matches both patterns, in which `*` stands for any text and `?` for any character. */
export function overlap(left: string, right: string): boolean {
  // Of the right one, the places that can be reached after the characters of the left one so far.
  let reached = stars(new Set([0]), right);
  for (const character of left) {
    const next = new Set<number>();
    if (character === "*") {
      for (const place of reached) for (let at = place; at <= right.length; at++) next.add(at);
    } else {
      for (const place of reached) {
        const other = right[place];
        if (other === "*") next.add(place);
        else if (other !== undefined && meets(character, other)) next.add(place + 1);
      }
    }
    reached = stars(next, right);
  }
  return reached.has(right.length);
}

function meets(a: string, b: string): boolean {
  return a === b || a === "?" || b === "?";
}

/** A star may stand for nothing. */
function stars(places: Set<number>, pattern: string): Set<number> {
  const all = new Set(places);
  for (const place of places) {
    for (let at = place; pattern[at] === "*"; at++) all.add(at + 1);
  }
  return all;
}
