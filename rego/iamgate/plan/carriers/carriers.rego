# METADATA
# description: |
#   Which attributes of which resources name principals. Source: documentation of the Terraform provider for AWS.
package iamgate.plan.carriers

import data.iamgate.plan.cloud_control

# METADATA
# description: attributes that name one principal, by type
one := {
	"aws_iam_user_policy": {"user": "user"},
	"aws_iam_group_policy": {"group": "group"},
	"aws_iam_role_policy": {"role": "role"},
	"aws_iam_user_policy_attachment": {"user": "user"},
	"aws_iam_group_policy_attachment": {"group": "group"},
	"aws_iam_role_policy_attachment": {"role": "role"},
	"aws_iam_user_policy_attachments_exclusive": {"user_name": "user"},
	"aws_iam_group_policy_attachments_exclusive": {"group_name": "group"},
	"aws_iam_role_policy_attachments_exclusive": {"role_name": "role"},
	"aws_iam_user_policies_exclusive": {"user_name": "user"},
	"aws_iam_group_policies_exclusive": {"group_name": "group"},
	"aws_iam_role_policies_exclusive": {"role_name": "role"},
	"aws_iam_group_membership": {"group": "group"},
	"aws_iam_user_group_membership": {"user": "user"},
	"aws_ssoadmin_permission_set_inline_policy": _permission_set,
	"aws_ssoadmin_managed_policy_attachment": _permission_set,
	"aws_ssoadmin_managed_policy_attachments_exclusive": _permission_set,
	"aws_ssoadmin_customer_managed_policy_attachment": _permission_set,
	"aws_ssoadmin_customer_managed_policy_attachments_exclusive": _permission_set,
	"aws_ssoadmin_permissions_boundary_attachment": _permission_set,
}

# By ARN. Who may use a permission set, and where, is no question of what it grants: aws_ssoadmin_account_assignment
# is not read.
_permission_set := {"permission_set_arn": "permission-set"}

# METADATA
# description: attributes that list principals, by type
many := {
	"aws_iam_policy_attachment": {"users": "user", "groups": "group", "roles": "role"},
	"aws_iam_group_membership": {"users": "user"},
	"aws_iam_user_group_membership": {"groups": "group"},
}

# METADATA
# description: what belongs to a user and gives no rights, by type
belongings := {
	"aws_iam_user_login_profile": {"user": "user"},
	"aws_iam_access_key": {"user": "user"},
}

# METADATA
# description: |
#   is a resource of this type read? Others of these services say nothing about policies
reads(type) if startswith(type, "aws_iam_")

reads(type) if type in _outside_iam

reads(type) if cloud_control.reads(type)

_outside_iam := {type | some type, _ in one; not startswith(type, "aws_iam_")} | {
	"aws_ssoadmin_permission_set",
	"aws_organizations_policy",
}

# METADATA
# description: the kinds of principals that attributes name, by type and attribute
names := object.union_n([one, many, belongings])

# METADATA
# description: where memberships name users and groups, and which of the two is the list
memberships := {
	"aws_iam_group_membership": {"user": "users", "group": "group", "list": "users"},
	"aws_iam_user_group_membership": {"user": "user", "group": "groups", "list": "groups"},
}
