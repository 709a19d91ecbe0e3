/** Plain data as HCL expressions, laid out as `terraform fmt` does. */
import { Code, partsOf, type Value } from "./value.ts";

/** Columns. Lists that do not fit have one line for each element. */
const WIDTH = 110;
const STEP = "  ";

/**
 * A value as HCL.
 * @param indent what the line begins with on which it stands
 * @param taken columns that stand on that line already
 */
export function expression(value: Value, indent = "", taken: number = indent.length): string {
  if (value instanceof Code) return value.print(indent);
  if (typeof value === "string") return stringText(value);
  if (value === null || typeof value !== "object") return String(value);
  if (isList(value)) return listText(value, indent, taken);
  const lines = assignments(value, indent + STEP);
  return lines === "" ? "{}" : `{\n${lines}\n${indent}}`;
}

/** A call of a function with one argument, such as `jsonencode({...})`. */
export function call(name: string, argument: Value): Code {
  return new Code((indent) => `${name}(${expression(argument, indent, indent.length + name.length + 2)})`);
}

/** One line or more for each entry; the equals signs of one-line entries that follow each other are aligned. */
export function assignments(entries: { readonly [key: string]: Value }, indent: string): string {
  const printed = Object.entries(entries).map(([name, value]) => {
    const key = keyText(name);
    return { key, text: expression(value, indent, `${indent}${key} = `.length) };
  });
  const isShort = (i: number): boolean => printed[i]?.text.includes("\n") === false;
  const widthAt = (i: number): number => {
    if (!isShort(i)) return 0;
    let [first, last] = [i, i];
    while (isShort(first - 1)) first--;
    while (isShort(last + 1)) last++;
    return Math.max(...printed.slice(first, last + 1).map(({ key }) => key.length));
  };
  return printed.map(({ key, text }, i) => `${indent}${key.padEnd(widthAt(i))} = ${text}`).join("\n");
}

/** A string in quotes. What HCL would take for a template is escaped, such as IAM's own `${aws:username}`. */
export function stringText(text: string): string {
  const parts = partsOf(text);
  const [before, only, after] = parts;
  // A string that is nothing but an expression is the expression.
  if (parts.length === 3 && before === "" && after === "") return only ?? "";
  return `"${parts.map((part, i) => (i % 2 === 1 ? `\${${part}}` : escaped(part))).join("")}"`;
}

function escaped(text: string): string {
  return JSON.stringify(text)
    .slice(1, -1)
    .replace(/[$%](?=\{)/g, "$&$&");
}

function keyText(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) && name !== "for" ? name : stringText(name);
}

function listText(list: readonly Value[], indent: string, taken: number): string {
  const inside = indent + STEP;
  const elements = list.map((element) => expression(element, inside));
  const line = `[${elements.join(", ")}]`;
  if (taken + line.length <= WIDTH && !line.includes("\n")) return line;
  return `[\n${elements.map((element) => `${inside}${element},\n`).join("")}${indent}]`;
}

function isList(value: object): value is readonly Value[] {
  return Array.isArray(value);
}
