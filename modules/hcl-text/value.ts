/** What is printed as HCL: plain data, expressions that are written out already, and strings that hold such. */

export type Value =
  | string
  | number
  | boolean
  | null
  | Code
  | readonly Value[]
  | { readonly [key: string]: Value };

/** An expression that is no plain data, such as `var.path`. */
export class Code {
  /** The text, whose lines but the first begin with `indent`. */
  readonly print: (indent: string) => string;

  constructor(print: (indent: string) => string) {
    this.print = print;
  }
}

/** An expression as it is to stand there; lines but the first are relative to where it stands. */
export function code(text: string): Code {
  return new Code((indent) => text.replaceAll("\n", `\n${indent}`));
}

/** Two characters that no policy holds, because Unicode gives them to nobody. */
const [OPENS, CLOSES] = ["\uE000", "\uE001"];

/** An expression as part of a string, for data that takes strings alone: `arn:${inline("local.partition")}:iam::*:mfa/*`. */
export function inline(expression: string): string {
  return `${OPENS}${expression}${CLOSES}`;
}

/** The literal text and the expressions of a string, in turns, beginning and ending with text. */
export function partsOf(text: string): string[] {
  return text.split(new RegExp(`${OPENS}([^${CLOSES}]*)${CLOSES}`));
}

/** What JSON can hold of an object, as a value; what is undefined is left out, as JSON does. */
export function hclOf(data: object): Value {
  return JSON.parse(JSON.stringify(data)) as Value;
}
