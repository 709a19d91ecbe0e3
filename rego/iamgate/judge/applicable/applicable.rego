# METADATA
# description: |
#   Whom MFA concerns at all. A subject without a request that survives is guarded if there is something to guard, so
#   its grants are looked at again, with no more than the Denies of one state.
package iamgate.judge.applicable

import data.iamgate.iam.hole
import data.iamgate.judge.facts
import data.iamgate.judge.in_force
import data.iamgate.judge.verdict

# METADATA
# description: the subjects that may do something outside the exempt set, in some state
ids contains id if {
	some id, list in verdict.rows
	count(list) > 0
}

ids contains id if {
	some id, grants in _granted
	_reaches_all(id, grants)
}

# A few at first: one that reaches something is enough.
ids contains id if {
	some id, grants in _granted
	not _reaches_all(id, grants)
	_reaches(id, array.slice(grants, 0, 2))
}

ids contains id if {
	some id, grants in _granted
	count(grants) > 2
	not _reaches_all(id, grants)
	not _reaches(id, array.slice(grants, 0, 2))
	_reaches(id, array.slice(grants, 2, count(grants)))
}

# Over all resources, and no Deny holds: whatever the action is, it can be asked for.
_reaches_all(id, grants) if {
	some grant in grants
	grant.full
	some state, truth in grant.truth
	truth != "fails"
	count(in_force.indexes(facts.of[id].denies, grant, {state})) == 0
}

# Grants beyond the exempt set of subjects without a row, those over all resources first.
_granted[id] := array.concat(
	[grant | some grant in grants; grant.full],
	[grant | some grant in grants; not grant.full],
) if {
	some id, list in verdict.rows
	count(list) == 0
	grants := [grant |
		some grant in facts.grants[id]
		verdict.needs_mfa(grant)
	]
}

_reaches(id, grants) if {
	some grant in grants
	some state, truth in grant.truth
	truth != "fails"
	denies := facts.of[id].denies
	hole.of(
		grant, verdict.guarded_actions,
		[denies[i] | some i in in_force.indexes(denies, grant, {state})],
		facts.of[id].who,
	)
}
