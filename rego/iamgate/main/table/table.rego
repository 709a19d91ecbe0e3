# METADATA
# description: |
#   The decision table of `data.iamgate.main.access`: who can do what in which MFA state, and the statements that
#   decide. `input.iamgate.access` asks: {principals: [ids], actions: [names], resource, states}, null or left out
#   for all. Without actions the table lists what a principal can reach of those with which rights or credentials are had.
package iamgate.main.table

import data.iamgate.iam.actions
import data.iamgate.iam.resource
import data.iamgate.judge.outcome
import data.iamgate.judge.slice
import data.iamgate.main.redact

_question := object.get(input, ["iamgate", "access"], {})

_listed(name) := {text | some text in _question[name]} if is_array(_question[name])

_resource := _question.resource if {
	is_string(_question.resource)
} else := "*"

_ids := outcome.principals & _listed("principals") if {
	_listed("principals")
} else := outcome.principals

# METADATA
# description: |
#   all that can be asked about, [{id, kind, address, name}], sorted
principals := [object.union({"id": id}, object.filter(slice.bearers[id], ["kind", "address", "name"])) |
	some id in sort(outcome.principals)
]

# METADATA
# description: |
#   [{principal, action, resource, mfa, decision, because, dependsOn}], sorted by principal, action and state
decisions := [row |
	some id in sort(_ids)
	some rows in _asked(id)
	some row in rows
]

_asked(id) := [_rows(id, action) | some action in sort(_actions)] if {
	_listed("actions")
} else := [rows |
	some action in sort(_actions)
	rows := _rows(id, action)
	_reachable(rows)
]

_actions := {lower(name) | some name in _listed("actions")} if {
	_listed("actions")
} else := {action | some action in outcome.catalogue}

# METADATA
# description: the answers in this reading of the plan, by [principal, action, state]
ruled[[id, action, state]] := outcome.of(id, action, _resource, state) if {
	some id in _ids
	some action in _actions
	some state in outcome.states(id)
	_is_asked(state)
}

_best := found if {
	twin := slice.twins.certain
	found := ruled with input.slice as twin
}

# What the unknown parts of documents make a difference for, is open.
_settled(key) := _best[key] if {
	_best[key].decision == ruled[key].decision
} else := object.union(ruled[key], {"decision": "unverifiable", "because": [], "keys": set()}) if {
	_best[key]
} else := ruled[key]

_reachable(rows) if {
	some row in rows
	row.decision in {"allowed", "depends", "unverifiable"}
}

_rows(id, action) := [_row(id, action, state, _settled([id, action, state])) |
	some state in outcome.states(id)
	_is_asked(state)
]

_is_asked(_) if not _listed("states")

_is_asked(state) if state in _listed("states")

_row(id, action, state, ruled) := {
	"principal": slice.bearers[id].address,
	"action": actions.name(action),
	"resource": _shown(id, ruled.resource),
	"mfa": state,
	"decision": ruled.decision,
	"because": sort({ref |
		some entry in ruled.because
		ref := object.union(redact.ref(entry.ref), {"effect": entry.effect})
	}),
	"dependsOn": sort(ruled.keys),
}

# Who asks about a resource knows it.
_shown(_, text) := text if text == _resource

_shown(id, text) := redact.resource(id, resource.shown(text)) if text != _resource
