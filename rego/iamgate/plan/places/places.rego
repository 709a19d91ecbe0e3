# METADATA
# description: |
#   Where the plan has policy documents: {address, view, attribute, name, kind, value, unknown, sensitive}. Kinds are
#   `identity`, `trust`, `scp` and `rcp`.
package iamgate.plan.places

import data.iamgate.plan.changes
import data.iamgate.plan.held
import data.iamgate.plan.references

# Attributes that hold one document each.
_attributes := data.iamgate.data.carriers.identity

# METADATA
# description: the key of a place
key(address, attribute) := concat("#", [address, attribute])

# METADATA
# description: every place of a document, by key
all[key(resource.address, attribute)] := _document(resource, attribute, kind) if {
	some type, attributes in _attributes
	some attribute, kind in attributes
	some _, resource in changes.of_type(type)
	not _left_out(resource, attribute)
}

# A document that is a resource of its own in aws may be missing in awscc.
_left_out(resource, attribute) if {
	resource.own
	not _hides(resource, object.get(resource.value, attribute, null), changes.mark(resource, attribute))
}

all[key(resource.address, "content")] := _document(resource, "content", kind) if {
	some _, resource in changes.of_type("aws_organizations_policy")
	kind := _of_organizations[_type(resource.value)]
}

all[place] := position if some place, position in held.all

_document(resource, attribute, kind) := _position(resource, attribute, kind, {
	"name": object.get(resource.value, "name", null),
	"value": object.get(resource.value, attribute, null),
	"unknown": changes.mark(resource, attribute),
	"sensitive": _sensitive(resource, attribute),
})

# Policies of other types (tags, backups and so on) are not written in IAM's language.
_of_organizations := {"SERVICE_CONTROL_POLICY": "scp", "RESOURCE_CONTROL_POLICY": "rcp"}

# The provider's default; a type that is unknown until apply may be this one.
_type(value) := value.type if {
	is_string(value.type)
} else := "SERVICE_CONTROL_POLICY"

# Principals that hold policies themselves: roles in aws, and all of them in awscc.
_with_blocks := {"aws_iam_group", "aws_iam_role", "aws_iam_user"}

_holders := [resource |
	some type in _with_blocks
	some _, resource in changes.of_type(type)
	_may_hold(resource)
]

_may_hold(resource) if resource.type == "aws_iam_role"

_may_hold(resource) if {
	resource.type != "aws_iam_role"
	resource.written
}

# An `inline_policy {}` without name and policy says that there is none.
all[key(resource.address, attribute)] := _position(resource, attribute, "identity", {
	"name": object.get(parts, "name", null),
	"value": object.get(parts, "policy", null),
	"unknown": unknown,
	"sensitive": _sensitive(resource, "inline_policy"),
}) if {
	some resource in _holders
	is_array(resource.value.inline_policy)
	some i, block in resource.value.inline_policy
	parts := _parts(block)
	unknown := _unknown_part(changes.mark(resource, "inline_policy"), i)
	_holds_something(parts, unknown)
	attribute := concat("", ["inline_policy[", format_int(i, 10), "].policy"])
}

# The blocks are unknown as a whole, or no blocks. What nobody wrote is the default: none.
all[key(resource.address, "inline_policy")] := _position(resource, "inline_policy", "identity", {
	"name": null,
	"value": value,
	"unknown": mark,
	"sensitive": _sensitive(resource, "inline_policy"),
}) if {
	some resource in _holders
	value := object.get(resource.value, "inline_policy", null)
	not is_array(value)
	mark := changes.mark(resource, "inline_policy")
	_hides(resource, value, mark)
}

_hides(_, value, _) if value != null

_hides(resource, null, true) if not references.by_default(resource, "inline_policy")

_position(resource, attribute, kind, state) := object.union(state, {
	"address": object.get(resource, "shown", resource.address),
	"view": resource.view,
	"attribute": _written(resource, attribute),
	"kind": kind,
	"of_principal": resource.type in _with_blocks,
})

# `policy_document` for `policy`, `policies[0].policy_document` for `inline_policy[0].policy`.
_written(resource, attribute) := attribute if {
	not resource.written
} else := replace(replace(attribute, "inline_policy[", "policies["), ".policy", ".policy_document") if {
	contains(attribute, "[")
} else := object.get(resource.written.attributes, attribute, attribute)

# What is no block is no policy either.
_parts(block) := block if {
	is_object(block)
} else := {"policy": [block]}

_unknown_part(marks, i) := object.get(marks[i], "policy", false) if {
	is_object(marks[i])
} else if {
	marks[i] == true
} else := false

_holds_something(parts, unknown) if {
	not changes.is_unknown(unknown)
	some part in ["name", "policy"]
	not object.get(parts, part, null) in {null, ""}
}

_holds_something(_, unknown) if changes.is_unknown(unknown)

_sensitive(resource, attribute) if {
	changes.is_sensitive(resource, attribute)
} else := false
