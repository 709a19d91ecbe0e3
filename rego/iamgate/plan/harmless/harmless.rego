# METADATA
# description: |
#   Policies that conditions on iam:PolicyARN and iam:PermissionsBoundary name, whose documents the plan or AWS's table
#   shows, and that hold no step of any path that fails or warns.
package iamgate.plan.harmless

import data.iamgate.iam.document as statements
import data.iamgate.iam.pattern
import data.iamgate.plan.arns
import data.iamgate.plan.changes
import data.iamgate.plan.documents

_table := data.iamgate.data.catalogue

_keys := {"iam:policyarn", "iam:permissionsboundary"}

_named contains text if {
	some document in documents.read
	some text in _values(document)
}

_named contains text if {
	some document in documents.managed
	some text in _values(document)
}

_values(document) := {text |
	some statement in document.statements
	some atom in statement.atoms
	_keys[atom.key]
	some text in atom.values
	not pattern.is_wild(text)
}

# METADATA
# description: their ARNs, as the conditions write them; where several policies may be meant, all of them
texts contains text if {
	some text in _named
	found := _read(text)
	count(found) > 0
	every read in found { not _leads_somewhere(read) }
}

_read(text) := {statements.statements(document) | some document in [arns.managed_document(text)]} if {
	arns.is_managed(text)
} else := {_statements(documents.id(address, "policy")) |
	some address in _planned[arns.path_and_name(text)]
	_may_be(changes.live[address].value, text)
}

# One that cannot be read may hold anything.
_statements(id) := documents.read[id].statements if {
	documents.read[id]
} else := [{"effect": "Allow", "actions": {"not": false, "patterns": ["*"]}, "resources": {"not": false, "patterns": ["*"]}, "atoms": []}]

_planned[[path, resource.value.name]] contains address if {
	some address, resource in changes.of_type("aws_iam_policy")
	path := _path(resource.value)
}

_path(value) := value.path if {
	is_string(value.path)
} else := "/"

_may_be(value, _) if not is_string(object.get(value, "arn", null))

_may_be(value, text) if value.arn == text

_leads_somewhere(read) if {
	some statement in read
	statement.effect == "Allow"
	some action in _admitted(statement.actions)
	not _denied(action, read)
}

_denied(action, read) if {
	some statement in read
	statement.effect == "Deny"
	count(statement.atoms) == 0
	"*" in statement.resources.patterns
	not statement.resources.not
	_admitted(statement.actions)[action]
}

_admitted(element) := {action | some text in element.patterns; some action in _matching(lower(text))} if not element.not

_admitted(element) := _steps - {action | some text in element.patterns; some action in _matching(lower(text))} if element.not

_steps := {action |
	some path in _table.paths
	path.gate != "info"
	some step in path.steps
	some key in step
	action := split(key, "@")[0]
}

_by_service[service] contains action if {
	some action in _steps
	service := split(action, ":")[0]
}

_matching(text) := {action |
	some action in object.get(_by_service, split(text, ":")[0], set())
	pattern.matches(text, action)
} if {
	not pattern.is_wild(split(text, ":")[0])
} else := {action | some action in _steps; pattern.matches(text, action)}
