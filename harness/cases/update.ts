import { writeFileSync } from "node:fs";
import {
  Document,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import type { RulesetFinding } from "../types.ts";
import type { Paint } from "./print.ts";
import type { CaseResult } from "./run.ts";
import { textDiff } from "./text-diff.ts";
import type { AccessMiss, Judgement } from "./types.ts";

/**
 * Rewrites `expect` of one case to what was found. What still holds stays as it is written, comments included; the
 * rest of the file is not touched at all.
 * @param text the case file
 * @param judgement what came of it
 * @returns the new text
 */
export function rewriteExpect(text: string, judgement: Judgement): string {
  const document = parseDocument(text);
  const pair = expectPair(document);
  const expect = pair.value;
  expect.set("verdict", judgement.found);

  const listed = expect.get("findings", true);
  const findings = isSeq(listed) ? (listed as YAMLSeq) : undefined;
  if (findings) findings.items = findings.items.filter((_, i) => judgement.matched[i] !== null);
  if (judgement.extra.length > 0) {
    const added = judgement.extra.map((finding) =>
      document.createNode(expectationOf(finding), { flow: true }),
    );
    const list = findings ?? (document.createNode([]) as YAMLSeq);
    list.items.push(...added);
    // One finding a line reads best once there are several.
    list.flow = false;
    if (!findings) expect.set("findings", list);
  }
  if (findings?.items.length === 0) findings.flow = true;
  rewriteAccess(document, expect, judgement.access);

  const key = pair.key as Scalar & { range: [number, number, number] };
  const start = key.range[0];
  const end = (expect.range as [number, number, number])[2];
  // What stands above the key is outside the part that is replaced.
  key.commentBefore = null;
  key.spaceBefore = false;
  const rewritten = new Document({});
  rewritten.contents = document.createNode({}) as never;
  (rewritten.contents as unknown as YAMLMap).items.push(pair as never);
  const block = rewritten.toString({ lineWidth: 0, flowCollectionPadding: false });
  return text.slice(0, start) + block.trimEnd() + trailing(text.slice(start, end)) + text.slice(end);
}

/** Puts the decisions found in the place of those expected: one entry where all states agree, else one for each. */
function rewriteAccess(document: Document, expect: YAMLMap, misses: readonly AccessMiss[]): void {
  const listed = expect.get("access", true);
  if (!isSeq(listed)) return;
  const byIndex = new Map(misses.map((miss) => [miss.index, miss]));
  listed.items = listed.items.flatMap((item, index) => {
    const miss = byIndex.get(index);
    if (miss === undefined || !isMap(item)) return [item];
    const decisions = new Set(miss.found.map(({ decision }) => decision));
    if (decisions.size === 1) {
      item.set("decision", miss.found[0]?.decision);
      return [item];
    }
    return miss.found.map(({ mfa, decision }) =>
      document.createNode({ ...miss.expectation, mfa, decision }, { flow: true }),
    );
  });
}

/** The line ends that stood behind the old block. */
function trailing(block: string): string {
  return /\s*$/.exec(block)?.[0] ?? "";
}

function expectPair(document: Document): Pair & { value: YAMLMap } {
  const root = document.contents;
  const pair = isMap(root)
    ? root.items.find(({ key }) => isScalar(key) && key.value === "expect")
    : undefined;
  if (!pair || !isMap(pair.value)) throw new Error("a case without expect cannot have passed the schema");
  return pair as Pair & { value: YAMLMap };
}

/** How a finding is written down: enough to tell it from others, no more. */
function expectationOf({ rule, subject, address, statement, witness }: RulesetFinding): object {
  return {
    rule,
    subject,
    ...(address === subject ? {} : { address }),
    ...(statement === null ? {} : { statement }),
    ...(witness ? { witness: { mfa: witness.mfa } } : {}),
  };
}

export interface Updated {
  /** The diff of every file that was rewritten. */
  lines: string[];
  /** Cases that are as they expect now. Engines that failed or disagree cannot be written away. */
  results: CaseResult[];
}

/** Rewrites the files of failed cases. */
export function updateCases(failed: readonly CaseResult[], paint: Paint): Updated {
  const updated: Updated = { lines: [], results: [] };
  for (const result of failed) {
    const { subject, judgement, failures, differences } = result;
    if (!judgement || failures.length > 0 || differences.length > 0) continue;
    const text = rewriteExpect(subject.text, judgement);
    writeFileSync(subject.file, text);
    updated.results.push(result);
    updated.lines.push(
      `${paint("yellow", "UPDATED")} ${subject.label}`,
      ...textDiff(subject.text, text, paint),
    );
  }
  return updated;
}
