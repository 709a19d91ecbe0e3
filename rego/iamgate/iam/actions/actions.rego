# METADATA
# description: |
#   The universe of actions: AWS's published list and what documents name beside it. What Action elements name in it,
#   and what AWS says of each action.
package iamgate.iam.actions

import data.iamgate.iam.expansion
import data.iamgate.iam.pattern
import data.iamgate.iam.sets

_services := data.iamgate.data.actions.services

_kinds := data.iamgate.data.actions.kinds

_types := data.iamgate.data.actions.types

# METADATA
# description: everything there is; needed only to pick a witness from an `Allow *` or a `NotAction`
universe := {id | some ids in _services; some id, _ in ids} | expansion.unlisted

# METADATA
# description: the set (package iam.sets) that an Action or NotAction element names
of(element) := sets.complement(_listed(element)) if element.not == true

of(element) := _listed(element) if element.not == false

_listed(element) := sets.everything if {
	some text in element.patterns
	pattern.every_action(text)
}

# Written out: `union` would hash every set it is given.
_listed(element) := {
	"but": false,
	"ids": {id | some text in element.patterns; some id in expansion.of[lower(text)]},
} if {
	every text in element.patterns { not pattern.every_action(text) }
}

# METADATA
# description: a finite set from a list of patterns that the ruleset itself names
listed(patterns) := {id | some text in patterns; some id in expansion.of[text]}

# METADATA
# description: the name AWS writes, from the folded id
name(id) := _services[split(id, ":")[0]][id][0]

name(id) := id if not _services[split(id, ":")[0]][id]

# METADATA
# description: |
#   ARN templates an action can be scoped to; `{p}` `{r}` `{a}` stand for partition, region, account.
#   Empty for an action without resource level; undefined for one that AWS does not list.
types(id) := [_types[i] | some i in _kinds[_services[split(id, ":")[0]][id][1]]] if _kinds[_services[split(id, ":")[0]][id][1]]

# METADATA
# description: the ARN a list action is asked on, when AWS gives it one (`iam:ListUsers` on `user/`)
collection(id) := data.iamgate.data.mfa.collections[id]

# METADATA
# description: |
#   the actions that can be requested on an ARN of this service: those of the prefix, and of others whose formats
#   name it
of_arn_service(name) := union({
	object.keys(object.get(_services, name, {})),
	_foreign[name],
	_foreign["*"],
	object.get(expansion.unlisted_by_service, name, set()),
}) if {
	_foreign[name]
} else := union({
	object.keys(object.get(_services, name, {})),
	_foreign["*"],
	object.get(expansion.unlisted_by_service, name, set()),
})

_foreign[name] := {id | some id in ids} if some name, ids in data.iamgate.data.actions.foreign
