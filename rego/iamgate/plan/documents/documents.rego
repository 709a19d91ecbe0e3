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
_parsed := {key: value |
	some key, position in positions
	is_string(position.value)
	[value] := json.unmarshal(concat("", ["[", position.value, "]"]))
	{"it": value} == json.unmarshal(concat("", [`{"it":`, position.value, "}"]))
}

# METADATA
# description: why a document is malformed, by key
malformed := {key: problems |
	some key, position in positions
	not changes.is_unknown(position.unknown)
	position.value != null
	problems := object.get(_marked, id(position.address, position.attribute), set()) | _problems(key, position)
	count(problems) > 0
}

_problems(key, position) := {"not-text"} if {
	not is_string(position.value)
} else := problems if {
	problems := statements.problems(_parsed[key], position.kind)
} else := {"not-json"}

# METADATA
# description: documents unknown until apply (or missing altogether), by key
unknown := {key: position | some key, position in positions; _unread(position)}

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
		object.filter(position, ["address", "view", "attribute", "kind", "sensitive"]),
		{"statements": held.about(statements.statements(_parsed[key]), position.kind)},
	)
}

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
