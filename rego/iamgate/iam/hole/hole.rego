# METADATA
# description: |
#   What Denies leave of a grant. A hole is {action, resource, ids}: a concrete request that survives every
#   Deny, with `ids` the set of actions that are left in the same way. `resource` is null when neither a
#   request nor full coverage could be shown.
package iamgate.iam.hole

import data.iamgate.iam.actions
import data.iamgate.iam.coverage
import data.iamgate.iam.instance
import data.iamgate.iam.pattern
import data.iamgate.iam.sets

# METADATA
# description: |
#   The hole that `denies` (those that hold) leave in a grant among the `wanted` actions; undefined when
#   nothing is left. `who` is the subject.
of(grant, wanted, denies, who) := _untouched(grant, _beyond(grant, wanted, denies), who) if {
	count(_untouched(grant, _beyond(grant, wanted, denies), who).action) > 0
} else := holes[0] if {
	partial := [deny | some deny in denies; not deny.element.full]
	count(partial) > 0
	left := _beyond(grant, wanted, [deny | some deny in denies; deny.element.full])
	holes := _touched(grant, _listed(grant, left), partial, who)
}

# The actions of a grant that none of these Denies names.
_beyond(grant, wanted, denies) := sets.all_of(array.concat(
	[grant.actions, wanted],
	[sets.complement(deny.actions) | some deny in denies],
))

# Actions without any Deny: the first that can really be requested on what the grant admits.
_untouched(grant, left, who) := _hole(_first(grant, _preferred(left), who), left) if {
	count(_first(grant, _preferred(left), who)) > 0
} else := _hole(_first(grant, _listed(grant, left), who), left) if {
	count(_first(grant, _listed(grant, left), who)) > 0
} else := {"action": id, "resource": null, "ids": left} if {
	not grant.full
	possible := [id |
		some id in _listed(grant, left)
		every element in grant.elements { instance.possible(id, element, who) }
	]
	id := possible[0]
}

_hole([id, text], left) := {"action": id, "resource": text, "ids": left}

# One action is enough where every resource is granted; elsewhere the first with a resource of its own.
_first(grant, ids, who) := _pair(ids[0], grant, who) if {
	grant.full
} else := [pair |
	some id in ids
	pair := _pair(id, grant, who)
][0]

_pair(id, grant, who) := [id, texts[0]] if {
	texts := instance.candidates(id, grant.elements, who)
	count(texts) > 0
}

_preferred(left) := [id | some id in data.iamgate.data.mfa.witness_first; sets.holds(left, id)]

# The actions to look at, in order. What is left of an `Allow *` on one ARN is looked for in the service of
# that ARN; only a grant over all resources needs the whole universe.
_listed(_, left) := sort(left.ids) if left.but == false

_listed(grant, left) := sort(actions.universe - left.ids) if {
	left.but == true
	"*" in _services(grant)
}

_listed(grant, left) := sort(union({actions.of_arn_service(name) | some name in names}) - left.ids) if {
	left.but == true
	names := _services(grant)
	not "*" in names
}

_services(grant) := {_service(entry.sym) | some entry in grant.elements[0].patterns} if {
	grant.elements[0].not == false
} else := {"*"}

_service(text) := split(text, ":")[2] if {
	count(split(pattern.literal_prefix(text), ":")) > 3
} else := "*"

# Actions that some Deny names for some resources: group them by the Denies that do, then ask for each kind
# of resource once. Requests that survive come before those that could not be settled.
_touched(grant, ids, partial, who) := array.concat(
	[hole | some hole in holes; hole.resource != null],
	[hole | some hole in holes; hole.resource == null],
) if {
	holes := [hole |
		some indexes, members in _by_denies(ids, partial)
		denies := [partial[i].element | some i in indexes]
		not coverage.everywhere(grant.elements[0], denies)
		some alike in _by_types(members)
		id := alike[0]
		answer := coverage.of(id, grant.elements, denies, who)
		not answer.closed
		hole := {"action": id, "resource": answer.open, "ids": {"but": false, "ids": {one | some one in alike}}}
	]
}

_by_denies(ids, partial) := {indexes: members |
	named := {id: {i | some i, deny in partial; sets.holds(deny.actions, id)} | some id in ids}
	some indexes in {found | some found in named; count(found) > 0}
	members := [id | some id in ids; named[id] == indexes]
}

_by_types(ids) := [alike |
	kinds := {id: _kind(id) | some id in ids}
	some kind in {found | some found in kinds}
	alike := [id | some id in ids; kinds[id] == kind]
]

_kind(id) := [split(id, ":")[0], actions.types(id), instance.has_collection(id)] if {
	actions.types(id)
} else := id
