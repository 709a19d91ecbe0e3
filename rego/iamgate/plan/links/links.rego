# METADATA
# description: |
#   Which documents bear on which principal: inline, attached, through groups, as a boundary.
#   A link whose end is hidden stays visible as such.
package iamgate.plan.links

import data.iamgate.plan.arns
import data.iamgate.plan.changes
import data.iamgate.plan.documents
import data.iamgate.plan.principals
import data.iamgate.plan.references

_inline := {
	"aws_iam_user_policy": ["user", "aws_iam_user"],
	"aws_iam_group_policy": ["group", "aws_iam_group"],
	"aws_iam_role_policy": ["role", "aws_iam_role"],
}

_attachments := {
	"aws_iam_user_policy_attachment": ["user", "aws_iam_user"],
	"aws_iam_group_policy_attachment": ["group", "aws_iam_group"],
	"aws_iam_role_policy_attachment": ["role", "aws_iam_role"],
}

_attachment_lists := {"users": "aws_iam_user", "groups": "aws_iam_group", "roles": "aws_iam_role"}

# METADATA
# description: |
#   documents written on a principal: {principal, key}; `principal` is an address
inline contains {"principal": principal, "key": documents.id(address, "policy")} if {
	some type, [attribute, kind] in _inline
	some address, resource in changes.of_type(type)
	some principal in principals.named(resource, attribute, kind)
}

inline contains {"principal": position.address, "key": key} if {
	some key, position in documents.positions
	startswith(position.attribute, "inline_policy")
}

# METADATA
# description: |
#   managed policies attached to a principal: {principal, carrier, attribute, target};
#   target is {policy: address} | {managed: arn} | {external: arn} | {hidden: true}
attached contains {
	"principal": principal, "carrier": address, "attribute": "policy_arn",
	"target": target(resource, "policy_arn"),
} if {
	some type, [attribute, kind] in _attachments
	some address, resource in changes.of_type(type)
	some principal in principals.named(resource, attribute, kind)
}

attached contains {
	"principal": principal, "carrier": address, "attribute": "policy_arn",
	"target": target(resource, "policy_arn"),
} if {
	some address, resource in changes.of_type("aws_iam_policy_attachment")
	some attribute, kind in _attachment_lists
	some principal in principals.listed(resource, attribute, kind).addresses
}

attached contains {
	"principal": address, "carrier": address, "attribute": "managed_policy_arns", "target": found,
} if {
	some address, resource in changes.of_type("aws_iam_role")
	some found in _listed_targets(resource)
}

_listed_targets(resource) := {by_text(text) |
	some text in resource.value.managed_policy_arns
	is_string(text)
} | {{"policy": policy} |
	_arns_hidden(resource)
	some policy in references.resolve(resource, "managed_policy_arns", "aws_iam_policy").found
} | {{"hidden": true} |
	_arns_hidden(resource)
	not _all_followed(resource)
}

_arns_hidden(resource) if {
	changes.is_unknown(object.get(resource.unknown, "managed_policy_arns", false))
	not documents.by_default(resource, "managed_policy_arns")
}

_all_followed(resource) if {
	elements := [true | some text in resource.value.managed_policy_arns; text == null]
	count(elements) > 0
	count(references.resolve(resource, "managed_policy_arns", "aws_iam_policy").found) == count(elements)
}

# METADATA
# description: boundaries, {principal, attribute, target}; a principal without one has no entry
boundaries contains {
	"principal": address, "carrier": address, "attribute": "permissions_boundary",
	"target": target(resource, "permissions_boundary"),
} if {
	some address, principal in principals.planned
	principal.kind in {"user", "role"}
	resource := changes.live[address]
	_has_boundary(resource)
}

_has_boundary(resource) if {
	is_string(resource.value.permissions_boundary)
	resource.value.permissions_boundary != ""
}

_has_boundary(resource) if {
	changes.is_unknown(object.get(resource.unknown, "permissions_boundary", false))
	not documents.by_default(resource, "permissions_boundary")
}

# METADATA
# description: what the ARN in an attribute of a carrier stands for
target(resource, attribute) := by_text(resource.value[attribute]) if {
	is_string(resource.value[attribute])
} else := {"policy": followed.found[0]} if {
	followed := references.resolve(resource, attribute, "aws_iam_policy")
	followed.exact
	count(followed.found) == 1
} else := {"hidden": true}

# METADATA
# description: what a literal ARN stands for
by_text(text) := {"managed": text} if {
	arns.is_managed(text)
} else := {"policy": sort(_planned_policies(text))[0]} if {
	count(_planned_policies(text)) > 0
} else := {"external": text}

_planned_policies(text) := {address |
	some address in _by_path_and_name[arns.path_and_name(text)]
	policy := changes.live[address]
	_same_arn(policy, text)
}

_by_path_and_name[[path, name]] contains address if {
	some address, policy in changes.of_type("aws_iam_policy")
	path := _path(policy)
	name := policy.value.name
}

_path(policy) := policy.value.path if is_string(policy.value.path)

_path(policy) := "/" if not is_string(object.get(policy.value, "path", null))

_same_arn(policy, text) if policy.value.arn == text

_same_arn(policy, text) if {
	not is_string(object.get(policy.value, "arn", null))
	arns.may_be_account(arns.account(policy), text)
}

# METADATA
# description: group memberships, {user, group} addresses
memberships contains {"user": user, "group": group} if {
	some _, resource in changes.of_type("aws_iam_group_membership")
	some group in principals.named(resource, "group", "aws_iam_group")
	some user in principals.listed(resource, "users", "aws_iam_user").addresses
}

memberships contains {"user": user, "group": group} if {
	some _, resource in changes.of_type("aws_iam_user_group_membership")
	some user in principals.named(resource, "user", "aws_iam_user")
	some group in principals.listed(resource, "groups", "aws_iam_group").addresses
}

# METADATA
# description: AWS-managed ARNs that anything links to
managed_arns contains link.target.managed if some link in attached | boundaries

# METADATA
# description: planned policies that something links to, or whose attachment has a hidden principal
linked contains link.target.policy if some link in attached | boundaries

linked contains found.policy if {
	some hidden in hidden_principals
	found := target(changes.live[hidden.carrier], "policy_arn")
}

# METADATA
# description: |
#   carriers whose principal is unknown and could not be followed, {carrier, attribute}
hidden_principals contains {"carrier": address, "attribute": attribute} if {
	some type, [attribute, kind] in object.union(_inline, _attachments)
	some address, resource in changes.of_type(type)
	count(principals.named(resource, attribute, kind)) == 0
}

hidden_principals contains {"carrier": address, "attribute": attribute} if {
	some address, resource in changes.of_type("aws_iam_policy_attachment")
	some attribute, kind in _attachment_lists
	not principals.listed(resource, attribute, kind).complete
}

# METADATA
# description: memberships with a hidden end, {carrier, attribute}
hidden_members contains {"carrier": address, "attribute": attribute} if {
	some [type, one, one_kind, many, many_kind] in [
		["aws_iam_group_membership", "group", "aws_iam_group", "users", "aws_iam_user"],
		["aws_iam_user_group_membership", "user", "aws_iam_user", "groups", "aws_iam_group"],
	]
	some address, resource in changes.of_type(type)
	some attribute in _hidden_ends(resource, [one, one_kind, many, many_kind])
}

_hidden_ends(resource, [one, one_kind, many, many_kind]) := {one |
	count(principals.named(resource, one, one_kind)) == 0
} | {many |
	not principals.listed(resource, many, many_kind).complete
}
