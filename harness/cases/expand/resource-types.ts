import type { Json, JsonObject } from "../types.ts";

/** How the AWS provider plans one resource type; observed with provider 5.100.0 on Terraform 1.11.4. */
export interface ResourceType {
  /** Values in `after` when nothing is configured. */
  defaults: JsonObject;
  /** Unknown until apply on create, unless configured (Optional+Computed ones can be). */
  computed: string[];
  /** `sensitive_values`, sets and configured blocks aside. */
  sensitive: JsonObject;
  /** Attributes that must be configured. */
  required: string[];
}

const tags = { tags_all: {} };

function type(
  required: string[],
  computed: string[],
  defaults: JsonObject = {},
  sensitive: JsonObject = {},
): ResourceType {
  return { required, computed: [...computed, "id"], defaults, sensitive };
}

const inlinePolicy = ["name_prefix"];

export const resourceTypes: Record<string, ResourceType> = {
  aws_iam_user: type(
    ["name"],
    ["arn", "tags_all", "unique_id"],
    { force_destroy: false, path: "/", permissions_boundary: null, tags: null },
    tags,
  ),
  aws_iam_group: type(["name"], ["arn", "unique_id"], { path: "/" }),
  aws_iam_role: type(
    ["name", "assume_role_policy"],
    ["arn", "create_date", "inline_policy", "managed_policy_arns", "name_prefix", "tags_all", "unique_id"],
    {
      description: null,
      force_detach_policies: false,
      max_session_duration: 3600,
      path: "/",
      permissions_boundary: null,
      tags: null,
    },
    { inline_policy: [], managed_policy_arns: [], ...tags },
  ),
  aws_iam_policy: type(
    ["name", "policy"],
    ["arn", "attachment_count", "name_prefix", "policy_id", "tags_all"],
    { description: null, path: "/", tags: null },
    tags,
  ),
  aws_iam_user_policy: type(["name", "policy", "user"], inlinePolicy),
  aws_iam_group_policy: type(["name", "policy", "group"], inlinePolicy),
  aws_iam_role_policy: type(["name", "policy", "role"], inlinePolicy),
  aws_iam_user_policy_attachment: type(["user", "policy_arn"], []),
  aws_iam_group_policy_attachment: type(["group", "policy_arn"], []),
  aws_iam_role_policy_attachment: type(["role", "policy_arn"], []),
  aws_iam_policy_attachment: type(["name", "policy_arn"], [], { groups: null, roles: null, users: null }),
  aws_iam_user_group_membership: type(["user", "groups"], []),
  aws_iam_group_membership: type(["name", "group", "users"], []),
  aws_iam_user_login_profile: type(
    ["user"],
    ["encrypted_password", "key_fingerprint", "password", "password_reset_required"],
    { password_length: 20, pgp_key: null },
    { password: true },
  ),
  aws_iam_access_key: type(
    ["user"],
    [
      "create_date",
      "encrypted_secret",
      "encrypted_ses_smtp_password_v4",
      "key_fingerprint",
      "secret",
      "ses_smtp_password_v4",
    ],
    { pgp_key: null, status: "Active" },
    { secret: true, ses_smtp_password_v4: true },
  ),
  aws_iam_virtual_mfa_device: type(
    ["virtual_mfa_device_name"],
    ["arn", "base_32_string_seed", "enable_date", "qr_code_png", "tags_all", "user_name"],
    { path: "/", tags: null },
    tags,
  ),
};

const arnKinds: Record<string, string> = {
  aws_iam_user: "user",
  aws_iam_group: "group",
  aws_iam_role: "role",
  aws_iam_policy: "policy",
  aws_iam_virtual_mfa_device: "mfa",
};
/** Values of computed attributes of resources that exist already, where an empty string would be of the wrong type. */
const stored: JsonObject = {
  attachment_count: 0,
  create_date: "2024-01-31T12:00:00Z",
  inline_policy: [],
  managed_policy_arns: [],
  password_reset_required: false,
  tags_all: {},
};

/** The value a computed attribute has once the resource exists. */
export function storedValue(
  resourceType: string,
  attribute: string,
  known: JsonObject,
  account: string,
): Json {
  const name = String(known["name"] ?? known["virtual_mfa_device_name"] ?? "");
  const kind = arnKinds[resourceType];
  const arn = kind ? `arn:aws:iam::${account}:${kind}${String(known["path"] ?? "/")}${name}` : "";
  if (attribute === "arn") return arn;
  // A policy's id is its ARN; users, groups and roles go by their names.
  if (attribute === "id") return resourceType === "aws_iam_policy" ? arn : name || resourceType;
  return stored[attribute] ?? "";
}
