import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition/index.js";
import { Token } from "cdktf";
import type { Construct } from "constructs";
import { ConstructError } from "./errors.ts";
import { ACCOUNT, partitions } from "./patterns.ts";
import { type Placed, placeIn } from "./placed.ts";

export type { Partition } from "./patterns.ts";

/**
 * The partition given, or else a reference to that of the provider: its data source calls nobody, so a plan knows it.
 * Throws ConstructError for a word that is no partition.
 */
export function partitionOf(
  scope: Construct,
  { partition: given, ...placed }: Placed & { partition?: string | undefined },
  construct: string,
): string {
  if (given === undefined) return new DataAwsPartition(scope, "partition", placeIn(placed)).partition;
  if (Token.isUnresolved(given) || partitions.some((known) => known === given)) return given;
  throw new ConstructError({
    code: "construct/partition",
    what: `${construct}: \`${given}\` is no partition.`,
    why: "ARNs of a partition that does not exist match nothing, and the policy would allow nothing.",
    next: `Give one of ${partitions.join(", ")}, or leave it out to take that of the provider.`,
  });
}

/** The account id given, or `*`. Throws ConstructError for what is no account id. */
export function accountOf(given: string | undefined, construct: string): string {
  if (given === undefined) return "*";
  if (Token.isUnresolved(given) || ACCOUNT.test(given)) return given;
  throw new ConstructError({
    code: "construct/account",
    what: `${construct}: \`${given}\` is no account id.`,
    why: "ARNs of an account that does not exist match nothing, and the policy would allow nothing.",
    next: "Give its twelve digits as a string, or leave it out.",
  });
}
