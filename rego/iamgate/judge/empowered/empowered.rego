# METADATA
# description: |
#   Roles that are worth more than their name says: whoever enters one may do anything.
package iamgate.judge.empowered

import data.iamgate.judge.facts
import data.iamgate.judge.slice

# METADATA
# description: ids of roles that are granted all actions on all resources
ids contains id if {
	some id, subject in slice.subjects
	subject.kind == "role"
	some grant in facts.grants[id]
	grant.full
	grant.actions.but
	count(grant.actions.ids) == 0
	grant.truth["false"] != "fails"
	not _is_denied(facts.of[id].denies)
}

# A Deny of some actions leaves the others, and that is an administrator still.
_is_denied(denies) if {
	some deny in denies
	deny.actions.but
	deny.element.full
	deny.truth["false"] == "holds"
}
