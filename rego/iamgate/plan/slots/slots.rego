# METADATA
# description: |
#   One statement of an `aws_iam_policy_document` as the JSON that the provider makes of it, with its unknown parts read
#   in one of two ways. The worst reading allows as much as any value would, the best as little: an unknown part of an
#   Allow stands for anything at worst and for nothing at best, one of a Deny the other way round.
#   Source: documentation of the Terraform provider for AWS, aws_iam_policy_document.
package iamgate.plan.slots

import data.iamgate.plan.changes

# METADATA
# description: |
#   {raw, out, sid, loose, open} of a statement, by what is known of it, what is not, and the reading. `out` when nothing
#   is left of it, `loose` when its Sid is unknown, `open` when any part but the Sid is. `written` says what its
#   unknown parts are written with: patterns that all unknown `resources` match, and what unknown identifiers of
#   `principals` are, as [type, ARN], or null
item(value, unknown, reading, written) := {
	"raw": object.union_n([{"Effect": effect}, _sid(value), _elements(parts, wide), _conditions(value, unknown)]),
	"out": _is_out(parts, _unknown_condition(unknown), wide),
	"sid": object.get(_sid(value), "Sid", ""),
	"loose": _is_open(unknown, "sid"),
	"open": changes.is_unknown(object.remove(unknown, ["sid"])),
} if {
	is_object(unknown)
	effect := _effect(value, unknown, reading)
	wide := _wide[effect][reading]
	all := _parts(value, unknown, written)
	parts := [part | some part in all; not _is_none(part, all)]
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

# A statement of which nothing is known, or an unknown number of them.
item(_, true, reading, _) := anything(reading)

# METADATA
# description: what may allow everything, or deny it
anything(reading) := {
	"raw": {"Effect": _unknown_effect[reading], "Action": "*", "Resource": "*", "Principal": "*"},
	"out": false, "sid": "", "loose": true, "open": true,
}

_unknown_effect := {"worst": "Allow", "best": "Deny"}

_wide := {"Allow": {"worst": true, "best": false}, "Deny": {"worst": false, "best": true}}

_is_open(unknown, name) := changes.is_unknown(object.get(unknown, name, false))

_effect(_, unknown, reading) := _unknown_effect[reading] if _is_open(unknown, "effect")

_effect(value, unknown, _) := effect if {
	not _is_open(unknown, "effect")
	effect := _or(object.get(value, "effect", null), "Allow")
}

_or(text, _) := text if is_string(text)

_or(text, default_text) := default_text if not is_string(text)

_sid(value) := {"Sid": value.sid} if {
	is_string(value.sid)
	value.sid != ""
} else := {}

# Each element is {key, negated, known, open}; `known` in the shape of JSON policies.
_keys := {
	"actions": ["Action", false], "not_actions": ["NotAction", true],
	"resources": ["Resource", false], "not_resources": ["NotResource", true],
	"principals": ["Principal", false], "not_principals": ["NotPrincipal", true],
}

# `&{...}` is how the provider has variables written.
_variable(text) := replace(text, "&{", "${")

_texts(value, unknown, name, written) := {
	"key": _keys[name][0], "negated": _keys[name][1],
	"known": [_variable(text) | some text in value[name]; is_string(text)],
	"open": _is_open(unknown, name),
	"unknown": object.get({"resources": written.resources}, name, ["*"]),
}

_whom(value, unknown, name, written) := {
	"key": _keys[name][0], "negated": _keys[name][1],
	"known": _principals(array.concat(known, named)),
	"open": open,
	"unknown": {type: ["*"] | some type in _open_types(value[name], object.get(unknown, name, false))},
} if {
	known := [[block.type, _variable(text)] |
		some block in value[name]
		is_string(block.type)
		some text in block.identifiers
		is_string(text)
	]
	named := _named(unknown, name, written.principals)
	open := _still_open(_is_open(unknown, name), named)
}

# The kinds of principals that unknown identifiers may be of.
_open_types(blocks, marks) := {type |
	some i, block in blocks
	changes.is_unknown(_mark_of(marks, i))
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
	_is_open(unknown, "principals")
} else := []

_still_open(true, []) := true

_still_open(false, _) := false

_still_open(true, named) := false if count(named) > 0

_principals(known) := "*" if {
	["*", "*"] in known
} else := {type: [text | some [of_type, text] in known; of_type == type] | some [type, _] in known}

_elements(parts, wide) := object.union_n([_element(part, wide) | some part in parts])

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

# At its narrowest an open element names what is known of it, and a negated one spares everything.
_is_out(_, _, true) := false

_is_out(_, true, false) := true

_is_out(parts, false, false) if {
	some part in parts
	part.open
	_names_nothing(part)
} else := false

_names_nothing(part) if part.negated

_names_nothing(part) if count(part.known) == 0

_unknown_condition(unknown) := _is_open(unknown, "condition")

# An open test may hold.
_conditions(value, unknown) := {"Condition": tests} if {
	blocks := [block |
		some i, block in value.condition
		not changes.is_unknown(_mark_of(object.get(unknown, "condition", false), i))
		is_string(block.test)
	]
	count(blocks) > 0
	tests := {test: {variable: [_variable(text) |
		some block in blocks
		block.test == test
		block.variable == variable
		some text in block.values
	] |
		some of_test in blocks
		of_test.test == test
		variable := of_test.variable
	} |
		some block in blocks
		test := block.test
	}
} else := {}

_mark_of(marks, i) := marks[i] if is_array(marks)

_mark_of(marks, _) := marks if not is_array(marks)
