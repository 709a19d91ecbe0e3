# METADATA
# description: |
#   The elements of a statement of an `aws_iam_policy_document` (actions, resources, principals and their opposites) with
#   their unknown parts at their widest or at their narrowest.
package iamgate.plan.elements

import data.iamgate.plan.changes

# METADATA
# description: |
#   the elements of a statement as {key, negated, known, open, unknown}: what is known of each in the shape of JSON
#   policies, whether it is all, and what the rest may be
of(value, unknown, written) := [part | some part in all; not _is_none(part, all)] if {
	all := _parts(value, unknown, written)
}

_parts(value, unknown, written) := array.concat(
	[_texts(value, unknown, name, written) | some name in ["actions", "not_actions", "resources", "not_resources"]],
	[_whom(value, unknown, name, written) | some name in ["principals", "not_principals"]],
)

# No statement has both an element and its opposite: beside one that is known the other turns out to be empty.
_is_none(part, parts) if {
	count(part.known) == 0
	some other in parts
	trim_prefix(other.key, "Not") == trim_prefix(part.key, "Not")
	count(other.known) > 0
}

# METADATA
# description: is any part of an argument unknown?
is_open(unknown, name) := changes.is_unknown(object.get(unknown, name, false))

_keys := {
	"actions": ["Action", false], "not_actions": ["NotAction", true],
	"resources": ["Resource", false], "not_resources": ["NotResource", true],
	"principals": ["Principal", false], "not_principals": ["NotPrincipal", true],
}

# METADATA
# description: a text with its variables as IAM knows them; the provider has them written `&{...}`
variable(text) := replace(text, "&{", "${")

_texts(value, unknown, name, written) := {
	"key": _keys[name][0], "negated": _keys[name][1],
	"known": [variable(text) | some text in value[name]; is_string(text)],
	"open": is_open(unknown, name),
	"unknown": object.get({"resources": written.resources}, name, ["*"]),
}

_whom(value, unknown, name, written) := {
	"key": _keys[name][0], "negated": _keys[name][1],
	"known": _principals(array.concat(known, named)),
	"open": open,
	"unknown": {type: ["*"] | some type in _open_types(value[name], object.get(unknown, name, false))},
} if {
	known := [[block.type, variable(text)] |
		some block in value[name]
		is_string(block.type)
		some text in block.identifiers
		is_string(text)
	]
	named := _named(unknown, name, written.principals)
	open := _still_open(is_open(unknown, name), named)
}

# The kinds of principals that unknown identifiers may be of.
_open_types(blocks, marks) := {type |
	some i, block in blocks
	changes.is_unknown(mark_of(marks, i))
	some type in _types(block)
}

_types(block) := {block.type} if {
	is_string(block.type)
	block.type != "*"
} else := {"AWS", "Federated", "Service"}

_named(_, "not_principals", _) := []

# An ARN that an identifier is written with is no unknown any more.
_named(unknown, "principals", arns) := arns if {
	arns != null
	is_open(unknown, "principals")
} else := []

_still_open(true, []) := true

_still_open(false, _) := false

_still_open(true, named) := false if count(named) > 0

_principals(known) := "*" if {
	["*", "*"] in known
} else := {type: [text | some [of_type, text] in known; of_type == type] | some [type, _] in known}

# METADATA
# description: elements in the shape of JSON policies, at their widest or at their narrowest
written_out(parts, wide) := object.union_n([_element(part, wide) | some part in parts])

# An element of which nothing is known needs some text all the same, also where the statement is out.
_element(part, _) := {} if {
	count(part.known) == 0
	not part.open
}

_element(part, _) := {part.key: part.known} if {
	count(part.known) > 0
	not part.open
}

# What is known of a negated element is spared at its widest, of any other it is all that is named at its narrowest.
_element(part, wide) := {part.key: part.known} if {
	count(part.known) > 0
	part.open
	part.negated == wide
}

_element(part, wide) := {trim_prefix(part.key, "Not"): "*"} if {
	part.open
	_is_anything(part, wide)
	part.unknown == ["*"]
}

# Those that are named are so beside anybody.
_element(part, wide) := {trim_prefix(part.key, "Not"): {type: array.concat(
	object.get(part.known, type, []),
	object.get(part.unknown, type, []),
) |
	some type in (object.keys(part.known) | object.keys(part.unknown))
}} if {
	part.open
	_is_anything(part, wide)
	is_object(part.known)
}

_element(part, wide) := {part.key: array.concat(part.known, part.unknown)} if {
	part.open
	_is_anything(part, wide)
	is_array(part.unknown)
	part.unknown != ["*"]
}

_is_anything(part, _) if count(part.known) == 0

_is_anything(part, true) if not part.negated

_is_anything(part, false) if part.negated

# METADATA
# description: |
#   is nothing left of a statement? At its narrowest an open element names what is known of it, a negated one spares
#   everything, and an open condition fails
is_out(_, _, true) := false

is_out(_, true, false) := true

is_out(parts, false, false) if {
	some part in parts
	part.open
	_names_nothing(part)
} else := false

_names_nothing(part) if part.negated

_names_nothing(part) if count(part.known) == 0

# METADATA
# description: what of a block is unknown
mark_of(marks, i) := marks[i] if is_array(marks)

mark_of(marks, _) := marks if not is_array(marks)
