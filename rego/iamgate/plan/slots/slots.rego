# METADATA
# description: |
#   One statement of an `aws_iam_policy_document` as the JSON that the provider makes of it, with its unknown parts read
#   in one of two ways. The worst reading allows as much as any value would, the best as little: an unknown part of an
#   Allow stands for anything at worst and for nothing at best, one of a Deny the other way round.
#   Source: documentation of the Terraform provider for AWS, aws_iam_policy_document.
package iamgate.plan.slots

import data.iamgate.plan.changes
import data.iamgate.plan.elements

# METADATA
# description: |
#   {raw, out, sid, loose, open} of a statement, by what is known of it, what is not, and the reading. `out` when nothing
#   is left of it, `loose` when its Sid is unknown, `open` when any part but the Sid is. `written` says what its
#   unknown parts are written with: patterns that all unknown `resources` match, and what unknown identifiers of
#   `principals` are, as [type, ARN], or null
item(value, unknown, reading, written) := {
	"raw": object.union_n([{"Effect": effect}, _sid(value), elements.written_out(parts, wide), _conditions(value, unknown)]),
	"out": elements.is_out(parts, elements.is_open(unknown, "condition"), wide),
	"sid": object.get(_sid(value), "Sid", ""),
	"loose": elements.is_open(unknown, "sid"),
	"open": changes.is_unknown(object.remove(unknown, ["sid"])),
} if {
	is_object(unknown)
	effect := _effect(value, unknown, reading)
	wide := _wide[effect][reading]
	parts := elements.of(value, unknown, written)
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

_effect(_, unknown, reading) := _unknown_effect[reading] if elements.is_open(unknown, "effect")

_effect(value, unknown, _) := effect if {
	not elements.is_open(unknown, "effect")
	effect := _or(object.get(value, "effect", null), "Allow")
}

_or(text, _) := text if is_string(text)

_or(text, default_text) := default_text if not is_string(text)

_sid(value) := {"Sid": value.sid} if {
	is_string(value.sid)
	value.sid != ""
} else := {}

# An open test may hold.
_conditions(value, unknown) := {"Condition": tests} if {
	blocks := [block |
		some i, block in value.condition
		not changes.is_unknown(elements.mark_of(object.get(unknown, "condition", false), i))
		is_string(block.test)
	]
	count(blocks) > 0
	tests := {test: {variable: [elements.variable(text) |
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
