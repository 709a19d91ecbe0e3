# METADATA
# description: |
#   The proof of a finding: a concrete request that the planned policies allow, the statements that allow it,
#   why each guard missed it, and what was assumed.
package iamgate.judge.witness

import data.iamgate.iam.actions
import data.iamgate.iam.missed
import data.iamgate.iam.resource
import data.iamgate.iam.sets
import data.iamgate.judge.facts
import data.iamgate.judge.slice

# METADATA
# description: the witness of a request {grant, state, hole} of a subject
of(id, request) := {
	"principal": slice.subjects[id].address,
	"action": actions.name(action),
	"resource": resource.shown(text),
	"mfa": state,
	"allowedBy": [allow.ref | some allow in request.grant.by],
	"missedDenies": [object.union(deny.ref, {"because": because}) |
		some deny in facts.of[id].denies
		_looks(deny)
		because := missed.because(deny, action, text, state)
	],
	"assumes": array.concat(
		[_assumption(allow, true) | some allow in request.grant.by; count(allow.undecided) > 0],
		[_assumption(deny, false) |
			some deny in facts.of[id].denies
			deny.truth[state] == "depends"
			sets.holds(deny.actions, action)
			resource.admits(deny.element, text)
		],
	),
} if {
	action := request.hole.action
	text := request.hole.resource
	state := request.state
}

_looks(deny) if deny.mfa.looks

_looks(deny) if count(deny.mfa.misspelt) > 0

_assumption(entry, holds) := object.union(entry.ref, {
	"keys": sort({key | some key in entry.undecided}),
	"holds": holds,
})

# METADATA
# description: the witness of a request, or null where there is none
maybe(id, request) := of(id, request) if {
	request.grant
} else := null
