# METADATA
# description: |
#   Which roles a grant of iam:PassRole hands to a service, and how far that leads: 0 to any role or to one that can get
#   rights, 1 to roles that are not known to lead anywhere, 2 to roles that may do nothing the caller may not.
package iamgate.judge.passing

import data.iamgate.iam.pattern
import data.iamgate.iam.sets
import data.iamgate.judge.entrance
import data.iamgate.judge.facts
import data.iamgate.judge.handing
import data.iamgate.judge.pinned
import data.iamgate.judge.reach
import data.iamgate.judge.rising
import data.iamgate.judge.slice

_pass := "iam:passrole"

# METADATA
# description: |
#   the least level (see package steps) of a path that passes a role with this grant; undefined where no role that it
#   names can be passed to the service
level(id, i, service) := 0 if {
	not pinned.grants[id][_pass][i]
} else := min([level |
	some trusts in handing.named[id][i]
	some level in _levels(id, trusts, service)
])

_levels(_, trusts, _) := [1] if count(trusts) == 0

_levels(id, trusts, service) := [level |
	some trust in trusts
	entrance.serves(trust, service)
	level := _of(id, slice.subjects[trust].role)
] if {
	count(trusts) > 0
}

_of(id, role) := 0 if {
	rising.ids[role]
} else := 2 if {
	_adds_nothing(id, role)
} else := 1

# Each thing that the role may do, some grant of the caller allows as well, whatever the request, and no Deny is there.
_adds_nothing(id, role) if {
	not _is_hidden(role)
	count(facts.of[id].denies) == 0
	every grant in object.get(facts.grants, role, []) { _has(id, grant) }
}

_is_hidden(role) if count(slice.bearers[role].unread) > 0

_has(id, grant) if {
	some own in facts.grants[id]
	count(own.undecided) == 0
	every state in reach.states(slice.subjects[id].kind) { own.truth[state] == "holds" }
	left := sets.without(grant.actions, own.actions)
	not left.but
	count(left.ids) == 0
	every element in own.elements { _covers(element, grant.elements[0]) }
}

_covers(outer, _) if outer.full

_covers(outer, inner) if {
	not outer.full
	not outer.not
	not inner.not
	every entry in inner.patterns { _covered(outer, entry.sym) }
}

_covered(outer, text) if {
	some entry in outer.patterns
	pattern.covers(entry.sym, text)
}
