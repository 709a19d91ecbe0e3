import { readFileSync } from "node:fs";
import { relative } from "node:path";
import {
  type Document,
  type ErrorCode,
  isMap,
  isNode,
  isPair,
  LineCounter,
  parseDocument,
  visit,
  type YAMLError,
} from "yaml";
import { reasonOf } from "../errors.ts";
import type { MfaState } from "../types.ts";
import { CaseProblem, type Position } from "./problem.ts";
import { type RuleIds, unknownRule } from "./rules.ts";
import { checkSchema } from "./schema.ts";
import { alwaysInScope, scopeOf } from "./scope.ts";
import type { Case, CaseSource } from "./types.ts";

type Path = (string | number)[];

/** A case file with its place in the YAML, so that later problems can be located too. */
export interface LoadedCase extends Case {
  document: Document.Parsed;
  locate: (path: Path) => Position | undefined;
}

/**
 * Reads one case file and checks it against case.schema.json.
 * @param file absolute path
 * @param o.cwd folder that labels are relative to
 * @param o.rules rules of the ruleset, by group
 * @throws CaseProblem with line and column
 */
export function loadCase(file: string, o: { cwd: string; rules: RuleIds }): LoadedCase {
  const label = relative(o.cwd, file) || file;
  const text = readCase(file, label);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: "1.2" });
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const [error] = [...document.errors, ...document.warnings];
  if (error) throw new CaseProblem(label, yamlReason(error), position(error.pos[0]));

  const locate = (path: Path, key?: string): Position | undefined => {
    const offset = offsetOf(document, path, key);
    return offset === undefined ? undefined : position(offset);
  };
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document)) return;
      const reason = `*${alias.source} is an alias without an anchor; a text that begins with "*" needs quotes`;
      throw new CaseProblem(label, reason, position(alias.range?.[0] ?? 0));
    },
  });
  if (!isMap(document.contents))
    throw new CaseProblem(label, noCase(document), position(offsetOf(document, []) ?? 0));
  const source: unknown = document.toJS({ maxAliasCount: 100 });
  const problem = checkSchema(source);
  if (problem) {
    const where = problem.path.length > 0 ? ` (${problem.path.join(".")})` : "";
    throw new CaseProblem(label, `${problem.reason}${where}`, locate(problem.path, problem.key));
  }
  const checked = normalise(source as CaseSource);
  const scope = scopeOf(checked.scope, file, new Set([alwaysInScope, ...o.rules.keys()]));
  if (typeof scope === "object" && "reason" in scope) {
    throw new CaseProblem(label, scope.reason, locate(["scope"]));
  }
  const unknown = unknownRule(checked.expect.findings ?? [], o.rules);
  if (unknown) throw new CaseProblem(label, unknown.reason, locate(["expect", "findings", ...unknown.path]));
  return { file, label, text, source: checked, scope, document, locate };
}

function readCase(file: string, label: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new CaseProblem(label, `cannot be read: ${reasonOf(error)}`);
  }
  try {
    // A byte that is replaced would be judged as if it had been written.
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new CaseProblem(label, "is not valid UTF-8");
  }
}

/** What to say of YAML that is not even a mapping. */
function noCase({ contents }: Document.Parsed): string {
  const why = contents === null ? "the file is empty" : "this is no case";
  return `${why}: a case has "title", "given" and "expect"`;
}

/** YAML reads `mfa: true` as a boolean; the state is the word. */
function normalise(source: CaseSource): CaseSource {
  for (const { witness } of source.expect.findings ?? []) {
    if (witness && typeof witness["mfa"] === "boolean") witness["mfa"] = String(witness["mfa"]);
  }
  for (const expectation of source.expect.access ?? []) {
    if (expectation.mfa !== undefined) expectation.mfa = String(expectation.mfa) as MfaState;
  }
  return source;
}

/** Where a value stands in the text, or one key of it; the nearest enclosing one when it has no place of its own. */
function offsetOf(document: Document.Parsed, path: Path, key?: string): number | undefined {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (!isNode(node)) continue;
    if (key !== undefined && length === path.length && isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && String(item.key) === key);
      if (isNode(pair?.key)) return pair.key.range?.[0];
    }
    return node.range?.[0];
  }
  return undefined;
}

/** What the YAML reader says, and the slip that mostly causes it. */
function yamlReason({ code, message }: YAMLError): string {
  const hint = yamlHints[code];
  const [said = ""] = message.split(/;|\n/, 1);
  return `${said}${hint ? `; ${hint}` : ""}`;
}

const yamlHints: Partial<Record<ErrorCode, string>> = {
  BLOCK_AS_IMPLICIT_KEY: 'a text that holds ": " needs quotes',
  BAD_ALIAS: 'a "*" needs quotes: YAML takes it for an alias',
  BAD_SCALAR_START: "a text that begins like this needs quotes",
  MULTIPLE_DOCS: "a file holds one case",
};
