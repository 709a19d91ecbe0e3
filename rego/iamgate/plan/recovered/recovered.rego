# METADATA
# description: |
#   Policy documents that are unknown until apply and whose statements the plan shows: attributes that are the `json`
#   of an `aws_iam_policy_document` that is read then. Documents that it takes in (`source_policy_documents`,
#   `override_policy_documents`) are put together as the provider does it: a statement replaces those before it with
#   the same Sid.
package iamgate.plan.recovered

import data.iamgate.plan.configuration
import data.iamgate.plan.expressions
import data.iamgate.plan.merging
import data.iamgate.plan.origin
import data.iamgate.plan.places
import data.iamgate.plan.reads
import data.iamgate.plan.taken
import data.iamgate.plan.traversals

# METADATA
# description: |
#   {key of the place: {document, out, open, sensitive}}: the JSON as the envelope's reading has it, the indexes of the
#   statements of which nothing is left, and whether any part of it is unknown or sensitive
of[key] := {
	"document": {
		"Version": taken.version[document],
		"Statement": [_for_kind(item.raw, places.all[key].kind) | some item in items],
	},
	"out": {i | some i, item in items; item.out},
	"open": count([item | some item in items; item.open]) > 0,
	"sensitive": document in taken.sensitive,
} if {
	some key, document in origin.of
	not merging.unsure[document]
	items := merging.of[document]
}

_strange := {"identity": ["Principal"], "session": ["Principal"], "scp": ["Principal"], "trust": ["Resource"]}

# A statement that may be anything has no element that its kind of policy does not know.
_for_kind(raw, kind) := object.remove(raw, object.get(_strange, kind, [])) if {
	raw.Principal == "*"
	raw.Resource == "*"
	raw.Action == "*"
} else := raw

# METADATA
# description: the expressions that hide parts of a document, as far as the plan names them
hiding(key) := sort({text |
	some text, _ in traversals.whole(configuration.texts(object.get(reads.written(origin.of[key]), "expressions", {})))
	not startswith(text, "var.")
	not startswith(text, "each.")
	not startswith(text, "local.")
})

# METADATA
# description: the address of the document that a place is taken from, without keys
name(key) := expressions.address(at, concat(".", ["data", block])) if {
	[at, block, _] := origin.of[key]
}

# METADATA
# description: is any document of the plan recovered with parts that are unknown?
any_open if {
	some _, found in of
	found.open
}
