# METADATA
# description: |
#   What guards that fire in every state of the profile still leave open, and which of them was meant to cover it.
package iamgate.iam.narrowed

import data.iamgate.iam.carve_out
import data.iamgate.iam.hole
import data.iamgate.iam.sets
import data.iamgate.iam.shape
import data.iamgate.judge.facts
import data.iamgate.judge.in_force
import data.iamgate.judge.probe
import data.iamgate.judge.slice
import data.iamgate.judge.verdict

# METADATA
# description: |
#   requests of states of the profile that would be open even if every Deny that skips a state fired in it too,
#   carve-outs that a rule of their own names aside: what a sound Deny leaves
open[id] := requests[0] if {
	some id in verdict.failing
	count(_candidates[id]) > 0
	requests := [request |
		some state in probe.required
		some grant in facts.grants[id]
		grant.truth[state] != "fails"
		subject := facts.of[id]
		certain := in_force.indexes(subject.denies, grant, {state})
		indexes := certain | _repaired(id, grant, state)
		found := hole.of(grant, _wanted[id], [subject.denies[i] | some i in indexes], subject.who)
		found.resource != null
		request := {"grant": grant, "state": state, "hole": found}
	]
}

_repaired(id, grant, state) := _half(id, grant, state) | {i | some i, _ in within[id]}

_half(id, grant, state) := {i |
	some i, kind in shape.of[id]
	kind in {"guard-skips-access-keys", "guard-skips-console"}
	some firing in (slice.required | {"false", "absent"})
	firing != state
	i in in_force.indexes(facts.of[id].denies, grant, {firing})
}

# METADATA
# description: |
#   Denies of sessions whose MFA is long past, by subject that fails and index, that would also stop what the guards
#   leave open if they fired without MFA
within[id][i] if {
	some id in verdict.failing
	subject := facts.of[id]
	some i, "guard-never-fires" in shape.of[id]
	deny := subject.denies[i]
	shape.age_limit(deny)
	some state in slice.required
	some grant in facts.grants[id]
	grant.truth[state] != "fails"
	indexes := in_force.indexes(subject.denies, grant, {state}) | _half(id, grant, state)
	standing := [subject.denies[j] | some j in indexes]
	hole.of(probe.within(grant, deny), _wanted[id], standing, subject.who)
}

# What a guard spares on purpose is named by rules of its own.
_wanted[id] := sets.without(verdict.guarded_actions, {"but": false, "ids": carve_out.named[id]}) if some id in verdict.failing

_candidates[id] := {i | some i, "sound" in shape.of[id]} if some id in verdict.failing

# METADATA
# description: the widest guard that fires in every state of the profile, by subject that fails and has one
widest[id] := [rank[1] | some rank in sort([[_width(facts.of[id].denies[i]), i] | some i in _candidates[id]])][0] if {
	some id in verdict.failing
}

_width(deny) := [_rank[deny.element.full], 0 - 1000000] if deny.actions.but

_width(deny) := [_rank[deny.element.full], 0 - count(deny.actions.ids)] if not deny.actions.but

_rank := {true: 0, false: 1}
