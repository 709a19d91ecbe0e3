# METADATA
# description: |
#   Policies that permission sets have by path and name: each account that one is assigned to has its own policy of
#   that name. The plan may hold one of them. Source: AWS, "IAM Identity Center User Guide", custom permissions.
package iamgate.plan.customer

import data.iamgate.plan.arns
import data.iamgate.plan.changes
import data.iamgate.plan.references

_policy := "customer_managed_policy_reference"

_attributes := {
	"aws_ssoadmin_customer_managed_policy_attachment": _policy,
	"aws_ssoadmin_customer_managed_policy_attachments_exclusive": _policy,
	"aws_ssoadmin_permissions_boundary_attachment": "permissions_boundary",
}

# METADATA
# description: targets by address and attribute, in the shape of package plan.targets
of := {address: {attribute: _targets(resource, attribute)} |
	some type, attribute in _attributes
	some address, resource in changes.of_type(type)
	not _left_out(resource, attribute)
}

# A permission set of another provider holds what is a resource of its own here, if it has any.
_left_out(resource, attribute) if {
	resource.own
	object.get(resource.value, attribute, null) in {null, []}
	not changes.is_unknown(changes.mark(resource, attribute))
}

_left_out(resource, attribute) if {
	resource.own
	changes.is_unknown(changes.mark(resource, attribute))
	references.by_default(resource, attribute)
}

_targets(resource, attribute) := {_target(block, resource, attribute) | some block in blocks} if {
	blocks := resource.value[attribute]
	is_array(blocks)
	count(blocks) > 0
} else := {_followed(resource, attribute)}

# A boundary holds a reference in a block of its own, or the ARN of a policy of AWS.
_target(block, resource, attribute) := _by_name(block.name, _path(block)) if {
	is_string(block.name)
} else := _by_name(inner.name, _path(inner)) if {
	inner := block[_policy][0]
	is_string(inner.name)
} else := _by_arn(block.managed_policy_arn) if {
	is_string(block.managed_policy_arn)
} else := _followed(resource, attribute)

_by_arn(text) := {"managed": text} if {
	arns.is_managed(text)
} else := {"external": text}

_path(block) := block.path if {
	is_string(block.path)
} else := "/"

_by_name(name, path) := {"policy": min(found)} if {
	found := _planned[[path, name]]
	count(found) == 1
} else := _hidden(found) if {
	found := _planned[[path, name]]
	count(found) > 1
} else := {"external": concat("", [path, name])}

_planned := _by_path_and_name

_by_path_and_name[[_path(resource.value), resource.value.name]] contains address if {
	some address, resource in changes.of_type("aws_iam_policy")
}

# A name that is unknown until apply.
_followed(resource, attribute) := _named(references.resolve_by(
	resource, attribute,
	"aws_iam_policy", {"", "name", "path"},
))

_named(followed) := {"policy": min(followed.found)} if {
	followed.only
} else := _hidden(followed.found)

_hidden(addresses) := {"hidden": true, "candidates": sort(addresses)}
