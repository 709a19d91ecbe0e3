/** An expression of the configuration: as written, and where. */
export interface Expression {
  /** Without surrounding whitespace and comments; null when it is longer than what is sent. */
  text: string | null;
  /** The path from the root of the configuration. */
  file: string;
  line: number;
}

/**
 * Expressions by the address of their block, without instance keys, then by argument: `policy`,
 * `inline_policy.policy`, and `inline_policy[0].policy` where a block is written several times. At the address of a
 * module, which is `""` for the root, stand `local.NAME`, `output.NAME` and `module.CALL.ARG`.
 */
export type Expressions = Record<string, Record<string, Expression>>;

/** Where something is written. */
export interface Location {
  file: string;
  line: number;
}

/** An argument as it is written. */
export interface Argument extends Location {
  text: string;
}

export interface Block extends Location {
  type: string;
  labels: string[];
  body: Body;
}

/** What stands between the braces of a block, or in a file. */
export interface Body {
  arguments: Map<string, Argument>;
  blocks: Block[];
}

/** What one module says, files and override files taken together. */
export interface Module {
  /** Resources and data sources, such as `aws_iam_user.a` and `data.aws_iam_policy_document.d`. */
  blocks: Map<string, Block>;
  locals: Map<string, Argument>;
  outputs: Map<string, Argument>;
  calls: Map<string, Block>;
}

/** A configuration as far as it could be read. */
export interface Configuration {
  /** By path, such as `module.mid.module.leaf`; the root is `""`. */
  modules: Map<string, Module>;
  /** What could not be read, in sentences. */
  problems: string[];
}

/** A file of a configuration that is not read, and why: `main.tf`, `has a syntax error`. */
export class Unreadable extends Error {}
