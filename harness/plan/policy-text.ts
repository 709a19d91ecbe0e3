import { isObject } from "./json.ts";
import { nestsTooDeep } from "./nesting.ts";
import { hasLoneSurrogate, loneSurrogate, tooDeep } from "./parse.ts";

/**
 * Whether a text is a JSON object in which some object names a key twice. Attributes that are no JSON object have none.
 *
 * JSON.parse keeps one of two equal keys, so a text with duplicates has more keys than its value. In text that is
 * valid JSON every quote begins or ends a string and only keys are followed by a colon, so a regular expression
 * counts them exactly.
 * Throws InputError when the document is nested or encoded in a way the ruleset could not take either.
 */
export function hasDuplicateKeys(text: string): boolean {
  if (!/^\s*\{/.test(text)) return false;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return false;
  }
  if (nestsTooDeep(text)) throw tooDeep();
  if (/\\u[dD][89a-fA-F]/.test(text) && hasLoneSurrogate(value)) throw loneSurrogate();
  let written = 0;
  for (const [, colon] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/g)) {
    if (colon !== undefined) written++;
  }
  return written !== countKeys(value);
}

function countKeys(node: unknown): number {
  if (Array.isArray(node)) return node.reduce<number>((sum, member) => sum + countKeys(member), 0);
  if (!isObject(node)) return 0;
  const members = Object.values(node);
  return members.reduce<number>((sum, member) => sum + countKeys(member), members.length);
}
