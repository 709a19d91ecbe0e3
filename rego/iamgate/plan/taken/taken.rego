# METADATA
# description: |
#   Which documents an `aws_iam_policy_document` takes in (`source_policy_documents`, `override_policy_documents` and
#   their older names), and what it has from them beside statements.
package iamgate.plan.taken

import data.iamgate.plan.changes
import data.iamgate.plan.choice
import data.iamgate.plan.configuration
import data.iamgate.plan.envelope
import data.iamgate.plan.expressions
import data.iamgate.plan.origin
import data.iamgate.plan.reads

# METADATA
# description: |
#   the version of each document: the latest of its own and of those that it takes in. What is not known may be
#   of the latest, see package plan.merging.
version[document] := max(versions) if {
	some document, read in reads.of
	taken := {element | some by_part in elements[document]; some element in by_part}
	versions := {_own_version(read.value)} | {text | some element in taken; text := _version(element)}
}

_own_version(value) := value.version if {
	is_string(value.version)
} else := "2012-10-17"

_version(element) := _own_version(reads.of[element].value) if is_array(element)

_version(element) := json.unmarshal(element).Version if is_string(element)

# METADATA
# description: the arguments whose statements come first
sources := ["source_json", "source_policy_documents"]

# METADATA
# description: the arguments whose statements come last
overrides := ["override_json", "override_policy_documents"]

# METADATA
# description: |
#   by document and argument, all that are named in it: a text, a document, or null for what cannot be known
elements[document][part] := _element_list(document, part) if {
	some document, _ in reads.of
	some part in array.concat(sources, overrides)
}

# METADATA
# description: is any part of a document, or of those that it takes in, sensitive?
sensitive contains document if {
	some document, _ in reads.of
	some inner in graph.reachable(all, {document})
	reads.of[inner].sensitive
}

# METADATA
# description: by document, those that it takes in, for a walk to all of them
all := {document: object.get(of, [document], set()) | some document, _ in reads.of}

# METADATA
# description: the same as sets
of[document] contains element if {
	some document, by_part in elements
	some list in by_part
	some element in list
	is_array(element)
}

_element_list(document, part) := [null] if {
	changes.is_unknown(object.get(reads.of[document].unknown, part, false))
	not is_array(_value(document, part))
} else := [_element(element, documents, i) | some i, element in value] if {
	value := _value(document, part)
	is_array(value)
	documents := _named(document, part)
} else := [value] if {
	value := _value(document, part)
	is_string(value)
} else := []

_value(document, part) := object.get(reads.of[document].value, part, null)

_element(text, _, _) := text if is_string(text)

_element(null, documents, i) := object.get(documents, i, null)

# The documents that stand for the unknown elements of a list, by index.
_named(document, part) := {i: found | some i, found in expressions.listed(document, part, count(_value(document, part))); found != null} if {
	expressions.present
} else := {i: found |
	count(unknown) == 1
	some i in unknown
	found := _by_references(document, part)
} if {
	not envelope.strict
	unknown := [i | some i, element in _value(document, part); element == null]
} else := {}

_by_references([at, block, key], part) := origin.only_unread(
	configuration.texts(object.get(reads.written([at, block, key]), ["expressions", part], {})),
	choice.of_output(at),
)
