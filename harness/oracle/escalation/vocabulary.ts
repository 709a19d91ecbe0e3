/** The words of documents about escalation: actions of the catalogue, resources and conditions near them. */
import type { Random } from "../random.ts";
import type { Json } from "../statement.ts";
import { actionNamed, type ResourceType } from "../universe.ts";
import type { Block } from "../vocabulary.ts";
import { PATHS, type Path, stepOf } from "./catalogue.ts";

const ALL = [...PATHS];
const about = (wanted: (path: Path, id: string) => boolean): string[] =>
  ALL.filter(([id, path]) => wanted(path, id)).map(([id]) => id);
const actionsOf = (p: Path): string[] => p.steps.flat().map((key) => stepOf(key).action);

/** Paths of a kind: each kind is as likely as the next, however many paths it has. */
export const KINDS: readonly (readonly string[])[] = [
  about((_, id) => id.startsWith("iam-")),
  about((p) =>
    actionsOf(p).some((a) => /accesskey|loginprofile|mfadevice|signing|sshpublic|specific/.test(a)),
  ),
  about((p) => p.service !== null),
  about((p) => p.service === null && p.limits.length > 0),
  about((p) => p.existing),
  about((p) => p.unpinned || p.steps.flat().some((k) => k.includes("@"))),
  about((p) => actionsOf(p).includes("sts:assumerole")),
  about((p) => actionsOf(p).some((a) => /lambda|policyversion|attach/.test(a))),
  about(() => true),
];

/** Resource patterns of the types that the catalogue is particular about. */
const NEAR: Record<string, readonly string[]> = {
  "iam/user": [
    "arn:aws:iam::*:user/${aws:username}",
    "arn:aws:iam::*:user/${aws:username}",
    "arn:aws:iam::111122223333:user/${aws:username}",
    "arn:aws:iam::*:user/*",
    "arn:aws:iam::*:user/a*",
    "arn:aws:iam::*:user/bob",
    "arn:aws:iam::*:user/team/*",
    "arn:aws:iam::*:user/*/${aws:username}",
    "arn:aws:iam::*:user/${aws:username}-*",
    "arn:aws:iam::*:user/${aws:PrincipalTag/team}/*",
  ],
  "iam/policy": [
    "arn:aws:iam::*:policy/*",
    "arn:aws:iam::aws:policy/*",
    "arn:aws:iam::aws:policy/AdministratorAccess",
    "arn:aws:iam::111122223333:policy/team-*",
    "arn:aws:iam::111122223333:policy/team-1",
  ],
  "iam/role": [
    "arn:aws:iam::*:role/*",
    "arn:aws:iam::111122223333:role/app-*",
    "arn:aws:iam::111122223333:role/app-1",
    "arn:aws:iam::*:role/admin",
    "arn:aws:iam::*:role/cdk-hnb659fds-deploy-role-1-eu-west-1",
    "arn:aws:iam::*:role/cdk-*",
    "arn:aws:iam::*:role/OrganizationAccountAccessRole",
    "arn:aws:iam::*:role/${aws:PrincipalTag/team}",
  ],
  "iam/mfa": ["arn:aws:iam::*:mfa/${aws:username}", "arn:aws:iam::*:mfa/*", "arn:aws:iam::*:mfa/phone"],
  "s3/object": [
    "arn:aws:s3:::data/*",
    "arn:aws:s3:::data/prod.tfstate",
    "arn:aws:s3:::acme-terraform-state/*",
    "arn:aws:s3:::acme-tfstate/prod",
    "arn:aws:s3:::data/readme",
    "arn:aws:s3:::data",
  ],
};
const WRONG = [
  "arn:aws:s3:::data",
  "arn:aws:iam::*:group/*",
  "arn:aws:ec2:*:*:volume/*",
  "arn:aws:sqs:*:*:q-*",
];

/** A pattern that has to do with the resources of an action, most of the time. `name`: somebody of the plan. */
export function resourceFor(r: Random, action: string, name: string): string {
  const { types = [] } = actionNamed(action);
  if (types.length === 0 || r.chance(0.08)) return r.pick(["*", ...WRONG]);
  // Patterns of access points with open region and account name objects of a bucket `accesspoint` as well, and those of
  // a revision a name with a colon.
  const plain = types.filter(({ key }) => !/^(s3\/accesspoint|batch\/job-definition)/.test(key));
  const type = r.pick(plain.length > 0 ? plain : types) as ResourceType;
  if (type.key === "iam/user" && r.chance(0.2)) return `arn:aws:iam::*:user/${name}`;
  const near = NEAR[type.key.replace(/^sts\//, "iam/")];
  if (near !== undefined) return r.pick(near);
  const shape = r.chance(0.7) ? type.anywhere : type.here;
  return shape.replaceAll("?*", r.pick(["*", "*", "one", "app-*", "app-1"]));
}

const OPERATORS = [
  "StringEquals",
  "StringEquals",
  "StringLike",
  "StringLike",
  "ArnLike",
  "ArnEquals",
  "StringEqualsIgnoreCase",
  "StringEqualsIfExists",
  "StringLikeIfExists",
  "StringNotEquals",
  "StringNotLike",
  "ForAnyValue:StringEquals",
  "ForAnyValue:StringLike",
  "ForAllValues:StringEquals",
];

/** A test of a key that may narrow one of the paths. */
export function limitBlock(r: Random, paths: readonly Path[]): Block {
  const path = r.pick(paths);
  const passes = path.service !== null && r.chance(0.5);
  const limit = passes
    ? "iam:passedtoservice"
    : r.chance(0.85) && path.limits.length > 0
      ? r.pick(path.limits)
      : r.pick(ALL)[1].limits[0];
  const key = limit ?? "aws:RequestedRegion";
  if (r.chance(0.06)) return { Null: { [key]: String(r.chance(0.5)) } };
  const tag = /tag$/.test(key) && r.chance(0.9) ? `${key}/team` : key;
  const operator = r.pick(
    key === "iam:passedtoservice" ? OPERATORS.filter((o) => !/Arn/.test(o)) : OPERATORS,
  );
  const values = r.some(valuesOf(r, key, path), 1, r.chance(0.25) ? 2 : 1);
  const value: Json = values.length === 1 && r.chance(0.5) ? (values[0] as string) : values;
  return { [operator]: { [tag]: value } };
}

function valuesOf(r: Random, key: string, { service }: Path): string[] {
  if (key === "aws:multifactorauthpresent") return ["true", "false"];
  const open = ["*", "${aws:PrincipalTag/team}"];
  if (key === "iam:passedtoservice") {
    const own = service ?? "lambda.amazonaws.com";
    const near = r.pick([`${own.slice(0, 3)}*`, "*.amazonaws.com", own.toUpperCase(), "?*"]);
    return [
      own,
      own,
      "ec2.amazonaws.com",
      "glue.amazonaws.com",
      "ecs*",
      near,
      `\${aws:PrincipalTag/s}.amazonaws.com`,
      ...open,
    ];
  }
  if (/arn|policy|boundary|profile|cluster|layer/.test(key)) {
    return [
      "arn:aws:iam::111122223333:policy/p",
      "arn:aws:iam::*:policy/team-*",
      `arn:aws:iam::*:policy/\${aws:username}`,
      ...open,
    ];
  }
  return ["red", "red*", `\${aws:username}`, ...open];
}
