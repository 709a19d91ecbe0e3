# METADATA
# description: |
#   What guards let through on purpose: the actions that a NotAction of a guard spares, by the rule that names them,
#   as far as the subject may use them without MFA.
package iamgate.iam.carve_out

import data.iamgate.iam.exempt
import data.iamgate.iam.expansion
import data.iamgate.iam.instance
import data.iamgate.judge.facts
import data.iamgate.judge.probe
import data.iamgate.judge.slice
import data.iamgate.judge.verdict

# METADATA
# description: |
#   guard statements that spare actions, by subject and index of the Deny: the actions. A guard by list spares what it
#   does not name; only the widest guard of a subject that passes is held to that, and only if none has a NotAction.
spared[id][i] := exempt.interesting & deny.actions.ids if {
	some id in verdict.judged
	some i, deny in facts.of[id].denies
	_fires(deny)
	deny.actions.but
}

spared[id][i] := exempt.ids - deny.actions.ids if {
	some id in verdict.judged
	not verdict.failing[id]
	not _has_exception[id]
	ranked := sort([[0 - count(deny.actions.ids), i] |
		some i, deny in facts.of[id].denies
		_fires(deny)
	])
	count(ranked) > 0
	i := ranked[0][1]
	deny := facts.of[id].denies[i]
}

_has_exception contains id if {
	some id in verdict.judged
	some deny in facts.of[id].denies
	_fires(deny)
	deny.actions.but
}

# A guard: it looks at MFA, stops some without it, and spares those with it.
_fires(deny) if {
	deny.mfa.looks
	deny.rest != "fails"
	deny.mfa.states["true"] != "holds"
	some state in (slice.required | {"false"})
	deny.mfa.states[state] == "holds"
}

_all_spared[id] := {action | some ids in spared[id]; some action in ids} if some id, _ in spared

# Requests for what is spared that are possible in a state of the profile.
_opened[id] := probe.possible_each(id, _plain & all, []) if some id, all in _all_spared

_plain := ((exempt.dangerous | exempt.removal) | exempt.password) | exempt.session

_opened_reads[id] := probe.possible_each(
	id, exempt.reads & all,
	[_own(id, ["user"])],
) if {
	some id, all in _all_spared
}

_opened_others[id] := probe.possible_each(
	id, exempt.enrolment_writes & all,
	[_own(id, ["user", "mfa"])],
) if {
	some id, all in _all_spared
}

# As if the own user (and any device) were denied: what is left is somebody else's.
_own(id, kinds) := {
	"actions": {"but": true, "ids": set()},
	"element": {"not": false, "full": false, "patterns": instance.own(slice.subjects[id].who, kinds)},
}

# METADATA
# description: |
#   {rule: {subject: {index: {actions, request}}}}: what one guard statement spares, with the request for the first
#   action in order
of[rule][id][i] := {"actions": found, "request": request} if {
	some rule in ["dangerous", "devices", "password", "session", "reads", "others"]
	some id, by_index in spared
	requests := _requests(rule, id)
	some i, ids in by_index
	found := sort([action | some action, _ in requests; action in ids])
	count(found) > 0
	request := requests[found[0]]
}

_requests("dangerous", id) := {action: request | some action, request in _opened[id]; action in exempt.dangerous}

_requests("devices", id) := {action: request | some action, request in _opened[id]; action in exempt.removal}

_requests("password", id) := {action: request | some action, request in _opened[id]; action in exempt.password}

_requests("session", id) := {action: request | some action, request in _opened[id]; action in exempt.session}

_requests("reads", id) := _opened_reads[id]

_requests("others", id) := _opened_others[id]

# METADATA
# description: dangerous or device-removing actions that a statement spares and nothing grants yet
open[id][i] := sort(idle) if {
	some id, by_index in spared
	some i, ids in by_index
	idle := (ids & (exempt.dangerous | exempt.deactivation)) - object.keys(_opened[id])
	count(idle) > 0
}

# METADATA
# description: subjects and statements with a carve-out that is an error
errors[id] contains i if {
	some id, by_index in of.dangerous
	some i, _ in by_index
}

errors[id] contains i if {
	some id, by_index in of.devices
	some i, found in by_index
	some action in found.actions
	exempt.deactivation[action]
}

# METADATA
# description: |
#   all that the NotAction entries behind such an error spare: it is named once, as a carve-out
named[id] := {action |
	some i in errors[id]
	deny := facts.of[id].denies[i]
	some text in deny.action_element.patterns
	ids := _entry(lower(text))
	_some_erroneous(ids, id)
	some action in ids
} if {
	some id in verdict.judged
}

_entry(text) := expansion.of[text]

_some_erroneous(ids, id) if {
	some action in ids
	_erroneous(action, id)
}

_erroneous(action, id) if action in object.keys(_requests("dangerous", id))

_erroneous(action, id) if {
	exempt.deactivation[action]
	action in object.keys(_requests("devices", id))
}
