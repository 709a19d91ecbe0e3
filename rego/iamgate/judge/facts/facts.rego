# METADATA
# description: |
#   The statements of each subject, ready to decide: which actions they name, on what, and in which MFA
#   states their conditions hold for this subject.
package iamgate.judge.facts

import data.iamgate.iam.actions
import data.iamgate.iam.condition
import data.iamgate.iam.mfa_key
import data.iamgate.iam.resource
import data.iamgate.iam.sets
import data.iamgate.judge.slice

# The actions of each statement, once for all its bearers.
_named[id][statement.index] := actions.of(statement.actions) if {
	some id, document in slice.documents
	some statement in document.statements
}

# METADATA
# description: |
#   {subject id: {who, allows, bounds, denies, granting, entries}}: `bounds` are the Allows of the permissions boundary,
#   `granting` these and all other Allows, for a grant needs both. An entry is
#   {ref, document, via, group, actions, element, truth: {state: truth}, undecided: {atom id: key}, mfa}
of[id] := {
	"who": subject.who,
	"allows": [entry | some entry in entries; entry.effect == "Allow"; entry.via != "boundary"],
	"bounds": [entry | some entry in entries; entry.effect == "Allow"; entry.via == "boundary"],
	"denies": [entry | some entry in entries; entry.effect == "Deny"],
	"granting": [entry | some entry in entries; entry.effect == "Allow"],
	"entries": entries,
} if {
	some id, subject in slice.bearers
	entries := [entry |
		some link in subject.documents
		document := slice.documents[link.id]
		some statement in document.statements
		entry := _entry(link, document, statement, subject.who)
	]
}

_entry(link, document, statement, who) := {
	"effect": statement.effect,
	"ref": {
		"address": document.address,
		"attribute": document.attribute,
		"statement": statement.index,
		"sid": statement.sid,
	},
	"document": link.id,
	"sensitive": document.sensitive,
	"via": link.via,
	"group": object.get(link, "group", null),
	"actions": _named[link.id][statement.index],
	"action_element": statement.actions,
	"element": resource.of(statement, who),
	"truth": {state: condition.both(mfa.states[state], rest.truth) | some state in mfa_key.states},
	"undecided": object.union(rest.undecided, _mfa_undecided(mfa)),
	"mfa": mfa,
	"rest": rest.truth,
	"failing": rest.failing,
	"keys": {atom.key | some atom in statement.atoms},
} if {
	mfa := condition.mfa[link.id][statement.index]
	rest := condition.rest(mfa.rest, who)
}

_mfa_undecided(mfa) := {name: name |
	some state in mfa_key.states
	mfa.states[state] == "depends"
	some name in mfa_key.names
}

# METADATA
# description: |
#   What a subject may be granted, by subject id: each Allow, within each Allow of a known permissions boundary.
#   {allow, actions, elements, truth, undecided, full}
grants[id] := [grant |
	some allow in facts.allows
	some grant in _grants(allow, facts, slice.bearers[id].bounded)
] if {
	some id, facts in of
}

_grants(allow, _, false) := [_alone(allow)]

# A grant by a trust document or a resource that names the user needs no boundary.
_grants(allow, _, true) := [_alone(allow)] if allow.via in {"trust", "resource"}

_alone(allow) := {
	"allow": allow,
	"actions": allow.actions,
	"elements": [allow.element],
	"truth": allow.truth,
	"undecided": allow.undecided,
	"full": allow.element.full,
	"by": [allow],
}

_grants(allow, facts, true) := [{
	"allow": allow,
	"actions": sets.both(allow.actions, bound.actions),
	"elements": _elements(allow.element, bound.element),
	"truth": {state: condition.both(allow.truth[state], bound.truth[state]) | some state in mfa_key.states},
	"undecided": object.union(allow.undecided, bound.undecided),
	"full": _both_full(allow.element, bound.element),
	"by": [allow, bound],
} |
	some bound in facts.bounds
] if {
	not allow.via in {"trust", "resource"}
}

# The narrower element first: it is the one that is compared with the Denies.
_elements(left, right) := [left, right] if not left.full

_elements(left, right) := [right, left] if left.full

_both_full(left, right) if {
	left.full
	right.full
} else := false
