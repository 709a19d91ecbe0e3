# METADATA
# description: |
#   The statements of an `aws_iam_policy_document` with those of the documents that it takes in: sources first, then its
#   own, then overrides. A statement stands where its Sid is first met and says what it says last.
#   Source: the Terraform provider for AWS, data source aws_iam_policy_document.
package iamgate.plan.merging

import data.iamgate.plan.changes
import data.iamgate.plan.envelope
import data.iamgate.plan.narrowed
import data.iamgate.plan.reads
import data.iamgate.plan.slots
import data.iamgate.plan.taken

# METADATA
# description: "the statements of each document, see package plan.slots, by document"
of[document] := _level_3(document) if some document, _ in reads.of

# METADATA
# description: |
#   documents whose version is open, and whose variables with it: in an older version they are plain text
unsure contains document if {
	some document, items in of
	_is_open_version(document)
	contains(json.marshal([item.raw | some item in items]), "${")
}

_is_open_version(document) if {
	some inner in graph.reachable(taken.all, {document})
	changes.is_unknown(object.get(reads.of[inner].unknown, "version", false))
}

_is_open_version(document) if {
	inner := graph.reachable(taken.all, {document})
	some one in inner
	some elements in taken.elements[one]
	null in elements
	every one_of_all in inner { taken.version[one_of_all] != "2012-10-17" }
}

# Rego knows no recursion: documents within documents are followed three levels deep.
_level_3(document) := _merged(document, {inner: _level_2(inner) | some inner in taken.of[document]})

_level_2(document) := _merged(document, {inner: _level_1(inner) | some inner in taken.of[document]})

_level_1(document) := _merged(document, {inner: _level_0(inner) | some inner in taken.of[document]})

_level_0(document) := _merged(document, {})

_merged(document, inner) := _in_place([item |
	some part in [_of_parts(document, taken.sources, inner), _own(document), _of_parts(document, taken.overrides, inner)]
	some item in part
])

_of_parts(document, parts, inner) := [item |
	some part in parts
	some element in taken.elements[document][part]
	some item in _items(element, inner)
]

_items(element, inner) := inner[element] if {
	is_array(element)
	inner[element]
} else := [] if {
	element == ""
} else := [_written(statement) | some statement in statements] if {
	is_string(element)
	statements := _list(json.unmarshal(element).Statement)
} else := [slots.anything(envelope.reading)]

_list(value) := value if is_array(value)

_list(value) := [value] if is_object(value)

_written(statement) := {
	"raw": statement, "out": false, "loose": false, "open": false,
	"sid": object.get(statement, "Sid", ""),
}

_own(document) := [slots.anything(envelope.reading)] if {
	reads.of[document].unknown.statement == true
} else := [_item(statement, _mark(marks, i), _written_with(document, i)) |
	some i, statement in object.get(reads.of[document].value, "statement", [])
] if {
	marks := object.get(reads.of[document].unknown, "statement", [])
}

# A statement in no shape that is known may be anything.
_item(statement, mark, written) := item if {
	item := slots.item(statement, mark, envelope.reading, written)
} else := slots.anything(envelope.reading)

_written_with(document, i) := {"resources": _resources(document, i), "principals": _principals(document, i)}

_resources(document, i) := narrowed.resources(document, i) if {
	narrowed.resources(document, i)
} else := ["*"]

_principals(document, i) := narrowed.principals(document, i) if {
	narrowed.principals(document, i)
} else := null

_mark(marks, i) := marks[i] if {
	marks[i]
} else := {}

# What comes later with the same Sid stands in the place of what came first.
_in_place(items) := [_perhaps(item, i, last, items) |
	some i, first in items
	last := _last(first.sid, i, items)
	_is_first(first.sid, i, items)
	item := items[last]
]

_is_first("", _, _)

_is_first(sid, i, items) if {
	sid != ""
	every other in array.slice(items, 0, i) { other.sid != sid }
}

_last("", i, _) := i

_last(sid, _, items) := max([j | some j, other in items; other.sid == sid]) if sid != ""

# A later statement with an unknown Sid may stand in the place of this one, as may any with a Sid for one without.
_perhaps(item, i, last, items) := object.union(item, {"out": item.raw.Effect == _lost[envelope.reading], "open": true}) if {
	some j, other in items
	j > max([i, last])
	_may_replace(other, item)
} else := item

_lost := {"worst": "Deny", "best": "Allow"}

_may_replace(other, item) if {
	other.loose
	item.sid != ""
}

_may_replace(other, item) if {
	item.loose
	not other.sid == ""
}
