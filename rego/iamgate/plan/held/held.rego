# METADATA
# description: |
#   Documents that resources outside IAM hold, as the table of carriers says: policies of resources, of endpoints and of
#   sessions. In the shape of package plan.places.
package iamgate.plan.held

import data.iamgate.plan.changes
import data.iamgate.plan.configuration
import data.iamgate.plan.fields
import data.iamgate.plan.others
import data.iamgate.plan.references

_table := data.iamgate.data.carriers

# METADATA
# description: every such document, by key; what nobody wrote is none
all[concat("#", [address, spot.attribute])] := {
	"address": address,
	"view": resource.view,
	"attribute": spot.attribute,
	"name": null,
	"kind": row.grammar,
	"of_principal": false,
	"value": spot.value,
	"unknown": spot.unknown,
	"sensitive": _sensitive(resource, row.attribute),
} if {
	some type in others.types
	some row in _table.documents[type]
	some address, resource in others.of_type(type)
	some spot in _spots(resource, row)
}

# Statements that are written as fields.
all[concat("#", [address, "principal"])] := {
	"address": address,
	"view": resource.view,
	"attribute": "principal",
	"name": null,
	"kind": "resource",
	"of_principal": false,
	"value": fields.document(resource),
	"unknown": fields.hidden(resource, "principal"),
	"sensitive": _sensitive(resource, "principal"),
} if {
	some type in _table.fields
	some address, resource in others.of_type(type)
}

_spots(resource, row) := {{"attribute": _label(row), "value": null, "unknown": true} |
	not references.by_default(resource, row.attribute)
} if {
	changes.mark(resource, row.attribute) == true
} else := {spot |
	some path, value in _within(object.get(resource.value, row.attribute, null), row.path)
	not _is_none(value)
	mark := object.get(_marks(resource, row), [path], false)
	spot := {
		"attribute": _written(row.attribute, path),
		"value": _text(resource, row, value),
		"unknown": mark,
	}
} | {spot |
	some path in _hidden(resource, row)
	spot := {"attribute": _written(row.attribute, path), "value": null, "unknown": true}
}

# The document alone, or all that blocks and objects hold of it, by path.
_within(value, []) := {[]: value}

_within(value, steps) := {path: leaf |
	walk(value, [path, leaf])
	_names(path) == steps
	not is_array(leaf)
} if {
	count(steps) > 0
}

# Texts have no parts that could be unknown, and objects that are documents may have some.
_marks(resource, row) := {path: true |
	some path, mark in _within(changes.mark(resource, row.attribute), row.path)
	is_object(mark)
	changes.is_unknown(mark)
}

# Parts of blocks that are unknown. Without a reference whatever is unknown is a default.
_hidden(resource, row) := {path |
	walk(changes.mark(resource, row.attribute), [path, mark])
	mark == true
	names := _names(path)
	array.slice(row.path, 0, count(names)) == names
	count(configuration.references(resource, row.attribute)) > 0
} if {
	count(row.path) > 0
} else := set()

_names(path) := [step | some step in path; is_string(step)]

_is_none(value) if value in {null, ""}

_label(row) := concat(".", array.concat([row.attribute], row.path))

# `details[0].policy`
_written(attribute, path) := concat("", array.concat([attribute], [_step(step) | some step in path]))

_step(step) := concat("", [".", step]) if {
	is_string(step)
} else := concat("", ["[", format_int(step, 10), "]"])

# The other provider also takes objects.
_text(resource, row, value) := _whole(row, json.marshal(value)) if {
	is_object(value)
	startswith(resource.type, "awscc_")
} else := _whole(row, value) if {
	is_string(value)
} else := value

_whole(row, text) := concat("", [`{"Version":"2012-10-17","Statement":`, text, "}"]) if {
	row.statement
} else := text

_sensitive(resource, attribute) if {
	changes.is_sensitive(resource, attribute)
} else := false

# METADATA
# description: |
#   statements of a document of this kind; one of a resource that names none is about that resource
about(statements, kind) := statements if {
	not kind in {"resource", "endpoint"}
} else := [object.union(statement, {"resources": _resources(statement.resources)}) | some statement in statements]

_resources(element) := {"not": false, "patterns": ["*"]} if {
	element.patterns == []
} else := element
