import { Unreadable } from "./types.ts";

/** How deep templates and blocks are followed. */
const MAX_DEPTH = 100;

/** A name: Terraform's identifiers follow Unicode, and hold dashes. */
const NAME = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;

/**
 * Walks over HCL's native syntax token by token, as its specification says: comments, quoted templates, heredocs and
 * the interpolations in them, brackets. Knows where an expression ends and nothing of what it means.
 * Throws Unreadable wherever it is not sure.
 */
export class Scanner {
  readonly text: string;
  position = 0;
  #depth = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Whether the rest begins with this. */
  at(token: string): boolean {
    return this.text.startsWith(token, this.position);
  }

  get done(): boolean {
    return this.position >= this.text.length;
  }

  /** Skips spaces and comments; line breaks too unless the line matters. */
  skipSpace(lines: boolean): void {
    while (!this.done) {
      const char = this.text[this.position] as string;
      if (char === " " || char === "\t" || (lines && (char === "\n" || char === "\r"))) this.position++;
      else if (!this.#skipComment()) return;
    }
  }

  /** The name that begins here; undefined when none does. */
  name(): string | undefined {
    NAME.lastIndex = this.position;
    const [name] = NAME.exec(this.text) ?? [];
    if (name !== undefined) this.position += name.length;
    return name;
  }

  /** Does the work one level deeper. Throws Unreadable when that is too deep. */
  nested(work: () => void): void {
    if (++this.#depth > MAX_DEPTH) throw new Unreadable("is nested too deep");
    work();
    this.#depth--;
  }

  /** Goes over an expression, up to the end of its line or of what encloses it, and returns its text. */
  expression(): string {
    const start = this.position;
    let end = start;
    const open: string[] = [];
    for (;;) {
      this.skipSpace(open.length > 0);
      const char = this.text[this.position];
      if (char === undefined || char === "\n" || char === "\r") break;
      if (char === ")" || char === "]" || char === "}") {
        if (open.length === 0) break;
        if (open.pop() !== char) throw unsure();
        this.position++;
      } else {
        const closing = { "(": ")", "[": "]", "{": "}" }[char];
        if (closing !== undefined) open.push(closing);
        if (closing !== undefined || !this.#template()) this.position++;
      }
      end = this.position;
    }
    if (open.length > 0 || end === start) throw unsure();
    return this.text.slice(start, end);
  }

  /** Goes over a quoted template or heredoc that begins here; false when none does. */
  #template(): boolean {
    if (this.at('"')) this.#quoted();
    else if (this.at("<<")) this.#heredoc();
    else return false;
    return true;
  }

  #skipComment(): boolean {
    if (this.at("#") || this.at("//")) {
      const end = this.text.indexOf("\n", this.position);
      this.position = end === -1 ? this.text.length : end;
    } else if (this.at("/*")) {
      const end = this.text.indexOf("*/", this.position + 2);
      if (end === -1) throw unsure();
      this.position = end + 2;
    } else return false;
    return true;
  }

  #quoted(): void {
    this.position++;
    while (!this.at('"')) {
      if (this.done || this.at("\n")) throw unsure();
      if (this.at("\\")) this.position += 2;
      else this.#templateChar();
    }
    this.position++;
  }

  #heredoc(): void {
    const begin = /<<-?([\p{ID_Start}_][\p{ID_Continue}-]*)\r?\n/uy;
    begin.lastIndex = this.position;
    const [whole, marker] = begin.exec(this.text) ?? [];
    if (whole === undefined || marker === undefined) throw unsure();
    this.position += whole.length;
    for (;;) {
      const end = this.text.indexOf("\n", this.position);
      if (end === -1) throw unsure();
      const line = this.text.slice(this.position, end);
      if (line.trim() === marker) {
        this.position += line.indexOf(marker) + marker.length;
        return;
      }
      // An interpolation may go over several lines; none of those can end the heredoc.
      while (!this.at("\n")) this.#templateChar();
      this.position++;
    }
  }

  /** One character of a template, or an escape, or a whole interpolation. */
  #templateChar(): void {
    if (this.done) throw unsure();
    for (const sign of ["$", "%"]) {
      // How an escape behind an escape is read is nowhere specified.
      if (this.at(sign.repeat(3))) throw unsure();
      if (this.at(`${sign}${sign}{`)) {
        this.position += 3;
        return;
      }
      if (this.at(`${sign}{`)) {
        this.position += 2;
        this.nested(() => this.#interpolation());
        return;
      }
    }
    this.position++;
  }

  #interpolation(): void {
    for (let open = 1; open > 0; ) {
      this.skipSpace(true);
      if (this.done) throw unsure();
      if (this.#template()) continue;
      if (this.at("{")) open++;
      if (this.at("}")) open--;
      this.position++;
    }
  }
}

/** A syntax that is wrong, or that is not understood without doubt. */
export function unsure(): Unreadable {
  return new Unreadable("has a syntax that is not understood");
}
