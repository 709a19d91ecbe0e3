# METADATA
# description: |
#   Which attributes of which resources name principals. Source: documentation of the Terraform provider for AWS.
package iamgate.plan.carriers

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
}

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
# description: the kinds of principals that attributes name, by type and attribute
names := object.union_n([one, many, belongings])

# METADATA
# description: where memberships name users and groups, and which of the two is the list
memberships := {
	"aws_iam_group_membership": {"user": "users", "group": "group", "list": "users"},
	"aws_iam_user_group_membership": {"user": "user", "group": "groups", "list": "groups"},
}
