/** The carriers as `carriers.json` holds them. */

export const kinds = [
  "boundary",
  "exclusive",
  "federation",
  "grant",
  "identity",
  "link",
  "membership",
  "opaque",
  "org",
  "permission-set",
  "resource",
  "service-grammar",
  "session",
  "source",
  "trust",
  "vpc-endpoint",
] as const;

/**
 * What the ruleset does with it: judges it with the principals that it belongs to (as it is, or as the resource of
 * the aws provider that it is like), reads its document, or a statement written as fields, says that it cannot see
 * into it, or nothing.
 */
export const judged = ["principal", "cloud-control", "document", "fields", "opaque", "no"] as const;
export type Judged = (typeof judged)[number];

/** `endpoint`: it narrows what comes this way, and grants nothing. `session`: as identity policies are written. */
export const grammars = ["identity", "trust", "resource", "endpoint", "session"] as const;
export type Grammar = (typeof grammars)[number];

/** Only a resource of which this holds can make IAM. Without `any` and the like, one that has the attribute. */
export interface When {
  attribute: string;
  /** One of these is the value, or in it. */
  any?: string[];
  prefixes?: string[];
  contains?: string;
}

/** What may make IAM, in the words of a finding. */
export const codes = ["template", "resource", "product", "body", "runbook", "code"] as const;

/** An attribute that holds a policy, names one, or may bring one about. */
export interface Carrier {
  type: string;
  /** `policy`, `details[].policy` in blocks, `definition.statement` in objects. */
  attribute: string;
  kind: (typeof kinds)[number];
  judged: Judged;
  grammar?: Grammar;
  /** It names policies by ARN. */
  policies?: "one" | "many";
  /** The service has a default for it, which is unknown until apply where nobody wrote one. */
  default?: true;
  /** Of a data source. */
  data?: true;
  /** It holds a statement and no whole document. */
  statement?: true;
  when?: When;
  code?: (typeof codes)[number];
  /** Why it is not judged. */
  why?: string;
  /** The case that shows it, where that is none of the generated ones. */
  shown?: string;
}

export interface Carriers {
  /** The day somebody last went through the schemas. */
  reviewed: string;
  origin: string;
  /** Data sources that run a program. */
  programs: string[];
  /** Actions of Terraform that cannot make IAM. */
  harmless_actions: string[];
  /** Actions that are meant to be open to everybody, for example those of a web site. */
  public_actions: string[];
  rows: Carrier[];
}
