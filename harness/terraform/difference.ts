/** Lists that Terraform writes in the random order of a map. */
const unordered = new Set(["relevant_attributes", "child_modules"]);

/** The plan without what differs from run to run though nothing changed. */
export function comparable(plan: unknown): unknown {
  return isObject(plan) ? { ...(inOrder(plan) as object), timestamp: null } : plan;
}

function inOrder(value: unknown, key = ""): unknown {
  if (Array.isArray(value)) {
    const list = value.map((element) => inOrder(element));
    return unordered.has(key) ? list.map((element) => JSON.stringify(element)).sort() : list;
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, inOrder(member, name)]));
}

/**
 * The first place at which two JSON values differ, with both values, or undefined. The order of keys does not count.
 */
export function firstDifference(recorded: unknown, made: unknown, path = "$"): string | undefined {
  if (Array.isArray(recorded) && Array.isArray(made)) {
    if (recorded.length !== made.length) return `${path}: ${recorded.length} elements, now ${made.length}`;
    return first(recorded.map((value, i) => firstDifference(value, made[i], `${path}[${i}]`)));
  }
  if (isObject(recorded) && isObject(made)) {
    const keys = [...new Set([...Object.keys(recorded), ...Object.keys(made)])].sort();
    return first(keys.map((key) => firstDifference(recorded[key], made[key], `${path}.${key}`)));
  }
  return recorded === made ? undefined : `${path}: ${short(recorded)}, now ${short(made)}`;
}

function first(differences: (string | undefined)[]): string | undefined {
  return differences.find((difference) => difference !== undefined);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? "absent";
  return text.length > 200 ? `${text.slice(0, 200)}...` : text;
}
