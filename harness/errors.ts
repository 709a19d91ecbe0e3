/**
 * Every refusal of iamgate is one of these: a stable `code`, what happened, why it stops the gate and what to do
 * about it. The CLI prints the three texts on one screen and exits 2; the library throws.
 * Texts never quote the content of a plan: plans hold secrets.
 */
export interface Explanation {
  /** Stable, for programs: `<area>/<reason>`, such as `input/truncated`. */
  code: string;
  /** One sentence: what is wrong, naming the file or option. */
  what: string;
  /** One or two sentences: why the plan cannot be judged because of it. */
  why: string;
  /** What the reader can do now. */
  next: string;
  cause?: unknown;
}

export class IamGateError extends Error {
  override readonly name: string = "IamGateError";
  readonly code: string;
  readonly what: string;
  readonly why: string;
  readonly next: string;

  constructor({ code, what, why, next, cause }: Explanation) {
    super(`${what} ${why} ${next}`, cause === undefined ? {} : { cause });
    this.code = code;
    this.what = what;
    this.why = why;
    this.next = next;
  }
}

/** The command line asks for something that cannot be done. */
export class UsageError extends IamGateError {
  override readonly name: string = "UsageError";
}

/** The plan cannot be read, or is no plan. */
export class InputError extends IamGateError {
  override readonly name: string = "InputError";
}

/** `iamgate.yaml` cannot be read or says something that is not allowed. */
export class ConfigError extends IamGateError {
  override readonly name: string = "ConfigError";
}

/** The ruleset is missing, crashed, timed out or gave an answer that cannot be trusted. */
export class EngineError extends IamGateError {
  override readonly name: string = "EngineError";
}

/** A report could not be written where it was asked for. */
export class OutputError extends IamGateError {
  override readonly name: string = "OutputError";
}

/** The message of anything thrown; libraries here throw strings and plain objects too. */
export function reasonOf(thrown: unknown): string {
  if (typeof thrown === "string") return thrown;
  if (typeof thrown === "object" && thrown !== null && "message" in thrown) return String(thrown.message);
  return String(thrown);
}

/** The `code` of a system error such as `ENOENT`, or undefined. */
export function systemCode(thrown: unknown): string | undefined {
  return thrown instanceof Error && "code" in thrown && typeof thrown.code === "string"
    ? thrown.code
    : undefined;
}
