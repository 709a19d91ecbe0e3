/** What unknown parts of documents may turn out to be. */
import { PATHS, stepOf } from "../../oracle/escalation/catalogue.ts";
import { denial, grants, theme } from "../../oracle/escalation/grammar.ts";
import { limitBlock, resourceFor } from "../../oracle/escalation/vocabulary.ts";
import { allow, anyMfaBlock, guard, sideDeny } from "../../oracle/grammar.ts";
import type { Random } from "../../oracle/random.ts";
import { ACCOUNT } from "../../oracle/universe.ts";
import {
  ACTIONS,
  AGE,
  type Block,
  DANGEROUS,
  DECIDED,
  ENROLMENT,
  HARMLESS,
  OPEN,
  PRESENT,
  RESOURCES,
  SPARED,
} from "../../oracle/vocabulary.ts";
import type { RawStatement } from "./template.ts";

/** What a document is about: whom it is for, and whether it is the trust document of a role. */
export interface About {
  name: string;
  trust: boolean;
}

const STEPS = [...PATHS.values()].flatMap(({ steps }) => steps.flat().map((key) => stepOf(key).action));

export function anyAction(r: Random, { trust }: About): string {
  if (trust)
    return r.pick(["sts:AssumeRole", "sts:*", "*", "sts:AssumeRoleWithWebIdentity", "sts:TagSession"]);
  return r.pick([
    r.pick(ACTIONS),
    r.pick([...ENROLMENT, ...HARMLESS, ...DANGEROUS, ...SPARED]),
    r.pick(STEPS),
    "*",
  ]);
}

export function anyResource(r: Random, { name }: About): string {
  return r.pick([r.pick(RESOURCES), resourceFor(r, r.pick(STEPS), name), "*"]);
}

const IDENTIFIERS: Record<string, readonly string[]> = {
  AWS: [
    `arn:aws:iam::${ACCOUNT}:root`,
    `arn:aws:iam::${ACCOUNT}:user/alice`,
    `arn:aws:iam::${ACCOUNT}:role/app-1`,
    "arn:aws:iam::444455556666:root",
    "444455556666",
    "*",
  ],
  Service: ["ec2.amazonaws.com", "lambda.amazonaws.com", "ecs-tasks.amazonaws.com"],
  Federated: [
    `arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com`,
    `arn:aws:iam::${ACCOUNT}:saml-provider/corp`,
    "cognito-identity.amazonaws.com",
  ],
  "*": ["*"],
};

export function anyPrincipal(r: Random): [type: string, identifier: string] {
  const type = r.pick(["AWS", "AWS", "AWS", "Service", "Federated", "*"]);
  return [type, anyIdentifier(r, type)];
}

export function anyIdentifier(r: Random, type: string): string {
  return r.pick(IDENTIFIERS[type] ?? ["*"]);
}

export function anyBlock(r: Random, about: About): Block {
  if (about.trust && r.chance(0.5)) return r.pick(OF_TRUST);
  return r.pick([
    (): Block => anyMfaBlock(r),
    (): Block => ({ Bool: { [PRESENT]: "true" } }),
    (): Block => ({ BoolIfExists: { [PRESENT]: "false" } }),
    (): Block => r.pick([...OPEN, ...DECIDED]),
    (): Block => limitBlock(r, [r.pick([...PATHS.values()])]),
  ])();
}

const OF_TRUST: Block[] = [
  { StringEquals: { "sts:ExternalId": "secret" } },
  { StringEquals: { "aws:PrincipalOrgID": "o-1234567890" } },
  { ArnLike: { "aws:PrincipalArn": `arn:aws:iam::${ACCOUNT}:role/app-*` } },
  { StringLike: { "token.actions.githubusercontent.com:sub": "repo:acme/*" } },
  { StringEquals: { "token.actions.githubusercontent.com:sub": "repo:acme/app:ref:refs/heads/main" } },
  { StringEquals: { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" } },
];

const OPERATORS = [
  "Bool",
  "BoolIfExists",
  "Null",
  "StringEquals",
  "StringNotEquals",
  "StringLike",
  "ArnLike",
];

export function anyOperator(r: Random): string {
  return r.pick(OPERATORS);
}

export function anyKey(r: Random): string {
  return r.pick([
    PRESENT,
    PRESENT,
    AGE,
    "aws:SourceIp",
    "iam:PassedToService",
    "aws:username",
    "aws:PrincipalTag/team",
  ]);
}

/** A value for a key that may be tested in any way. */
export function anyValue(r: Random, key: string): string {
  const folded = key.toLowerCase();
  if (folded === AGE.toLowerCase()) return r.pick(["0", "60", "3600", "43200", "true", "false"]);
  if (folded === PRESENT.toLowerCase()) return r.pick(["true", "false"]);
  if (folded === "iam:passedtoservice") return r.pick(["lambda.amazonaws.com", "ec2.amazonaws.com", "*"]);
  return r.pick([
    "*",
    "a*",
    "red",
    "true",
    "false",
    "User",
    `arn:aws:iam::${ACCOUNT}:user/*`,
    "o-1234567890",
  ]);
}

export function anyStatement(r: Random, about: About): RawStatement {
  if (about.trust) return trustStatement(r);
  const t = theme(r, about.name);
  return r.pick([
    (): RawStatement => allow(r),
    (): RawStatement => sideDeny(r),
    (): RawStatement => r.pick(guard(r, "all-sessions")),
    (): RawStatement => r.pick(grants(r, t)),
    (): RawStatement => denial(r, t, grants(r, t)),
    (): RawStatement => ({ Effect: "Allow", Action: "*", Resource: "*" }),
    (): RawStatement => ({ Effect: "Deny", Action: "*", Resource: "*" }),
  ])();
}

/** Who may become a role: people and machines, with conditions right and wrong, now and then a Deny. */
export function trustStatement(r: Random): RawStatement {
  const deny = r.chance(0.15);
  const pairs = Array.from({ length: r.pick([1, 1, 2]) }, () => anyPrincipal(r));
  const types = [...new Set(pairs.map(([type]) => type))];
  const Principal = types.includes("*")
    ? "*"
    : Object.fromEntries(
        types.map((t) => [t, [...new Set(pairs.filter(([of]) => of === t).map(([, id]) => id))]]),
      );
  const federated = types.includes("Federated") && types.length === 1;
  const Action = federated ? "sts:AssumeRoleWithWebIdentity" : "sts:AssumeRole";
  const Condition = deny
    ? { BoolIfExists: { [PRESENT]: "false" } }
    : r.chance(0.4)
      ? { Bool: { [PRESENT]: "true" } }
      : anyBlock(r, { name: "", trust: true });
  const block = deny || r.chance(0.7) ? { Condition } : {};
  return { Effect: deny ? "Deny" : "Allow", Principal, Action, ...block } as RawStatement;
}
