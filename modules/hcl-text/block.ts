/** Blocks and files of Terraform's language, laid out as `terraform fmt` does. */
import { assignments } from "./expression.ts";
import type { Value } from "./value.ts";

export type Attributes = { readonly [name: string]: Value };

export interface Block {
  /** The type and the labels of the header: `["resource", "aws_iam_policy", "guard"]`. */
  header: readonly [string, ...string[]];
  /** Attributes and inner blocks, with a blank line between members. */
  body: readonly (Attributes | Block)[];
  /** What stands above the block, without `#`. */
  comment?: string;
}

/** A file of blocks, with lines of comment before them. */
export function fileText(banner: readonly string[], blocks: readonly Block[]): string {
  const above = banner.map((line) => `# ${line}\n`).join("");
  return [above, ...blocks.map((block) => `${blockText(block)}\n`)].filter((text) => text !== "").join("\n");
}

/** One block. */
export function blockText({ header: [type, ...labels], body, comment }: Block, indent = ""): string {
  const inside = `${indent}  `;
  const members = body
    .map((member) => (isBlock(member) ? blockText(member, inside) : assignments(member, inside)))
    .filter((text) => text !== "");
  const head = [type, ...labels.map((label) => JSON.stringify(label))].join(" ");
  const words = comment === undefined ? "" : `${indent}# ${comment.replaceAll("\n", `\n${indent}# `)}\n`;
  if (members.length === 0) return `${words}${indent}${head} {}`;
  return `${words}${indent}${head} {\n${members.join("\n\n")}\n${indent}}`;
}

function isBlock(member: Attributes | Block): member is Block {
  return Array.isArray(member["header"]) && Array.isArray(member["body"]);
}
