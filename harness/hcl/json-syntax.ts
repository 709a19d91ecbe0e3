import { type JsonNode, jsonNodes } from "./json-nodes.ts";
import { type Argument, type Block, type Body, Unreadable } from "./types.ts";

/** How many labels the blocks have that are looked into; all others are left out. */
const LABELS = new Map([
  ["resource", 2],
  ["data", 2],
  ["module", 1],
  ["output", 1],
  ["locals", 0],
]);

/** Blocks whose arguments are values, and no blocks of their own. */
const FLAT = new Set(["module", "output", "locals"]);

/**
 * The blocks of a file in Terraform's JSON syntax. Without the provider's schema a block looks like an object: in
 * resources, objects and lists of them are taken for blocks. Throws Unreadable.
 */
export function jsonBody(text: string, file: string): Body {
  const reader = new Reader(text, file);
  const blocks: Block[] = [];
  for (const members of reader.objects(jsonNodes(text))) {
    for (const [type, node] of members) {
      const labels = LABELS.get(type);
      if (labels !== undefined) reader.blocks(type, node, labels, [], blocks);
    }
  }
  return { arguments: new Map(), blocks };
}

class Reader {
  readonly #text: string;
  readonly #file: string;

  constructor(text: string, file: string) {
    this.#text = text;
    this.#file = file;
  }

  /** An object, or each of a list of objects, without comments. Throws Unreadable for anything else. */
  objects({ members, items }: JsonNode): [string, JsonNode][][] {
    const nodes = items ?? [{ members } as JsonNode];
    return nodes.map((node) => {
      if (node.members === undefined) throw new Unreadable("has no object where a block is expected");
      return node.members.filter(([key]) => key !== "//");
    });
  }

  /** Collects the blocks below a type: objects by label, as many levels as there are labels. */
  blocks(type: string, node: JsonNode, levels: number, labels: string[], into: Block[]): void {
    for (const members of this.objects(node)) {
      if (levels > 0) {
        for (const [label, inner] of members) this.blocks(type, inner, levels - 1, [...labels, label], into);
      } else {
        into.push({ type, labels, body: this.#body(members, FLAT.has(type)), ...this.#at(node) });
      }
    }
  }

  #body(members: [string, JsonNode][], flat: boolean): Body {
    const body: Body = { arguments: new Map(), blocks: [] };
    for (const [name, node] of members) {
      const inner = flat ? [] : (node.items ?? [node]);
      if (inner.length > 0 && inner.every((item) => item.members !== undefined)) {
        if (name === "dynamic") this.blocks(name, node, 1, [], body.blocks);
        else this.blocks(name, node, 0, [], body.blocks);
      } else {
        body.arguments.set(name, this.#argument(node));
      }
    }
    return body;
  }

  #argument(node: JsonNode): Argument {
    return { text: this.#text.slice(node.start, node.end), ...this.#at(node) };
  }

  #at({ line }: JsonNode): { file: string; line: number } {
    return { file: this.#file, line };
  }
}
