import { Scanner, unsure } from "./scan.ts";
import type { Block, Body } from "./types.ts";

/** What an argument or a block is made of: offsets in the text, by which two readers are compared. */
export type Spans = [name: number, start: number, end: number][];

/**
 * The arguments and blocks of a file in HCL's native syntax. Throws Unreadable when it is wrong or in doubt: an
 * argument that is read where none is would vouch for a policy that is not planned.
 */
export function nativeBody(text: string, file: string): { body: Body; spans: Spans } {
  const reader = new Reader(text, file);
  return { body: reader.body("end"), spans: reader.spans };
}

class Reader {
  readonly spans: Spans = [];
  readonly #scan: Scanner;
  readonly #file: string;
  #line = 1;
  #counted = 0;

  constructor(text: string, file: string) {
    this.#scan = new Scanner(text);
    this.#file = file;
  }

  body(ends: "end" | "}"): Body {
    const scan = this.#scan;
    const body: Body = { arguments: new Map(), blocks: [] };
    for (;;) {
      scan.skipSpace(true);
      if (ends === "end" ? scan.done : scan.at("}")) return body;
      const start = scan.position;
      const name = scan.name();
      if (name === undefined) throw unsure();
      const line = this.#lineAt(start);
      scan.skipSpace(false);
      if (scan.at("=") && !scan.at("==")) {
        // Terraform refuses an argument that is set twice.
        if (body.arguments.has(name)) throw unsure();
        scan.position++;
        scan.skipSpace(false);
        const begin = scan.position;
        const text = scan.expression();
        this.spans.push([start, begin, begin + text.length]);
        body.arguments.set(name, { text, file: this.#file, line });
      } else {
        scan.nested(() => body.blocks.push(this.#block(name, start, line)));
      }
      this.#endLine(ends);
    }
  }

  #block(type: string, start: number, line: number): Block {
    const scan = this.#scan;
    const labels: string[] = [];
    while (!scan.at("{")) {
      const label = scan.at('"') ? this.#quotedLabel() : scan.name();
      if (label === undefined) throw unsure();
      labels.push(label);
      scan.skipSpace(false);
    }
    this.spans.push([start, scan.position, scan.position + 1]);
    scan.position++;
    const body = this.body("}");
    scan.position++;
    return { type, labels, body, file: this.#file, line };
  }

  /** Labels are plain text; one that needs an escape is none that Terraform would take for a name. */
  #quotedLabel(): string {
    const quoted = /"([\p{L}\p{N}_.-]*)"/uy;
    quoted.lastIndex = this.#scan.position;
    const [whole, label] = quoted.exec(this.#scan.text) ?? [];
    if (whole === undefined || label === undefined) throw unsure();
    this.#scan.position += whole.length;
    return label;
  }

  /** After an argument or a block stands the end of the line, or of a block in one line. */
  #endLine(ends: "end" | "}"): void {
    const scan = this.#scan;
    scan.skipSpace(false);
    if (scan.done || scan.at("\n") || scan.at("\r\n") || (ends === "}" && scan.at("}"))) return;
    throw unsure();
  }

  #lineAt(position: number): number {
    for (let i = this.#counted; i < position; i++) if (this.#scan.text[i] === "\n") this.#line++;
    this.#counted = position;
    return this.#line;
  }
}
