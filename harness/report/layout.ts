import { styleText } from "node:util";

type Format = Parameters<typeof styleText>[0];

/** Paints text, or leaves it alone. */
export type Paint = (format: Format, text: string) => string;

export function painter(color: boolean): Paint {
  // Whether to colour is decided once, for the stream that is written to: styleText would ask process.stdout.
  return (format, text) => (color ? styleText(format, text, { validateStream: false }) : text);
}

/**
 * Makes text from a plan safe for a terminal: control and invisible formatting characters, which could repaint the
 * screen or reverse a line, are shown as escapes.
 */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (char) => `\\u{${char.codePointAt(0)?.toString(16)}}`);
}

/**
 * Breaks text into lines that fit between `indent` and `width` and indents all but the first, which the caller has
 * begun. Words longer than a line, such as ARNs, stay whole so that they can be copied.
 */
export function wrap(text: string, indent: number, width: number): string {
  const room = Math.max(20, width - indent);
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].join(`\n${" ".repeat(indent)}`);
}

/** `1 error`, `2 errors`. */
export function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}
