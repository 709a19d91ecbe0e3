import { IamGateError } from "../../harness/errors.ts";

/** A construct was given something it cannot make a safe policy of. Thrown at construction, before anything is synthesised. */
export class ConstructError extends IamGateError {
  override readonly name: string = "ConstructError";
}
