/** Reads what can be checked in a page of Markdown: links, headings, tables and blocks. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../artefacts.ts";

export interface Block {
  language: string;
  /** The file it stands for: in a comment as its first line, or before a colon at the end of the line above it. */
  file: string | undefined;
  body: string;
}

/** The text of a page, by its path in the project. */
export function pageOf(path: string): string {
  return readFileSync(join(packageRoot(), path), "utf8");
}

/** All fenced blocks. */
export function blocksOf(text: string): Block[] {
  return [...text.matchAll(/(?:`([^`\n]+)`:\n\n)?^```(\w+)\n([\s\S]*?)^```$/gm)].map(
    ([, above, language = "", body = ""]) => ({
      language,
      file: /^(?:#|\/\/) (\S+\.\w+)\n/.exec(body)?.[1] ?? above,
      body,
    }),
  );
}

/** The body of the block that stands for a file. Throws when there is none. */
export function blockFor(text: string, file: string): string {
  const block = blocksOf(text).find((candidate) => candidate.file === file);
  if (block === undefined) throw new Error(`no block for ${file}`);
  return block.body;
}

/** Where the links of a page go. */
export function linksOf(text: string): string[] {
  return [...prose(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target);
}

/** The anchors that GitHub gives to the headings of a page, and those that are written. */
export function anchorsOf(text: string): string[] {
  const headings = [...prose(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
  const written = [...prose(text).matchAll(/<a id="([^"]+)"><\/a>/g)].map(([, id = ""]) => id);
  return [...headings, ...written];
}

/** The rows of the first table whose header begins with these cells, after `from`. Throws when there is none. */
export function tableOf(text: string, header: readonly string[], from = ""): string[][] {
  const start = text.indexOf(from);
  const tables = text.slice(Math.max(start, 0)).match(/(?:^\|.*\|\n)+/gm) ?? [];
  const found = tables
    .map((table) => table.trim().split("\n").map(cellsOf))
    .find(([first = []]) => header.every((cell, i) => first[i] === cell));
  if (start === -1 || found === undefined) throw new Error(`no table ${header.join(", ")} after "${from}"`);
  return found.slice(2);
}

/** The text between single backticks, everywhere in a text. */
export function codeIn(text: string): string[] {
  return [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code);
}

function cellsOf(row: string): string[] {
  return row
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
}

function prose(text: string): string {
  return text.replaceAll(/^```[\s\S]*?^```$/gm, "");
}
