/**
 * The boundary as a document: everything is allowed but what completes an escalation path. A permissions boundary
 * grants nothing itself, so its bearer can do what its own policies allow and nothing here denies (IAM User Guide,
 * "Permissions boundaries for IAM entities"). What is reopened is both left out of the Denies and allowed on its
 * own, so that the document, and whoever judges it, names exactly where.
 */
import type { Condition, PolicyDocument, Statement } from "../core/document.ts";
import { ownUser } from "../mfa-guard/document.ts";
import { denied } from "./denied.ts";
import { type Reopened, type Reopening, reopened } from "./reopen.ts";

/** What the policy says of itself where nobody says otherwise. */
export const boundaryDescription = "Permissions boundary: denies what completes a known escalation path";

export interface BoundaryOptions {
  /** The exact name of the policy: its document names its own ARN, which Terraform cannot refer to from within. */
  name: string;
  /** The IAM path, with slashes around it. */
  path: string;
  /** `aws`, `aws-cn`, `aws-us-gov`, or a reference to one. */
  partition: string;
  /** An account id, or `*`: a boundary always lies in the account of its bearer. */
  account: string;
  /** The account in the boundary's own ARN. Default: as above, but none of those that AWS calls `aws`. */
  owner?: string;
  /** What is reopened of what the boundary denies. */
  allow: readonly Reopening[];
  /** Who throws, in errors. */
  construct: string;
}

/** The services that hold principals and what they may do; all others hold roles that somebody could use. */
const IDENTITY = new Set(["iam", "identitystore", "sso", "sso-directory"]);

/** Twelve digits. */
export const ANY_ACCOUNT: string = "?".repeat(12);

/** Creating a principal without this boundary would be the way around it. */
const CREATING = ["iam:CreateRole", "iam:CreateUser"];
/** What makes another document of a policy. */
const EDITING = ["iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion"];
const REPLACING = ["iam:PutRolePermissionsBoundary", "iam:PutUserPermissionsBoundary"];

/**
 * The boundary's document. Throws ConstructError when `allow` names what is not denied, or cannot be expressed by
 * Denies that leave out exactly that.
 */
export function boundaryDocument(options: BoundaryOptions): PolicyDocument {
  const { partition, account, construct } = options;
  const entries = reopened(options.allow, construct);
  const open = new Set(entries.flatMap(({ actions }) => actions));
  const shut = denied.filter(({ action }) => !open.has(action));
  const own = ownUser(partition, account);
  const isIdentity = (action: string): boolean => IDENTITY.has(action.split(":", 1)[0] ?? "");
  const credentials = shut.filter(({ own }) => own).map(({ action }) => action);
  const plain = shut.filter(({ own }) => !own).map(({ action }) => action);
  const everywhere = plain.filter((action) => !EDITING.includes(action));
  const editing = plain.filter((action) => EDITING.includes(action));
  const arn = ownArn(options);
  return {
    Version: "2012-10-17",
    Statement: [
      ...allows(entries, open, own),
      // No resource policy grants the creation of principals, so nobody creates one that this does not allow.
      {
        Sid: "AllowPrincipalsWithThisBoundary",
        Effect: "Allow",
        Action: CREATING,
        Resource: "*",
        Condition: { ArnLike: { "iam:PermissionsBoundary": arn } },
      },
      ...denyOn("DenyIdentityPaths", everywhere.filter(isIdentity), { Resource: "*" }),
      ...denyOn(
        "DenyServicePaths",
        everywhere.filter((action) => !isIdentity(action)),
        { Resource: "*" },
      ),
      // Whoever changes credentials of the own user gets no rights that they lack. Sessions of roles have no user name,
      // and what AWS makes of an ARN with it is then not said clearly, so they have a Deny of their own.
      ...denyOn("DenyCredentialsOfOthers", credentials, { NotResource: own, Condition: named(true) }),
      ...denyOn("DenyCredentialsToRoles", credentials, { Resource: "*", Condition: named(false) }),
      ...elsewhere(entries, own),
      ...unless(entries),
      ...denyOn("DenyEditingOtherPolicies", editing, { NotResource: arn }),
      {
        Sid: "DenyEditingThisBoundary",
        Effect: "Deny",
        Action: [...EDITING, "iam:DeletePolicy", "iam:DeletePolicyVersion"].sort(),
        Resource: arn,
      },
      // The key is missing from a request without a boundary, and a negated operator then holds.
      ...denyOn(
        "DenyReplacingByOthers",
        REPLACING.filter((action) => open.has(action)),
        { Resource: "*", Condition: { ArnNotLike: { "iam:PermissionsBoundary": arn } } },
      ),
    ],
  };
}

