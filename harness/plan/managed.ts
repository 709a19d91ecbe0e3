import { readArtefact } from "../artefacts.ts";

let lines: Buffer | undefined;

/**
 * The documents of AWS-managed policies, by ARN as written in the plan. The table knows the partition `aws` only:
 * AWS publishes the same documents in its other partitions. ARNs it does not know are left out, and the ruleset
 * then says that they cannot be verified. Source: `ruleset/managed.jsonl`, read when a plan first names one: a line
 * `["arn", document]` for each policy, of which only those that are named are parsed.
 */
export function managedDocuments(arns: readonly string[]): Record<string, unknown> {
  const named: Record<string, unknown> = {};
  for (const arn of arns) {
    const document = documentOf(arn.replace(/^arn:aws[a-z-]*:/, "arn:aws:"));
    if (document !== undefined) named[arn] = document;
  }
  return named;
}

function documentOf(arn: string): unknown {
  lines ??= Buffer.concat([NEWLINE, readArtefact("ruleset/managed.jsonl")]);
  // JSON escapes line breaks and quotes, so this is the beginning of a line and the whole ARN, or nothing.
  const start = lines.indexOf(`\n[${JSON.stringify(arn)},`);
  if (start === -1) return undefined;
  const line = lines.toString("utf8", start + 1, lines.indexOf(NEWLINE, start + 1));
  return (JSON.parse(line) as [string, unknown])[1];
}

const NEWLINE = Buffer.from("\n");
