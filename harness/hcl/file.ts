import type { Agrees } from "./grammar.ts";
import { jsonBody } from "./json-syntax.ts";
import { nativeBody } from "./native.ts";
import { type Body, Unreadable } from "./types.ts";

/** The longest file that is read; programs write long ones, as JSON. */
export const MAX_FILE_BYTES: number = 8 * 1024 * 1024;
/** The longest one in the native syntax: the grammar takes a second and some hundred megabytes for each of its own. */
export const MAX_NATIVE_BYTES: number = 2 * 1024 * 1024;

/** Whether a file of this name belongs to a configuration. OpenTofu has names of its own. */
export function isConfigurationFile(name: string): boolean {
  // Terraform passes over what editors leave behind.
  return /\.(tf|tofu)(\.json)?$/.test(name) && !/^[.#]|~$/.test(name);
}

/** Whether the arguments of a file replace those of the others. */
export function isOverrideFile(name: string): boolean {
  return /(^|_)override\.(tf|tofu)(\.json)?$/.test(name);
}

/** The arguments and blocks of a file; `place` is what it is called. Throws Unreadable, also where it is in doubt. */
export function fileBody(name: string, place: string, bytes: Uint8Array, agrees: Agrees): Body {
  const isJson = name.endsWith(".json");
  const text = decoded(bytes, isJson ? MAX_FILE_BYTES : MAX_NATIVE_BYTES);
  if (isJson) return jsonBody(text, place);
  const { body, spans } = nativeBody(text, place);
  // Two readers that know nothing of each other: who wants to deceive one has to deceive both alike.
  agrees(text, spans);
  return body;
}

/** Terraform reads UTF-8, and passes over a byte order mark. */
function decoded(bytes: Uint8Array, most: number): string {
  if (bytes.length > most) throw new Unreadable("is too large");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Unreadable("is not valid UTF-8");
  }
}
