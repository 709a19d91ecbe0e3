# METADATA
# description: |
#   Which document that is read during apply an attribute is, and nothing around it. With the configuration at hand (the
#   binary plan) its expressions say so. The JSON of a plan lists references only: where one document is all that is
#   referred to, it is taken as that, which is an assumption.
package iamgate.plan.origin

import data.iamgate.plan.changes
import data.iamgate.plan.choice
import data.iamgate.plan.configuration
import data.iamgate.plan.envelope
import data.iamgate.plan.expressions
import data.iamgate.plan.graph
import data.iamgate.plan.others
import data.iamgate.plan.places
import data.iamgate.plan.reads
import data.iamgate.plan.traversals

# METADATA
# description: "{key of the place: document}, see package plan.reads"
of[key] := document if {
	some key, position in places.all
	changes.is_unknown(position.unknown)
	resource := _resource(position.address)
	document := _document(resource, position)
	reads.of[document]
}

_resource(address) := changes.live[address] if {
	changes.live[address]
} else := others.all[address]

_document(resource, position) := expressions.document(resource, position) if {
	expressions.present
} else := expressions.read(resource, text) if {
	not expressions.present
	text := _as_text(resource, position)
} else := by_references(_references(resource, position), choice.of_resource(resource)) if {
	not expressions.present
	not envelope.strict
	not _as_text(resource, position)
}

# A configuration in JSON has its expressions in the plan as they are written.
_as_text(resource, position) := text if {
	text := configuration.of(resource).expressions[position.attribute].constant_value
	is_string(text)
}

# METADATA
# description: the document that all references of an expression lead to
by_references(texts, site) := document if {
	ends := graph.ends(texts, site)
	count(ends) == 1
	some ["data", attribute, block, chosen] in ends
	_is_json(attribute, chosen)
	document := reads.chosen(block, chosen)
}

# `d[each.key].json` is listed without its attribute.
_is_json(attribute, _) if attribute in {"json", "minified_json"}

_is_json("", [_])

# METADATA
# description: the only document among those that the references of a list lead to that is not read yet
only_unread(texts, site) := document if {
	ends := graph.ends(texts, site)
	every end in ends {
		end[0] == "data"
		_is_json(end[1], end[3])
	}
	unread := {found |
		some ["data", _, block, chosen] in ends
		found := reads.chosen(block, chosen)
		reads.of[found]
	}
	count(unread) == 1
	some document in unread
}

_references(resource, position) := configuration.references(resource, position.attribute) if {
	not startswith(position.attribute, "inline_policy[")
} else := configuration.texts(object.get(_block(resource, position), "policy", {}))

# Blocks of a set are told apart by their names.
_block(resource, position) := block if {
	blocks := configuration.of(resource).expressions.inline_policy
	named := [block | some block in blocks; block.name.constant_value == position.name]
	candidates := _first_of(named, blocks)
	count(candidates) == 1
	block := candidates[0]
}

_first_of(named, _) := named if count(named) > 0

_first_of([], blocks) := blocks

# METADATA
# description: what an attribute is written with, as far as the plan names it
names(position) := sort({text |
	resource := _resource(position.address)
	some text, _ in traversals.whole(_references(resource, position))
})

# METADATA
# description: the places whose document is taken as the one that its references name
assumed contains key if {
	some key, _ in of
	not expressions.present
	position := places.all[key]
	not _as_text(_resource(position.address), position)
}
