import { InputError, reasonOf } from "../errors.ts";
import { isObject } from "./json.ts";
import { MAX_NESTING, nestsTooDeep } from "./nesting.ts";
import { LONE_SURROGATE } from "./unicode.ts";

/**
 * Parses the text of a plan. Throws InputError for text that is no JSON (saying whether it is cut off, followed by
 * something else, or Terraform's event stream), that nests too deep or that holds half a Unicode character.
 */
export function parse(text: string): unknown {
  const value = parseJson(text);
  // JSON.parse itself does not recurse; everything after it does.
  if (nestsTooDeep(text)) throw tooDeep();
  // Escapes of surrogates are rare: only a text that has some is worth a walk.
  if (/\\u[dD][89a-fA-F]/.test(text) && hasLoneSurrogate(value)) throw loneSurrogate();
  return value;
}

export function tooDeep(): InputError {
  return new InputError({
    code: "input/nesting",
    what: `The input is nested deeper than ${MAX_NESTING} levels.`,
    why: "No plan is; judging it could exhaust the stack half-way.",
    next: "Check where the file comes from, and pass the output of `terraform show -json`.",
  });
}

export function loneSurrogate(): InputError {
  return new InputError({
    code: "input/lone-surrogate",
    what: "The input holds half a Unicode character (a lone surrogate escape).",
    why: "It is no text, so what IAM would make of it is undefined.",
    next: "Find the string with an escape between \\ud800 and \\udfff that has no partner, and correct it in the configuration.",
  });
}

/** Whether any string or key below a value is not well-formed Unicode. Expects bounded nesting. */
export function hasLoneSurrogate(value: unknown): boolean {
  if (typeof value === "string") return LONE_SURROGATE.test(value);
  if (Array.isArray(value)) return value.some(hasLoneSurrogate);
  if (!isObject(value)) return false;
  return Object.entries(value).some(([key, member]) => LONE_SURROGATE.test(key) || hasLoneSurrogate(member));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    // The engine's own message quotes the text, and plans hold secrets: it is used to tell cases apart, never shown.
    throw isEventStream(text) ? eventStream() : notJson(text, reasonOf(thrown));
  }
}

function notJson(text: string, reason: string): InputError {
  const position = Number(/at position (\d+)/.exec(reason)?.[1] ?? Number.NaN);
  if (reason.includes("after JSON")) {
    return new InputError({
      code: "input/trailing",
      what: `Something follows the JSON document, from character ${position} on.`,
      why: "Two documents, or a document and a message, were written into one file: it is unclear which one is the plan.",
      next: "Write nothing but the output of `terraform show -json` into the file; send its stderr elsewhere.",
    });
  }
  // An escape that is cut is reported at its beginning.
  const atEnd =
    reason.startsWith("Unexpected end") || reason.startsWith("Unterminated") || position >= text.length - 6;
  if (/^\s*[[{]/.test(text) && atEnd) {
    return new InputError({
      code: "input/truncated",
      what: "The JSON ends in the middle: the input is cut off.",
      why: "What is missing could be the policy that opens the door.",
      next: "Run `terraform show -json` again; check for a full disk, a killed process or a broken download.",
    });
  }
  return new InputError({
    code: "input/not-json",
    what: "The input is neither JSON nor a saved Terraform plan.",
    why: "Only a plan says what Terraform is going to do.",
    next: "Run `terraform plan -out tf.plan`, then `iamgate check tf.plan`.",
  });
}

/** Whether the first line is an event of `terraform plan -json`. */
function isEventStream(text: string): boolean {
  const line = text.trimStart().split("\n", 1)[0] ?? "";
  try {
    const event: unknown = JSON.parse(line);
    return isObject(event) && "@level" in event;
  } catch {
    return false;
  }
}

export function eventStream(): InputError {
  return new InputError({
    code: "input/event-stream",
    what: "The input is the event stream of `terraform plan -json`.",
    why: "Those events name what changes, not the policies that change.",
    next: "Run `terraform plan -out tf.plan`, then `iamgate check tf.plan`.",
  });
}
