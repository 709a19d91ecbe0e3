import { Language, type Node, Parser } from "web-tree-sitter";
import { readArtefact } from "../artefacts.ts";
import type { Spans } from "./native.ts";
import { unsure } from "./scan.ts";

let parser: Promise<Parser> | undefined;

/** The parser for Terraform's language, loaded once. */
export function terraformParser(): Promise<Parser> {
  parser ??= (async () => {
    await Parser.init();
    const made = new Parser();
    made.setLanguage(await Language.load(readArtefact("grammar/tree-sitter-terraform.wasm")));
    return made;
  })();
  return parser;
}

/** Throws Unreadable unless the grammar sees the arguments and blocks of a text where `spans` has them. */
export type Agrees = (text: string, spans: Spans) => void;

/** A check that knows each text once: the same module is often called from several places. */
export async function grammarCheck(): Promise<Agrees> {
  const grammar = await terraformParser();
  const known = new Set<string>();
  return (text, spans) => {
    if (known.has(text)) return;
    if (JSON.stringify(grammarSpans(grammar, text)) !== JSON.stringify(spans)) throw unsure();
    known.add(text);
  };
}

/**
 * Where the grammar sees arguments and blocks. Throws Unreadable when it sees an error anywhere in the text.
 * The grammar is made for editors: it ends heredocs and skips characters where Terraform does not. So it never stands
 * alone; what it sees has to be what the scanner sees.
 */
export function grammarSpans(grammar: Parser, text: string): Spans {
  const tree = grammar.parse(text);
  if (tree === null) throw unsure();
  try {
    if (tree.rootNode.hasError) throw unsure();
    const spans: Spans = [];
    spansOf(tree.rootNode, spans);
    return spans;
  } finally {
    tree.delete();
  }
}

function spansOf(node: Node, spans: Spans): void {
  for (const child of node.namedChildren) {
    if (child.type === "attribute") {
      const value = child.namedChildren.find(({ type }) => type === "expression");
      if (value === undefined) throw unsure();
      spans.push([child.startIndex, value.startIndex, value.endIndex]);
    } else if (child.type === "block") {
      const open = child.namedChildren.find(({ type }) => type === "block_start");
      if (open === undefined) throw unsure();
      spans.push([child.startIndex, open.startIndex, open.endIndex]);
      spansOf(child, spans);
    } else if (child.type === "body") {
      spansOf(child, spans);
    }
  }
}
