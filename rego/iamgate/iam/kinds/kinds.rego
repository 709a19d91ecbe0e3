# METADATA
# description: |
#   Kinds of actions: those of one kind are requested on the same types of resources, so one of them is enough to
#   look for a resource.
package iamgate.iam.kinds

import data.iamgate.iam.expansion

_services := data.iamgate.data.actions.services

_collections := data.iamgate.data.mfa.collections

# METADATA
# description: what tells an action apart by the resources it is requested on
of(id) := found if {
	not _collections[id]
	found := _services[split(id, ":")[0]][id][1]
} else := id

# METADATA
# description: the actions of services that everybody uses, a set for each service and kind
popular := [ids | some service in data.iamgate.data.mfa.popular_services; some ids in _by_kind[service]]

# METADATA
# description: all actions, a set for each service and kind; only for grants that name no service
all := [ids | some service in sort(object.keys(_by_kind)); some ids in _by_kind[service]]

# Sorted, the actions of a kind are neighbours. To add each to a set of its own would copy the set every time. Service
# by service, because the module's `sort` takes the square of the length.
_by_kind[service] := [{pair[1] | some pair in array.slice(pairs, first, ends[i])} | some i, first in firsts] if {
	some service in (object.keys(_services) | object.keys(expansion.unlisted_by_service))
	ids := object.keys(object.get(_services, service, {})) | object.get(expansion.unlisted_by_service, service, set())
	pairs := sort([[of(id), id] | some id in ids])
	firsts := [i | some i, pair in pairs; _begins_run(pairs, i, pair[0])]
	ends := array.concat(array.slice(firsts, 1, count(firsts)), [count(pairs)])
}

_begins_run(_, 0, _)

_begins_run(pairs, i, key) if {
	i > 0
	pairs[i - 1][0] != key
}

# METADATA
# description: the first action of each kind among these; more than a few are not worth sorting
first_of_each(ids) := [pair[1] |
	pairs := sort([[of(id), id] | some id in ids])
	some i, pair in pairs
	_begins_run(pairs, i, pair[0])
] if {
	count(ids) < 200
} else := [min(found) |
	wanted := {id | some id in ids}
	some members in all
	found := members & wanted
	count(found) > 0
]
