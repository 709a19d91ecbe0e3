# METADATA
# description: |
#   Chains of sts:AssumeRole inside the plan that end at a role with rights of its own to raise: the shortest for each
#   subject and role, four roles at most. The first call is made in an MFA state of the subject, the others by sessions
#   of roles, which carry no MFA.
package iamgate.judge.chain

import data.iamgate.judge.assuming
import data.iamgate.judge.reach
import data.iamgate.judge.rising
import data.iamgate.judge.shapes
import data.iamgate.judge.slice

# Whoever may do everything gains nothing by it.
_asked contains id if {
	some id, _ in assuming.edges
	not shapes.of[id]["wildcard-admin"]
}

_firsts[id][state] := {role | some role, by_state in assuming.edges[id]; by_state[state]} if {
	some id in _asked
	some state in reach.states(slice.bearers[id].kind)
}

_next(role) := object.get(assuming.by_roles, role, set())

# What can be reached first with one call, two, three and four, each as {role: the role before it}.
_reached[id][state] := [first, second, third, fourth] if {
	some id, by_state in _firsts
	some state, roles in by_state
	first := {role: id | some role in roles}
	second := _further(first, object.keys(first) | {id})
	third := _further(second, ((object.keys(first) | object.keys(second)) | {id}))
	fourth := _further(third, (((object.keys(first) | object.keys(second)) | object.keys(third)) | {id}))
}

_further(last, seen) := {role: before |
	some role in {role | some from, _ in last; some role in _next(from); not seen[role]}
	before := min({from | some from, _ in last; _next(from)[role]})
}

# METADATA
# description: "{subject: {state: [[hops]]}}: for each role that ends a chain, the way there, from the subject on"
of[id][state] := {role: hops |
	some depth, layer in layers
	some role, _ in layer
	rising.own[role]
	hops := _way(layers, depth, role)
} if {
	some id, by_state in _reached
	some state, layers in by_state
}

_way(layers, 0, role) := [layers[0][role], role]

_way(layers, 1, role) := [layers[0][from], from, role] if from := layers[1][role]

_way(layers, 2, role) := [layers[0][second], second, from, role] if {
	from := layers[2][role]
	second := layers[1][from]
}

_way(layers, 3, role) := [layers[0][third], third, second, from, role] if {
	from := layers[3][role]
	second := layers[2][from]
	third := layers[1][second]
}

# METADATA
# description: |
#   {subject: {state, hops, others}}: the chain that is told, the one that is had most easily and is shortest, and the
#   other roles at the end of one
told[id] := {"state": best[0][1], "hops": best[0][3], "others": others} if {
	some id, by_state in of
	best := sort([[rank, state, count(hops), hops] |
		some rank, state in reach.states(slice.bearers[id].kind)
		some hops in by_state[state]
	])
	count(best) > 0
	last := best[0][3][count(best[0][3]) - 1]
	others := {role | some roles in by_state; some role, _ in roles} - {last}
}
