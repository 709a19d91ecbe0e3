import { InputError } from "../errors.ts";

interface Encoding {
  label: "utf-8" | "utf-16le" | "utf-16be";
  /** Bytes of the byte order mark. */
  mark: number;
}

/**
 * Decodes a plan: UTF-8 with or without byte order mark, UTF-16 with one (what PowerShell's `>` writes).
 * Nothing is ever replaced: a byte that is no text could hide in the middle of an ARN, so it is refused.
 * Throws InputError for empty input, UTF-16 without mark, invalid sequences and binary files.
 */
export function decode(bytes: Uint8Array): string {
  if (bytes.length === 0) throw empty();
  const { label, mark } = encodingOf(bytes);
  try {
    const text = new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes.subarray(mark));
    if (text.trim() === "") throw empty();
    return text;
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    throw new InputError({
      code: "input/encoding",
      what: `The input is not valid ${label.toUpperCase()}.`,
      why: "It is a binary file, or was damaged on its way; replacing the bad bytes could change what a policy says.",
      next: "Pass the file that `terraform plan -out` wrote, or the untouched output of `terraform show -json`.",
      cause,
    });
  }
}

function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { label: "utf-8", mark: 3 };
  if (first === 0xff && second === 0xfe) return { label: "utf-16le", mark: 2 };
  if (first === 0xfe && second === 0xff) return { label: "utf-16be", mark: 2 };
  // JSON begins with an ASCII character, so a zero among the first two bytes is UTF-16 that does not say which.
  if ((first === 0) !== (second === 0) && bytes.length % 2 === 0) {
    throw new InputError({
      code: "input/utf-16-without-mark",
      what: "The input looks like UTF-16 without a byte order mark.",
      why: "Without the mark its byte order would be a guess.",
      next: "Save it as UTF-8, or let PowerShell write it with `Out-File -Encoding utf8`.",
    });
  }
  return { label: "utf-8", mark: 0 };
}

function empty(): InputError {
  return new InputError({
    code: "input/empty",
    what: "The input is empty.",
    why: "The command that should have written the plan most likely failed.",
    next: "Run `terraform show -json tf.plan` by itself and look at what it prints on stderr.",
  });
}
