# METADATA
# description: |
#   Policy documents of the plan: read, unknown until apply, or malformed.
#   A document that is not read is never taken for an empty one.
package iamgate.plan.documents

import data.iamgate.iam.document as statements
import data.iamgate.plan.arns
import data.iamgate.plan.changes
import data.iamgate.plan.envelope
import data.iamgate.plan.links
import data.iamgate.plan.references

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

# METADATA
# description: |
#   every place of a document, read or not, by key:
#   {address, view, attribute, name, kind, value, unknown, sensitive}
positions := _places

_places[id(resource.address, attribute)] := _position(resource, attribute, kind, {
	"name": object.get(resource.value, "name", null),
	"value": object.get(resource.value, attribute, null),
	"unknown": changes.mark(resource, attribute),
	"sensitive": _sensitive(resource, attribute),
}) if {
	some type, attributes in _carriers
	some attribute, kind in attributes
	some _, resource in changes.of_type(type)
}

# An `inline_policy {}` without name and policy says that there is none.
_places[id(resource.address, attribute)] := _position(resource, attribute, "identity", {
	"name": object.get(parts, "name", null),
	"value": object.get(parts, "policy", null),
	"unknown": unknown,
	"sensitive": _sensitive(resource, "inline_policy"),
}) if {
	some _, resource in changes.of_type("aws_iam_role")
	is_array(resource.value.inline_policy)
	some i, block in resource.value.inline_policy
	parts := _parts(block)
	unknown := _unknown_part(changes.mark(resource, "inline_policy"), i)
	_holds_something(parts, unknown)
	attribute := concat("", ["inline_policy[", format_int(i, 10), "].policy"])
}

# The blocks are unknown as a whole, or no blocks. What nobody wrote is the default: none.
_places[id(resource.address, "inline_policy")] := _position(resource, "inline_policy", "identity", {
	"name": null,
	"value": value,
	"unknown": mark,
	"sensitive": _sensitive(resource, "inline_policy"),
}) if {
	some _, resource in changes.of_type("aws_iam_role")
	value := object.get(resource.value, "inline_policy", null)
	not is_array(value)
	mark := changes.mark(resource, "inline_policy")
	_hides(resource, value, mark)
}

_hides(_, value, _) if value != null

_hides(resource, null, true) if not references.by_default(resource, "inline_policy")

_position(resource, attribute, kind, state) := object.union(state, {
	"address": resource.address,
	"view": resource.view,
	"attribute": attribute,
	"kind": kind,
})

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

_marked[id(mark.address, mark.attribute)] contains mark.problem if some mark in envelope.marks

# Some JSON readers stop at the end of the first value. No text goes on after its end in both wrappings.
_parsed := {key: value |
	some key, position in positions
	is_string(position.value)
	[value] := json.unmarshal(concat("", ["[", position.value, "]"]))
	{"it": value} == json.unmarshal(concat("", [`{"it":`, position.value, "}"]))
}

# METADATA
# description: why a document is malformed, by key
malformed := {key: problems |
	some key, position in positions
	not changes.is_unknown(position.unknown)
	position.value != null
	problems := object.get(_marked, key, set()) | _problems(key, position)
	count(problems) > 0
}

_problems(key, position) := {"not-text"} if {
	not is_string(position.value)
} else := problems if {
	problems := statements.problems(_parsed[key], position.kind)
} else := {"not-json"}

# METADATA
# description: documents unknown until apply (or missing altogether), by key
unknown := {key: position | some key, position in positions; _unread(position)}

_unread(position) if changes.is_unknown(position.unknown)

_unread(position) if {
	not changes.is_unknown(position.unknown)
	position.value == null
}

# METADATA
# description: documents that were read, by key, in the shape that is judged
read := {key: document |
	some key, position in positions
	not unknown[key]
	not malformed[key]
	document := object.union(
		object.filter(position, ["address", "view", "attribute", "kind", "sensitive"]),
		{"statements": statements.statements(_parsed[key])},
	)
}

# METADATA
# description: the AWS-managed documents that are attached or used as a boundary, by ARN
managed := {arn: document |
	some arn in links.managed_arns
	document := {
		"address": arn,
		"view": "after",
		"attribute": "policy",
		"kind": "identity",
		"sensitive": false,
		"statements": statements.statements(arns.managed_document(arn)),
	}
}
