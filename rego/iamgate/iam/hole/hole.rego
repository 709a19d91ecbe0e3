# METADATA
# description: |
#   What Denies leave of a grant. A hole is {action, resource}: a concrete request that survives every Deny.
#   `resource` is null when neither a request nor full coverage could be shown.
package iamgate.iam.hole

import data.iamgate.iam.actions
import data.iamgate.iam.candidates
import data.iamgate.iam.coverage
import data.iamgate.iam.example
import data.iamgate.iam.instance
import data.iamgate.iam.kinds
import data.iamgate.iam.sets

# METADATA
# description: |
#   The hole that `denies` (those that hold) leave in a grant among the `wanted` actions; undefined when
#   nothing is left. `who` is the subject. The cheap questions first: actions that no Deny names, then a few
#   that are often granted, then one action for each kind of resource.
of(grant, wanted, denies, who) := _of(
	grant, wanted, denies, who,
	[hole |
		left := _beyond(grant, wanted, denies)
		_any(left)
		hole := _untouched(grant, left, who)
	],
)

_any(actions) if actions.but

_any(actions) if count(actions.ids) > 0

_of(grant, wanted, denies, who, untouched) := untouched[0] if {
	untouched[0].resource != null
} else := found if {
	partial := [deny | some deny in denies; not deny.element.full]
	count(partial) > 0
	left := _beyond(grant, wanted, [deny | some deny in denies; deny.element.full])
	found := [hole | some hole in _touched(grant, candidates.preferred(left), partial, who); hole.resource != null][0]
} else := found if {
	partial := [deny | some deny in denies; not deny.element.full]
	count(partial) > 0
	left := _beyond(grant, wanted, [deny | some deny in denies; deny.element.full])
	left.but
	found := [hole | some hole in _touched(grant, candidates.popular(grant, left), partial, who); hole.resource != null][0]
} else := holes[0] if {
	partial := [deny | some deny in denies; not deny.element.full]
	count(partial) > 0
	left := _beyond(grant, wanted, [deny | some deny in denies; deny.element.full])
	holes := _touched(grant, candidates.named(grant, left, partial), partial, who)
} else := untouched[0]

# METADATA
# description: |
#   For each action of a finite set that is granted, a resource on which it survives the Denies: {action: resource}.
#   Actions that the same Denies name and that are requested on the same kinds of resources are asked for once.
each(grant, ids, denies, who) := {id: text |
	partial := [deny | some deny in denies; not deny.element.full]
	full := [deny | some deny in denies; deny.element.full]
	left := {id |
		some id in ids
		sets.holds(grant.actions, id)
		every deny in full { not sets.holds(deny.actions, id) }
	}
	some alike in _alike(left, partial)
	text := _survivor(alike[0], grant, [deny.element | some deny in partial; sets.holds(deny.actions, alike[0])], who)
	some id in alike
}

_alike(ids, partial) := [[row[1] | some row in rows; row[0] == key] |
	rows := sort([[[kinds.of(id), [i | some i, deny in partial; sets.holds(deny.actions, id)]], id] | some id in ids])
	some key in {row[0] | some row in rows}
]

_survivor(id, grant, [], who) := example.of(id, grant.elements, [], who)

_survivor(id, grant, denies, who) := answer.open if {
	count(denies) > 0
	answer := coverage.of(id, grant.elements, denies, who)
	answer.open != null
}

# The actions of a grant that none of these Denies names. What a guard leaves is little: the grant comes last.
_beyond(grant, wanted, denies) := sets.all_of(array.concat(
	[sets.complement(deny.actions) | some deny in denies],
	[wanted, grant.actions],
))

# Actions without any Deny: the first that can really be requested on what the grant admits.
_untouched(grant, left, who) := found if {
	found := _first(grant, candidates.preferred(left), who)
} else := found if {
	found := _first(grant, candidates.popular(grant, left), who)
} else := found if {
	found := _first(grant, candidates.representatives(grant, left), who)
} else := array.concat(
	[hole | some hole in holes; hole.resource != null],
	[hole | some hole in holes; hole.resource == null],
)[0] if {
	not grant.full
	holes := sort([{"action": id, "resource": answer.open} |
		some id in candidates.representatives(grant, left)
		every element in grant.elements { instance.possible(id, element, who) }
		answer := coverage.of(id, grant.elements, [], who)
		not answer.closed
	])
}

# A few at first: mostly one of them will do, and there may be thousands.
_first(grant, ids, who) := found if {
	found := _some(grant, array.slice(ids, 0, 1), who)
} else := found if {
	found := _some(grant, array.slice(ids, 1, 4), who)
} else := found if {
	found := _some(grant, array.slice(ids, 4, 64), who)
} else := _some(grant, array.slice(ids, 64, count(ids)), who)

# Whether it is possible at all is cheaper to see than an example is to make.
_some(grant, ids, who) := sort([hole |
	some id in _enough(grant, ids)
	every element in grant.elements { instance.possible(id, element, who) }
	hole := {"action": id, "resource": example.of(id, grant.elements, [], who)}
])[0]

# One action is enough where every resource is granted.
_enough(grant, ids) := array.slice(ids, 0, 1) if grant.full

_enough(grant, ids) := ids if not grant.full

# Requests that survive come before those that could not be settled.
_touched(grant, ids, partial, who) := array.concat(
	[hole | some hole in holes; hole.resource != null],
	[hole | some hole in holes; hole.resource == null],
) if {
	holes := [hole |
		some group in sort([[sort(indexes), members] | some indexes, members in _by_denies(ids, partial)])
		[indexes, members] := group
		denies := [partial[i].element | some i in indexes]
		not coverage.everywhere(grant.elements[0], denies)
		services := _spared_services(denies)
		some id in kinds.first_of_each(members)
		_may_be_spared(id, services)
		answer := coverage.of(id, grant.elements, denies, who)
		not answer.closed
		hole := {"action": id, "resource": answer.open}
	]
}

# A Deny of all but resources of some services leaves nothing of any other service: the sets of services of such Denies.
# To look at each kind of action would take the memory.
_spared_services(denies) := [{split(entry.sym, ":")[2] | some entry in deny.patterns} |
	some deny in denies
	deny.not
	every entry in deny.patterns { regex.match(`^arn:[^:*?\x{e002}]+:[^:*?\x{e002}]+:[^:]*:[^:]*:`, entry.sym) }
]

_may_be_spared(_, []) := true

_may_be_spared(id, services) if {
	count(services) > 0
	every some_services in services { _is_of(id, some_services) }
}

_is_of(id, services) if {
	some format in actions.types(id)
	services[split(format, ":")[2]]
}

_is_of(id, _) if not actions.types(id)

# It is asked on a resource that is not a type of its own.
_is_of(id, _) if actions.collection(id)

# Actions grouped by the Denies that name them.
_by_denies(ids, partial) := {indexes: members |
	named := {id: {i | some i, deny in partial; sets.holds(deny.actions, id)} | some id in ids}
	some indexes in {found | some found in named; count(found) > 0}
	members := [id | some id in ids; named[id] == indexes]
}
