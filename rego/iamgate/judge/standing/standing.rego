# METADATA
# description: |
#   Which Denies stand before the steps of escalation paths: for each grant those that hold whenever it does.
package iamgate.judge.standing

import data.iamgate.iam.sets
import data.iamgate.judge.facts
import data.iamgate.judge.reach
import data.iamgate.judge.slice

# METADATA
# description: the actions that are steps of some path, as a set
steps := {"but": false, "ids": {id | some id in data.iamgate.data.catalogue.actions}}

# The Denies that hold in each state, and those that hold whenever a grant with the same conditions does.
_holding[id][state] := {i | some i, deny in facts.of[id].denies; deny.truth[state] == "holds"} if {
	some id in reach.judged
	some state in reach.states(slice.subjects[id].kind)
}

_mirroring[id][state] := {i |
	some i, deny in facts.of[id].denies
	deny.truth[state] == "depends"
	deny.mfa.states[state] == "holds"
} if {
	some id in reach.judged
	some state in reach.states(slice.subjects[id].kind)
}

# METADATA
# description: the Denies of a subject, by index, that hold for a grant in a state
of(id, grant, state) := _holding[id][state] if {
	count(grant.undecided) == 0
} else := _holding[id][state] | {i |
	some i in _mirroring[id][state]
	every atom, _ in facts.of[id].denies[i].undecided { grant.undecided[atom] }
}

# METADATA
# description: the Denies over all resources, by subject
full[id] := {i | some i, deny in facts.of[id].denies; deny.element.full} if some id in reach.judged

# METADATA
# description: by subject and action, the Denies that name it on some resources only
partial[id][action] contains i if {
	some id in reach.judged
	some i, deny in facts.of[id].denies
	not deny.element.full
	some action in sets.both(steps, deny.actions).ids
}

# METADATA
# description: the Denies, by index, that name the action on some resources and hold for the grant
touching(id, i, action, state) := object.get(partial, [id, action], set()) & of(id, facts.grants[id][i], state)
