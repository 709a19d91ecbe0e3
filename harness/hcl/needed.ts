import { isObject } from "../plan/json.ts";
import type { Change } from "../plan/shape.ts";
import { argumentsOf } from "./module.ts";
import type { Argument, Configuration, Expression, Expressions, Module } from "./types.ts";

/** Characters of the longest expression that is sent. */
export const MAX_TEXT = 2_000;

/** Types whose expressions always go to the ruleset. */
const IAM = /^(aws_(iam_|ssoadmin_|organizations_policy)|awscc_iam_)/;

/**
 * What the ruleset can need of a configuration: the expressions of what carries or links policies, and the locals,
 * outputs and arguments of modules whose names occur in these. Only for speed and memory: more would change nothing.
 */
export function neededExpressions({ modules }: Configuration, changes: readonly Change[]): Expressions {
  const types = hiddenTypes(changes);
  const found = new Map<string, Map<string, Expression>>();
  const words = new Map([...modules.keys()].map((path) => [path, new Set<string>()]));
  const send = (address: string, name: string, { text, file, line }: Argument, path: string): void => {
    const expressions = found.get(address) ?? new Map<string, Expression>();
    found.set(address, expressions);
    const fits = text.length <= MAX_TEXT;
    expressions.set(name, { text: fits ? text : null, file, line });
    if (fits) for (const [word] of text.matchAll(WORD)) words.get(path)?.add(word);
  };
  for (const [path, { blocks }] of modules) {
    for (const [address, { labels, body }] of blocks) {
      const [type = ""] = labels;
      if (!IAM.test(type) && !types.has(type)) continue;
      const at = path === "" ? address : `${path}.${address}`;
      // Also one without arguments: it was read, and says nothing.
      found.set(at, new Map());
      for (const [name, argument] of argumentsOf(body)) send(at, name, argument, path);
    }
  }
  const waiting = new Set([...modules].flatMap(([path, module]) => valuesOf(path, module)));
  for (let grows = true; grows; ) {
    grows = false;
    for (const value of waiting) {
      if (!value.isNamed(words)) continue;
      waiting.delete(value);
      if (value.argument.text.length > MAX_TEXT) continue;
      send(value.path, value.name, value.argument, value.path);
      grows = true;
    }
  }
  return Object.fromEntries([...found].map(([address, table]) => [address, Object.fromEntries(table)]));
}

const WORD = /[\p{ID_Start}_][\p{ID_Continue}-]*/gu;

interface Value {
  path: string;
  name: string;
  argument: Argument;
  /** Whether it occurs where it can be used. */
  isNamed: (words: ReadonlyMap<string, ReadonlySet<string>>) => boolean;
}

/** The locals and outputs of a module and the arguments of its calls. */
function valuesOf(path: string, { locals, outputs, calls }: Module): Value[] {
  const above = path.slice(0, Math.max(0, path.lastIndexOf(".module.")));
  const below = (call: string): string => `${path === "" ? "" : `${path}.`}module.${call}`;
  return [
    ...[...locals].map(
      ([name, argument]): Value => ({
        path,
        name: `local.${name}`,
        argument,
        isNamed: (words) => words.get(path)?.has(name) === true,
      }),
    ),
    ...[...outputs].map(
      ([name, argument]): Value => ({
        path,
        name: `output.${name}`,
        argument,
        isNamed: (words) => path !== "" && words.get(above)?.has(name) === true,
      }),
    ),
    ...[...calls].flatMap(([call, { body }]) =>
      [...body.arguments].map(
        ([name, argument]): Value => ({
          path,
          name: `module.${call}.${name}`,
          argument,
          isNamed: (words) => isUsed(name, words.get(below(call)) ?? new Set()),
        }),
      ),
    ),
  ];
}

/** Which instances of a module there are bears on all that is passed to them. */
function isUsed(argument: string, words: ReadonlySet<string>): boolean {
  return argument === "for_each" || argument === "count" ? words.size > 0 : words.has(argument);
}

/** The types of which the plan hides a policy or a document until apply. */
function hiddenTypes(changes: readonly Change[]): Set<string> {
  return new Set(changes.flatMap(({ type, change }) => (hidesPolicy(change["after_unknown"]) ? [type] : [])));
}

function hidesPolicy(unknown: unknown): boolean {
  if (Array.isArray(unknown)) return unknown.some(hidesPolicy);
  if (!isObject(unknown)) return false;
  return Object.entries(unknown).some(
    ([key, value]) => (/(policy|document)$/.test(key) && isMarked(value)) || hidesPolicy(value),
  );
}

function isMarked(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isMarked);
  return value === true || (isObject(value) && Object.values(value).some(isMarked));
}
