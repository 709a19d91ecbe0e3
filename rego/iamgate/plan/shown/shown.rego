# METADATA
# description: |
#   What carriers put in place, whatever else the plan does: documents written on principals, attachments and
#   memberships. Principals are addresses.
package iamgate.plan.shown

import data.iamgate.plan.bearers
import data.iamgate.plan.carriers
import data.iamgate.plan.changes
import data.iamgate.plan.documents as plan_documents
import data.iamgate.plan.targets

# For each kind of document written on a principal: who names the principal, and where the document is.
_inline := {
	"aws_iam_user_policy": ["user", "policy"],
	"aws_iam_group_policy": ["group", "policy"],
	"aws_iam_role_policy": ["role", "policy"],
	"aws_ssoadmin_permission_set_inline_policy": ["permission_set_arn", "inline_policy"],
}

# For each kind of attachment: who names its principals, and where its policies are.
_attachments := {
	"aws_iam_user_policy_attachment": [{"user"}, "policy_arn"],
	"aws_iam_group_policy_attachment": [{"group"}, "policy_arn"],
	"aws_iam_role_policy_attachment": [{"role"}, "policy_arn"],
	"aws_iam_policy_attachment": [{"users", "groups", "roles"}, "policy_arn"],
	"aws_iam_user_policy_attachments_exclusive": [{"user_name"}, "policy_arns"],
	"aws_iam_group_policy_attachments_exclusive": [{"group_name"}, "policy_arns"],
	"aws_iam_role_policy_attachments_exclusive": [{"role_name"}, "policy_arns"],
	"aws_ssoadmin_managed_policy_attachment": [{"permission_set_arn"}, "managed_policy_arn"],
	"aws_ssoadmin_managed_policy_attachments_exclusive": [{"permission_set_arn"}, "managed_policy_arns"],
	"aws_ssoadmin_customer_managed_policy_attachment": [
		{"permission_set_arn"},
		"customer_managed_policy_reference",
	],
	"aws_ssoadmin_customer_managed_policy_attachments_exclusive": [
		{"permission_set_arn"},
		"customer_managed_policy_reference",
	],
}

# METADATA
# description: "documents written on a principal: {view, principal, carrier, name, key}"
documents contains {
	"view": resource.view, "principal": principal, "carrier": address,
	"name": object.get(resource.value, "name", null), "key": key,
} if {
	some type, [name, attribute] in _inline
	some address, resource in changes.of_type(type)
	key := plan_documents.id(address, attribute)
	plan_documents.positions[key]
	some principal in bearers.of[address][name].addresses
}

documents contains {
	"view": position.view, "principal": position.address, "carrier": position.address,
	"name": position.name, "key": key,
} if {
	some key, position in plan_documents.positions
	position.of_principal
	position.kind == "identity"
}

# METADATA
# description: attachments, {view, principal, carrier, attribute, target}
attachments contains {
	"view": resource.view, "principal": principal, "carrier": address,
	"attribute": attribute, "target": target,
} if {
	some type, [names, attribute] in _attachments
	some address, resource in changes.of_type(type)
	some name in names
	some principal in bearers.of[address][name].addresses
	some target in targets.of[address][attribute]
}

attachments contains {
	"view": resource.view, "principal": address, "carrier": address,
	"attribute": "managed_policy_arns", "target": target,
} if {
	some type in ["aws_iam_group", "aws_iam_role", "aws_iam_user"]
	some address, resource in changes.of_type(type)
	some target in targets.of[address].managed_policy_arns
}

# METADATA
# description: memberships, {view, user, group, carrier, attribute}
memberships contains {
	"view": resource.view, "user": user, "group": group, "carrier": address,
	"attribute": attributes.list,
} if {
	some type, attributes in carriers.memberships
	some address, resource in changes.of_type(type)
	some user in bearers.of[address][attributes.user].addresses
	some group in bearers.of[address][attributes.group].addresses
}
