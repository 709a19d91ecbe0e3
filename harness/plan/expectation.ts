import { InputError } from "../errors.ts";
import { type JsonObject, jsonType } from "./json.ts";

/** A test of one member and the words for what it should be. */
export interface Expectation {
  holds: (value: unknown) => boolean;
  words: string;
}

export const isString: (value: unknown) => boolean = (value) => typeof value === "string";

/** The same test for a member that may be absent. */
export function optional(holds: (value: unknown) => boolean): (value: unknown) => boolean {
  return (value) => value === undefined || holds(value);
}

/** Holds the members of an object to what they should be. Throws InputError for the first that is not. */
export function check(object: JsonObject, expectations: Record<string, Expectation>, place: string): void {
  // Asked for every change of a plan: no lists are made on the way.
  for (const key in expectations) {
    const { holds, words } = expectations[key] as Expectation;
    if (!holds(object[key])) {
      throw malformed(place === "" ? key : `${place}.${key}`, `is ${jsonType(object[key])}, not ${words}`);
    }
  }
}

/** The refusal of a plan for one place in it; never quotes what stands there. */
export function malformed(place: string, problem: string): InputError {
  return new InputError({
    code: "input/malformed-plan",
    what: `The plan is malformed: \`${place}\` ${problem}.`,
    why: "Terraform does not write such a plan, and a policy could hide where it is not looked for.",
    next: "Pass the untouched output of `terraform show -json`.",
  });
}
