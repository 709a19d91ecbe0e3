import { readArtefact } from "../artefacts.ts";

let documents: Record<string, unknown> | undefined;

/**
 * The documents of AWS-managed policies, by ARN as written in the plan. The table knows the partition `aws` only:
 * AWS publishes the same documents in its other partitions. ARNs it does not know are left out, and the ruleset
 * then says that they cannot be verified. Source: `ruleset/managed.json`, read when a plan first names one.
 */
export function managedDocuments(arns: readonly string[]): Record<string, unknown> {
  if (arns.length === 0) return {};
  documents ??= JSON.parse(readArtefact("ruleset/managed.json").toString()) as Record<string, unknown>;
  const named: Record<string, unknown> = {};
  for (const arn of arns) {
    const document = documents[arn.replace(/^arn:aws[a-z-]*:/, "arn:aws:")];
    if (document !== undefined) named[arn] = document;
  }
  return named;
}
