import { IamGateError, reasonOf } from "../errors.ts";
import { visible, wrap } from "../report/layout.ts";

const LABEL = 6;
const INDENT = 2;

/** A refusal on one screen: what happened, why it stops the gate, what to do. `about` names the plan, if one. */
export function refusalText({ what, why, next }: IamGateError, width: number, about?: string): string {
  const head = about === undefined ? "iamgate" : `iamgate: ${about}`;
  return `${paragraph("", `${head}: ${what}`, width)}\n${paragraph("why", why, width)}\n${paragraph("next", next, width)}\n`;
}

/** Something the reader should know that stops nothing. */
export function noteText(note: string, width: number): string {
  return `${paragraph("", `iamgate: ${note}`, width)}\n`;
}

/** A defect of iamgate itself, on one screen; the stack only for those who ask for it with IAMGATE_DEBUG. */
export function defectText(thrown: unknown, width: number, debug: boolean): string {
  const error = new IamGateError({
    code: "internal",
    what: `Internal error: ${reasonOf(thrown).slice(0, 300)}`,
    why: "This is a defect of iamgate. Nothing was judged, so the gate stays shut.",
    next: "Run again with IAMGATE_DEBUG=1 to see where it happened, and please report it with the version of iamgate.",
  });
  const stack = debug && thrown instanceof Error && thrown.stack !== undefined ? `\n${thrown.stack}\n` : "";
  return `${refusalText(error, width)}${stack}`;
}

/** Lines are kept: Terraform's own words come in several. Control characters of file names are shown, not sent. */
function paragraph(label: string, text: string, width: number): string {
  const indent = label === "" ? INDENT : INDENT + LABEL;
  const start = label === "" ? "" : `${" ".repeat(INDENT)}${label.padEnd(LABEL)}`;
  const lines = text.split("\n").map((line) => wrap(visible(line.trim()), indent, width));
  return `${start}${lines.join(`\n${" ".repeat(indent)}`)}`;
}
