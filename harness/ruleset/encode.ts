import { InputError, reasonOf } from "../errors.ts";
import { loneSurrogate } from "../plan/parse.ts";
import type { RulesetInput } from "../types.ts";

/**
 * The input as UTF-8 JSON in a buffer of exactly its length: the runtime takes only an ArrayBuffer for JSON text, and
 * would evaluate anything else, or bytes that do not parse, as if there were no input.
 * Throws InputError for values that are no JSON (functions, cycles) and for lone surrogates, on which the ruleset aborts.
 */
export function encodeInput(input: RulesetInput): ArrayBuffer {
  let text: string;
  try {
    text = JSON.stringify(input);
  } catch (cause) {
    throw new InputError({
      code: "input/not-json",
      what: `The plan cannot be written as JSON: ${reasonOf(cause)}.`,
      why: "The ruleset reads JSON and nothing else.",
      next: "Pass what JSON.parse made of `terraform show -json`.",
      cause,
    });
  }
  // JSON.stringify escapes exactly the surrogates that have no partner; an escaped backslash before it is text.
  if (/(?<!\\)(?:\\\\)*\\ud[89a-f]/.test(text)) throw loneSurrogate();
  return bytesOf(text);
}

/** JSON text as UTF-8 in a buffer of exactly its length. */
export function bytesOf(text: string): ArrayBuffer {
  const { buffer, byteLength } = new TextEncoder().encode(text);
  return (byteLength === buffer.byteLength ? buffer : buffer.slice(0, byteLength)) as ArrayBuffer;
}