/**
 * Everything but what has a statement of its own. What a Deny leaves of an Allow for everything is no longer named by any statement, and the gate takes it for as wide as
 * the Allow. So what is reopened is allowed by a statement of its own, which names the resources.
 */
function allows(entries: readonly Reopened[], open: ReadonlySet<string>, own: string[]): Statement[] {
  const ownToo = denied.filter(({ action, own }) => own && open.has(action)).map(({ action }) => action);
  return [
    { Sid: "AllowAllElse", Effect: "Allow", NotAction: [...CREATING, ...open].sort(), Resource: "*" },
    ...entries.map(
      (entry, i): Statement => ({
        Sid: sidOf(entry, i),
        Effect: "Allow",
        Action: entry.actions,
        Resource: entry.resources,
        ...(Object.keys(entry.condition).length === 0 ? {} : { Condition: entry.condition }),
      }),
    ),
    ...(ownToo.length === 0
      ? []
      : [{ Sid: "AllowOwnCredentials", Effect: "Allow", Action: ownToo, Resource: own } satisfies Statement]),
  ];
}

/** Denies the reopened actions on all other resources: one statement for those that are open on the same ones. */
function elsewhere(entries: readonly Reopened[], own: string[]): Statement[] {
  const groups = new Map<string, { actions: string[]; resources: string[] }>();
  for (const { action, own: keepsOwn } of denied) {
    const where = entries.filter(({ actions }) => actions.includes(action));
    const resources = [...new Set(where.flatMap((entry) => entry.resources))];
    if (where.length === 0 || resources.includes("*")) continue;
    const all = keepsOwn ? [...own, ...resources] : resources;
    const group = groups.get(all.join(" ")) ?? { actions: [], resources: all };
    groups.set(all.join(" "), { ...group, actions: [...group.actions, action] });
  }
  return [...groups.values()].flatMap(({ actions, resources }, i) =>
    denyOn(`DenyReopenedElsewhere${i + 1}`, actions, { NotResource: resources }),
  );
}

/** Denies the reopened actions where a condition of theirs does not hold. */
function unless(entries: readonly Reopened[]): Statement[] {
  return entries.flatMap((entry, i) =>
    entry.unless.map(
      (condition, n): Statement => ({
        Sid: `${sidOf(entry, i)}Unless${n + 1}`,
        Effect: "Deny",
        Action: entry.actions,
        Resource: entry.resources,
        Condition: condition,
      }),
    ),
  );
}

/** Names an entry by its first action: Sids are letters and digits, and may stand in a document once. */
function sidOf({ actions }: Reopened, i: number): string {
  const [first = ""] = actions;
  return `Reopened${i + 1}${first.slice(first.indexOf(":") + 1)}`;
}

/** The ARN of the boundary itself. AWS's own policies, which lie in the account `aws`, may have the same name. */
function ownArn({ partition, account, owner, path, name }: BoundaryOptions): string {
  const known = owner ?? (account === "*" ? ANY_ACCOUNT : account);
  return `arn:${partition}:iam::${known}:policy${path}${name}`;
}

/** Whether a request is of a user, which has a name. */
function named(isUser: boolean): Condition {
  return { Null: { "aws:username": String(!isUser) } };
}

function denyOn(
  sid: string,
  actions: string[],
  where: Pick<Statement, "Resource" | "NotResource" | "Condition">,
): Statement[] {
  return actions.length === 0 ? [] : [{ Sid: sid, Effect: "Deny", Action: actions, ...where }];
}
