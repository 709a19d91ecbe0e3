import { nestsTooDeep } from "../plan/nesting.ts";
import { Unreadable } from "./types.ts";

/** A value in JSON text and where it stands; `members` of objects, `items` of arrays. */
export interface JsonNode {
  start: number;
  end: number;
  line: number;
  members?: [key: string, value: JsonNode][];
  items?: JsonNode[];
}

/**
 * The values of a JSON text with their places. Throws Unreadable for text that is no JSON, nests too deep, or names a
 * key twice: which of the two counts is not the same everywhere.
 */
export function jsonNodes(text: string): JsonNode {
  try {
    JSON.parse(text);
  } catch {
    throw new Unreadable("is no JSON");
  }
  if (nestsTooDeep(text)) throw new Unreadable("is nested too deep");
  return new Walker(text).value();
}

/** Walks over text that is known to be JSON. */
class Walker {
  readonly #text: string;
  #position = 0;
  #line = 1;

  constructor(text: string) {
    this.#text = text;
  }

  value(): JsonNode {
    this.#space();
    const node: JsonNode = { start: this.#position, end: 0, line: this.#line };
    const char = this.#text[this.#position];
    if (char === "{") {
      node.members = [];
      const seen = new Set<string>();
      this.#list("}", () => {
        const key = JSON.parse(this.#string()) as string;
        if (seen.has(key)) throw new Unreadable("names a key twice");
        seen.add(key);
        this.#space();
        this.#position++;
        node.members?.push([key, this.value()]);
      });
    } else if (char === "[") {
      node.items = [];
      this.#list("]", () => node.items?.push(this.value()));
    } else if (char === '"') {
      this.#string();
    } else {
      while (/[-+.\w]/.test(this.#text[this.#position] ?? "")) this.#position++;
    }
    node.end = this.#position;
    return node;
  }

  #list(end: string, member: () => void): void {
    this.#position++;
    this.#space();
    while (this.#text[this.#position] !== end) {
      member();
      this.#space();
      if (this.#text[this.#position] === ",") this.#position++;
      this.#space();
    }
    this.#position++;
  }

  #string(): string {
    const start = this.#position++;
    while (this.#text[this.#position] !== '"') this.#position += this.#text[this.#position] === "\\" ? 2 : 1;
    return this.#text.slice(start, ++this.#position);
  }

  #space(): void {
    for (; /[ \t\r\n]/.test(this.#text[this.#position] ?? ""); this.#position++) {
      if (this.#text[this.#position] === "\n") this.#line++;
    }
  }
}
