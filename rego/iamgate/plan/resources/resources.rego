# METADATA
# description: |
#   Policies of resources, each judged by itself for what it says to everybody. Who is named in one has its Allows, see
#   package plan.trust. They are no subjects of a report: they have no rights.
package iamgate.plan.resources

import data.iamgate.plan.accounts
import data.iamgate.plan.documents
import data.iamgate.plan.origin
import data.iamgate.plan.others
import data.iamgate.plan.who

# METADATA
# description: those that have something to say, by the key of the document
subjects := {key: _subject(document, key) |
	some key, document in documents.read
	document.kind in {"resource", "endpoint"}
	_says_something(document)
}

# Most name services, or the account.
_says_something(document) if {
	some statement in document.statements
	_for_many(statement)
}

_for_many(statement) if count(statement.atoms) > 0

_for_many(statement) if is_string(statement.principals)

_for_many(statement) if statement.principals.NotPrincipal

_for_many(statement) if {
	some text in _listed(statement.principals.AWS)
	contains(text, "*")
}

# Then a policy variable is plain text.
_for_many(statement) if not statement.variables

_listed(value) := value if is_array(value)

_listed(value) := [value] if not is_array(value)

_subject(document, key) := {
	"kind": "resource-policy",
	"view": document.view,
	"address": document.address,
	"name": document.address,
	"who": who.of("resource-policy", null, {"account": accounts.of(others.all[document.address])}),
	"documents": [{"id": key, "via": "own", "group": null}],
	"unread": [],
	"bounded": false,
	"unread_boundary": false,
	"planned": true,
	"machine": false,
	"guarded_elsewhere": false,
	"members": [],
	"members_complete": true,
	"hidden_members": [],
	"access_keys": [],
	"logins": [],
	"must_reset": false,
}

# METADATA
# description: |
#   policies of resources that are unknown until apply, in the shape of hidden.open. One of an endpoint grants nothing,
#   and one of a session narrows what its role may do
hidden contains {
	"id": null, "subject": position.address, "kind": "resource-policy",
	"address": position.address, "attribute": position.attribute,
	"reason": "unknown-document",
	"expressions": origin.names(position),
	"hint": "document",
	"when": {"unsettled": null, "unknown": null, "unless_unknown": []},
} if {
	some position in documents.unknown
	position.kind == "resource"
}
