# METADATA
# description: |
#   Which actions to look for a hole with: lists, in the order to ask, of what is left of a grant. There are thousands
#   of actions, and to find a resource for one is dear.
package iamgate.iam.candidates

import data.iamgate.iam.actions
import data.iamgate.iam.kinds
import data.iamgate.iam.pattern
import data.iamgate.iam.sets

# METADATA
# description: what tells readers most
preferred(left) := [id | some id in data.iamgate.data.mfa.witness_first; sets.holds(left, id)]

# METADATA
# description: |
#   One of each kind, since the others would be asked on the same resources. What is left of an `Allow *` on one ARN is
#   looked for in the service of that ARN; only a grant over all resources needs the whole universe.
representatives(grant, left) := [min(left.ids)] if {
	left.but == false
	grant.full
} else := kinds.first_of_each(left.ids) if {
	left.but == false
} else := [min(actions.universe - left.ids)] if {
	grant.full
} else := kinds.first_of_each(_of_services(grant) - left.ids) if {
	not "*" in _services(grant)
} else := _of_all_kinds(left.ids)

# METADATA
# description: |
#   One of each kind in the services that everybody uses: there a grant of nearly everything is mostly open. No other
#   grant needs them.
popular(grant, left) := _of_kinds(kinds.popular, left.ids) if {
	left.but
	not grant.full
	"*" in _services(grant)
} else := []

_of_all_kinds(excepted) := _of_kinds(kinds.all, excepted)

_of_kinds(groups, excepted) := [min(ids) |
	some members in groups
	ids := members - excepted
	count(ids) > 0
]

_of_services(grant) := {id | some name in _services(grant); some id in actions.of_arn_service(name)}

_services(grant) := {_service(entry.sym) | some entry in grant.elements[0].patterns} if {
	grant.elements[0].not == false
} else := {"*"}

_service(text) := split(text, ":")[2] if {
	count(split(pattern.literal_prefix(text), ":")) > 3
} else := "*"

# METADATA
# description: |
#   Actions that some Deny names for some resources. Whatever no list mentions is alike within its kind, so one of it
#   is enough.
named(grant, left, partial) := [id | some id in denied.ids] if {
	denied := sets.both(left, sets.any_of([deny.actions | some deny in partial]))
	denied.but == false
} else := [id | some id in (_of_services(grant) - left.ids)] if {
	not "*" in _services(grant)
} else := array.concat([id | some id in mentioned], _of_all_kinds(mentioned | left.ids)) if {
	mentioned := {id | some deny in partial; some id in deny.actions.ids; not id in left.ids}
}
