# METADATA
# description: |
#   Policy documents of the plan: read, unknown until apply, or malformed.
#   A document that is not read is never taken for an empty one.
package iamgate.plan.documents

import data.iamgate.iam.document as statements
import data.iamgate.plan.arns
import data.iamgate.plan.changes
import data.iamgate.plan.envelope
import data.iamgate.plan.held
import data.iamgate.plan.links
import data.iamgate.plan.places
import data.iamgate.plan.recovered

# METADATA
# description: the key of a document
id(address, attribute) := places.key(address, attribute)

# METADATA
# description: |
#   every place of a document, read or not, by key:
#   {address, view, attribute, name, kind, value, unknown, sensitive}
positions := places.all

_marked[id(mark.address, mark.attribute)] contains mark.problem if some mark in envelope.marks

# Some JSON readers stop at the end of the first value. No text goes on after its end in both wrappings.
_parsed := object.union(_texts, {key: found.document | some key, found in recovered.of})

_texts := {key: value |
	some key, position in positions
	is_string(position.value)
	[value] := json.unmarshal(concat("", ["[", position.value, "]"]))
	{"it": value} == json.unmarshal(concat("", [`{"it":`, position.value, "}"]))
}

# METADATA
# description: why a document is malformed, by key
malformed := {key: problems |
	some key, position in positions
	not unknown[key]
	problems := object.get(_marked, id(position.address, position.attribute), set()) | _problems(key, position)
	count(problems) > 0
}

_problems(key, position) := problems if {
	problems := statements.problems(_parsed[key], position.kind)
} else := {"not-text"} if {
	not is_string(position.value)
} else := {"not-json"}

# METADATA
# description: documents unknown until apply (or missing altogether) that the plan does not show in another place, by key
unknown := {key: position |
	some key, position in positions
	_unread(position)
	not recovered.of[key]
}

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
		object.filter(position, ["address", "view", "attribute", "kind"]),
		{"sensitive": _is_sensitive(key), "statements": [statement |
			some statement in held.about(statements.statements(_parsed[key]), position.kind)
			not _is_out(key, statement.index)
		]},
	)
}

# METADATA
# description: the documents that the plan marks as sensitive, or makes of something that it marks so
sensitive contains key if {
	some key, position in positions
	position.sensitive
}

sensitive contains key if {
	some key, found in recovered.of
	found.sensitive
}

# What is made of a sensitive variable by a data source is not marked any more.
sensitive contains key if {
	some key, position in positions
	is_string(position.value)
	some text in _secrets
	contains(position.value, text)
}

# As they are, and as JSON writes them.
_secrets contains text if {
	some name, variable in envelope.plan.configuration.root_module.variables
	variable.sensitive == true
	walk(envelope.plan.variables[name].value, [_, secret])
	is_string(secret)
	count(secret) > 2
	some text in [secret, trim_suffix(trim_prefix(json.marshal(secret), `"`), `"`)]
}

_is_sensitive(key) if {
	sensitive[key]
} else := false

_is_out(key, index) if recovered.of[key].out[index]

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
