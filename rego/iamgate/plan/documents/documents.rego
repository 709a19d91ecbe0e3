# METADATA
# description: |
#   Policy documents of the plan: read, unknown until apply, or malformed.
#   A document that is not read is never taken for an empty one.
package iamgate.plan.documents

import data.iamgate.iam.document
import data.iamgate.plan.arns
import data.iamgate.plan.changes
import data.iamgate.plan.configuration
import data.iamgate.plan.envelope

# Attributes that hold one document each.
_carriers := {
	"aws_iam_policy": {"policy": "identity"},
	"aws_iam_user_policy": {"policy": "identity"},
	"aws_iam_group_policy": {"policy": "identity"},
	"aws_iam_role_policy": {"policy": "identity"},
	"aws_iam_role": {"assume_role_policy": "trust"},
}

# METADATA
# description: the key of a document
id(address, attribute) := concat("#", [address, attribute])

_positions[id(address, attribute)] := {
	"address": address,
	"attribute": attribute,
	"kind": kind,
	"value": object.get(resource.value, attribute, null),
	"unknown": object.get(resource.unknown, attribute, false),
	"sensitive": _sensitive(resource, attribute),
} if {
	some type, attributes in _carriers
	some attribute, kind in attributes
	some address, resource in changes.of_type(type)
}

# An `inline_policy {}` without name and policy says that there is none.
_positions[id(address, attribute)] := {
	"address": address,
	"attribute": attribute,
	"kind": "identity",
	"value": object.get(block, "policy", null),
	"unknown": unknown,
	"sensitive": _sensitive(resource, "inline_policy"),
} if {
	some address, resource in changes.of_type("aws_iam_role")
	some i, block in resource.value.inline_policy
	unknown := _block_unknown(resource.unknown, i)
	_holds_something(block, unknown)
	attribute := concat("", ["inline_policy[", format_int(i, 10), "].policy"])
}

_block_unknown(unknown, i) := object.get(unknown.inline_policy[i], "policy", false) if is_array(unknown.inline_policy)

_block_unknown(unknown, _) := false if not is_array(unknown.inline_policy)

_holds_something(block, _) if object.get(block, "policy", null) != null

_holds_something(block, unknown) if {
	object.get(block, "policy", null) == null
	changes.is_unknown(unknown)
}

# The whole block is unknown and somebody wrote it; nobody wrote it in a plan that can tell: the default, none.
_positions[id(address, "inline_policy")] := {
	"address": address,
	"attribute": "inline_policy",
	"kind": "identity",
	"value": null,
	"unknown": true,
	"sensitive": false,
} if {
	some address, resource in changes.of_type("aws_iam_role")
	resource.unknown.inline_policy == true
	not by_default(resource, "inline_policy")
}

_sensitive(resource, attribute) if {
	changes.is_sensitive(resource, attribute)
} else := false

# METADATA
# description: is this unknown attribute one that nobody wrote, in a plan that can tell?
by_default(resource, attribute) if {
	configuration.of(resource)
	not configuration.written(resource, attribute)
}

_marked[id(mark.address, mark.attribute)] contains mark.problem if some mark in envelope.marks

_parsed[key] := value if {
	some key, position in _positions
	is_string(position.value)
	value := json.unmarshal(position.value)
}

# METADATA
# description: why a document is malformed, by key
malformed[key] := object.get(_marked, key, set()) | _problems(key, position) if {
	some key, position in _positions
	not changes.is_unknown(position.unknown)
	position.value != null
	count(object.get(_marked, key, set()) | _problems(key, position)) > 0
}

_problems(_, position) := {"not-text"} if not is_string(position.value)

_problems(key, position) := {"not-json"} if {
	is_string(position.value)
	not key in object.keys(_parsed)
}

_problems(key, position) := document.problems(_parsed[key], position.kind) if key in object.keys(_parsed)

# METADATA
# description: documents unknown until apply (or missing altogether), by key
unknown[key] := position if {
	some key, position in _positions
	changes.is_unknown(position.unknown)
}

unknown[key] := position if {
	some key, position in _positions
	position.value == null
}

# METADATA
# description: documents that were read, by key, in the shape that is judged
read[key] := {
	"address": position.address,
	"attribute": position.attribute,
	"kind": position.kind,
	"sensitive": position.sensitive,
	"statements": document.statements(_parsed[key]),
} if {
	some key, position in _positions
	not unknown[key]
	not malformed[key]
}

# METADATA
# description: every position, read or not
positions := _positions

# METADATA
# description: the AWS-managed documents that are attached or used as a boundary, by ARN
managed[arn] := {
	"address": arn,
	"attribute": "policy",
	"kind": "identity",
	"sensitive": false,
	"statements": document.statements(raw),
} if {
	some arn in data.iamgate.plan.links.managed_arns
	raw := arns.managed_document(arn)
}
