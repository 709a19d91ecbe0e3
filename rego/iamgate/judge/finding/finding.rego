# METADATA
# description: |
#   The one shape of a finding: where it is, its proof and its parameters. Severity null means the rule's own.
#   Words come later, from the metadata of the rule.
package iamgate.judge.finding

import data.iamgate.judge.slice

# METADATA
# description: a finding on one statement (an entry of judge.facts) of a subject
on(id, entry, witness, params) := {
	"subject": id,
	"kind": slice.subjects[id].kind,
	"address": entry.ref.address,
	"attribute": entry.ref.attribute,
	"statement": entry.ref.statement,
	"sid": entry.ref.sid,
	"group": entry.group,
	"normalised": _normalised(entry),
	"witness": witness,
	"params": params,
}

# METADATA
# description: a finding on the subject as a whole, at the first document that contributes
at(id, ref, witness, params) := {
	"subject": id,
	"kind": slice.subjects[id].kind,
	"address": ref.address,
	"attribute": ref.attribute,
	"statement": null,
	"sid": null,
	"group": null,
	"normalised": null,
	"witness": witness,
	"params": params,
}

# METADATA
# description: a finding on a planned resource that is no subject
on_resource(subject, kind, ref, params) := {
	"subject": subject,
	"kind": kind,
	"address": ref.address,
	"attribute": ref.attribute,
	"statement": null,
	"sid": null,
	"group": null,
	"normalised": null,
	"witness": null,
	"params": params,
}

# METADATA
# description: the same finding with another severity or outcome
having(finding, changes) := object.union(finding, changes)

# What the fingerprint of a statement without a Sid is made of; lists in order, so that reordering changes nothing.
_normalised(entry) := object.union(_whom(statement), {
	"effect": entry.effect,
	"actions": [entry.action_element.not, sort({lower(text) | some text in entry.action_element.patterns})],
	"resources": [statement.resources.not, sort({text | some text in statement.resources.patterns})],
	"condition": sort({[lower(atom.name), atom.key, sort(atom.values)] | some atom in statement.atoms}),
}) if {
	some statement in slice.documents[entry.document].statements
	statement.index == entry.ref.statement
}

# Statements of trust documents often differ in nothing else.
_whom(statement) := {"principals": {type: sort(_texts(value)) | some type, value in statement.principals}} if {
	is_object(statement.principals)
	not statement.principals.NotPrincipal
} else := {"principals": statement.principals} if {
	statement.principals != null
} else := {}

_texts(value) := {text | some text in value} if is_array(value)

_texts(value) := {value} if not is_array(value)
