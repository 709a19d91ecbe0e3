/** Policy documents as people write them: a few popular services, some wildcards, now and then a condition. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { dataFolder } from "../build/paths.ts";
import { Random } from "../oracle/random.ts";

interface Statement {
  Sid: string;
  Effect: "Allow" | "Deny";
  Action?: string[];
  NotAction?: string[];
  Resource: string[];
  Condition?: Record<string, Record<string, string>>;
}

const POPULAR = ["s3", "ec2", "dynamodb", "lambda", "logs", "sqs", "sns", "kms", "ecr", "cloudwatch", "rds"];

const ENROLMENT = [
  "CreateVirtualMFADevice",
  "EnableMFADevice",
  "GetUser",
  "ListMFADevices",
  "ResyncMFADevice",
];

let table: Map<string, string[]> | undefined;

/** AWS's actions by service, from the ruleset's own table. */
function actions(): Map<string, string[]> {
  if (table !== undefined) return table;
  const { services } = JSON.parse(readFileSync(join(dataFolder, "actions", "data.json"), "utf8")) as {
    services: Record<string, Record<string, [string, number]>>;
  };
  const named = Object.entries(services).map(
    ([service, rows]) => [service, Object.values(rows).map(([id]) => id)] as const,
  );
  table = new Map(named.filter(([, ids]) => ids.length > 0));
  return table;
}

/**
 * The text of document number `index`: other numbers have other statements and resources. Two in three end with a
 * statement that denies everything without MFA, one in ten with one that forgets access keys, the rest with none.
 */
export function documentText(seed: number, index: number, statements: number): string {
  const random = new Random(seed ^ Math.imul(index + 1, 0x9e3779b1));
  const list = Array.from({ length: statements }, (_, i) => allow(random, index, i));
  const dice = random.next();
  if (dice < 0.77) list[statements - 1] = guard(dice < 0.67 ? "BoolIfExists" : "Bool");
  return JSON.stringify({ Version: "2012-10-17", Statement: list });
}

function allow(random: Random, document: number, index: number): Statement {
  const services = [...actions().keys()];
  const service = random.chance(0.7) ? random.pick(POPULAR) : random.pick(services);
  const all = actions().get(service) ?? [];
  const patterns = Array.from({ length: 1 + random.below(4) }, () => pattern(random, service, all));
  const own =
    service === "s3" ? `arn:aws:s3:::team-${document}-*` : `arn:aws:${service}:*:*:*/team-${document}-*`;
  return {
    Sid: `Work${index}`,
    Effect: "Allow",
    Action: [...new Set(patterns)],
    Resource: [random.chance(0.5) ? "*" : own],
    ...(random.chance(0.1) ? { Condition: { StringEquals: { "aws:RequestedRegion": "eu-central-1" } } } : {}),
  };
}

function pattern(random: Random, service: string, all: readonly string[]): string {
  const action = random.pick(all);
  const dice = random.next();
  if (dice < 0.6) return action;
  const verb = /:([A-Z][a-z]+)/.exec(action)?.[1];
  return dice < 0.92 && verb !== undefined ? `${service}:${verb}*` : `${service}:*`;
}

/** What denies everything but the enrolment of a device to sessions without MFA; with `Bool` it misses access keys. */
export function guard(operator: "Bool" | "BoolIfExists"): Statement {
  return {
    Sid: "DenyWithoutMfa",
    Effect: "Deny",
    NotAction: [...ENROLMENT.map((name) => `iam:${name}`), "sts:GetSessionToken"],
    Resource: ["*"],
    Condition: { [operator]: { "aws:MultiFactorAuthPresent": "false" } },
  };
}

/** Who may assume a role. */
export function trustText(service: string): string {
  const statement = { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: service } };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}
