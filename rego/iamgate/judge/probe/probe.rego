# METADATA
# description: |
#   Questions about one subject that several rules ask: what is still possible in a state, what one Deny stops,
#   and what would be open without it. Each is answered by the evaluation model.
package iamgate.judge.probe

import data.iamgate.iam.hole
import data.iamgate.iam.sets
import data.iamgate.judge.facts
import data.iamgate.judge.in_force
import data.iamgate.judge.slice
import data.iamgate.judge.verdict

# METADATA
# description: the order in which states are tried for a witness, by what an attacker holds most easily
order := ["absent", "false", "true"]

# METADATA
# description: the states of the profile, in order
required := [state | some state in order; state in slice.required]

# METADATA
# description: |
#   Requests among `wanted` (a set of package iam.sets) that the subject may make in a state, after all Denies that
#   hold in it and `more`: [{grant, state, hole}]
possible(id, wanted, state, more) := [{"grant": grant, "state": state, "hole": found} |
	subject := facts.of[id]
	some grant in facts.grants[id]
	grant.truth[state] != "fails"
	standing := [subject.denies[i] | some i in in_force.indexes(subject.denies, grant, {state})]
	found := hole.of(grant, wanted, array.concat(standing, more), subject.who)
	found.resource != null
]

# METADATA
# description: |
#   For each action of a finite set, one request that is possible in a state of the profile: {action: {grant, state, hole}}
possible_each(id, ids, more) := each_in(id, ids, required, more)

# METADATA
# description: the same in the states given
each_in(id, ids, states, more) := {action: requests[0] |
	found := [answer |
		subject := facts.of[id]
		some state in states
		some grant in facts.grants[id]
		grant.truth[state] != "fails"
		standing := [subject.denies[i] | some i in in_force.indexes(subject.denies, grant, {state})]
		answer := {
			"state": state,
			"grant": grant,
			"open": hole.each(grant, ids, array.concat(standing, more), subject.who),
		}
	]
	some action in {action | some answer in found; some action, _ in answer.open}
	requests := [request |
		some answer in found
		text := answer.open[action]
		request := {
			"state": answer.state,
			"grant": answer.grant,
			"hole": {"action": action, "resource": text},
		}
	]
}

# METADATA
# description: a grant as far as it lies in the scope of a Deny
within(grant, deny) := object.union(grant, {
	"actions": sets.both(grant.actions, deny.actions),
	"elements": _narrower_first(grant, deny.element),
	"full": _both(grant.full, deny.element.full),
})

# The first element says in which services to look.
_narrower_first(grant, element) := array.concat([element], grant.elements) if grant.full

_narrower_first(grant, element) := array.concat(grant.elements, [element]) if not grant.full

_both(left, right) if {
	left
	right
} else := false

# METADATA
# description: the scope of a Deny, as if somebody were granted it all
scope(deny) := {
	"actions": deny.actions,
	"elements": [deny.element],
	"undecided": deny.undecided,
	"full": deny.element.full,
}

# METADATA
# description: do the other Denies of the subject cover the whole scope of this one in a state?
covered_by_others(id, index, state) if {
	subject := facts.of[id]
	deny := subject.denies[index]
	others := [subject.denies[i] |
		some i in in_force.indexes(subject.denies, scope(deny), {state})
		i != index
	]
	not hole.of(scope(deny), sets.everything, others, subject.who)
}

# METADATA
# description: does the subject pass without this Deny?
passes_without(id, index) if {
	subject := facts.of[id]
	wanted := verdict.guarded_actions
	pairs := [[state, needed] | some state in order; some needed in required]
	open := [true |
		some grant in facts.grants[id]
		some [state, needed] in pairs
		grant.truth[state] != "fails"
		others := [subject.denies[i] |
			some i in in_force.indexes(subject.denies, grant, {state, needed})
			i != index
		]
		hole.of(grant, wanted, others, subject.who)
	]
	count(open) == 0
}

# METADATA
# description: |
#   requests that really exist, by subject, those of states of the profile first: [{grant, state, hole}]
requests[id] := [request |
	some state in order
	some row in verdict.open[id]
	row.state == state
	_same_when_required(row)
	request := {"grant": row.grant, "state": state, "hole": row.hole}
] if {
	some id in verdict.failing
}

# A request of a state of the profile is open in that state itself.
_same_when_required(row) if row.state == row.required

_same_when_required(row) if not row.state in slice.required
