# METADATA
# description: The findings of role chains, hop by hop, each with the request that proves it.
package iamgate.judge.hops

import data.iamgate.iam.actions
import data.iamgate.judge.ascent
import data.iamgate.judge.assuming
import data.iamgate.judge.chain
import data.iamgate.judge.finding
import data.iamgate.judge.slice

# METADATA
# description: one finding for each subject that can become a role with rights to raise
findings contains found if {
	some id, told in chain.told
	not _inherited(id, told)
	requests := [_request(told, place) | some place, _ in told.hops; place < count(told.hops) - 1]
	found := finding.having(
		finding.on(id, _all(requests[0].edge)[0], _proof(requests), {
			"chain": concat(" -> ", [slice.bearers[hop].address | some hop in told.hops]),
			"role": slice.bearers[_last(told)].address,
			"roles": sort({slice.bearers[role].address | some role in told.others}),
			"mfa_code": ascent.mfa_code(slice.subjects[id].kind, {told.state}),
			"length_code": _length_code(told),
		}),
		{"severity": _severity(told.state)},
	)
}

_last(told) := told.hops[count(told.hops) - 1]

_length_code(told) := "direct" if {
	count(told.hops) == 2
} else := "chain"

# People who use MFA for the role of an administrator do what is recommended, and it is said all the same.
_severity("true") := "warning"

_severity(state) := "error" if state != "true"

# The first call is one that a group allows, of which it is told.
_inherited(id, told) if {
	edge := assuming.edges[id][told.hops[1]][told.state]
	some group in {entry.group | some entry in edge.allows}
	every entry in edge.allows { entry.group == group }
	other := chain.told[group]
	other.state == told.state
	_last(other) == _last(told)
}

# The state of the first call is the caller's; sessions of roles make the others.
_state(told, 0) := told.state

_state(_, place) := "false" if place > 0

_request(told, place) := {
	"from": told.hops[place],
	"edge": assuming.edges[told.hops[place]][told.hops[place + 1]][_state(told, place)],
	"state": _state(told, place),
}

_shown(request) := {
	"principal": slice.bearers[request.from].address,
	"action": actions.name("sts:assumerole"),
	"resource": request.edge.resource,
	"mfa": request.state,
	"allowedBy": [entry.ref | some entry in _all(request.edge)],
	"missedDenies": [],
	"assumes": [object.union(entry.ref, {"keys": sort({key | some key in entry.undecided}), "holds": true}) |
		some entry in _all(request.edge)
		count(entry.undecided) > 0
	],
}

# What allows it, in the policies of the caller and in the trust document.
_all(edge) := array.concat(edge.allows, array.slice(sort([row.allow | some row in edge.rows]), 0, 1))

_proof(requests) := object.union(shown[0], {"also": [object.remove(request, ["mfa", "missedDenies"]) |
	some request in array.slice(shown, 1, count(shown))
]}) if {
	shown := [_shown(request) | some request in requests]
}
