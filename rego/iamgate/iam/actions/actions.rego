# METADATA
# description: |
#   The universe of actions: AWS's published list, every action a document names, and one stand-in
#   for each pattern of a service that AWS does not list. Each distinct pattern is matched once.
package iamgate.iam.actions

import data.iamgate.iam.pattern
import data.iamgate.iam.sets
import data.iamgate.judge.slice

_services := data.iamgate.data.actions.services

_types := data.iamgate.data.actions.types

_patterns contains lower(text) if {
	some document in slice.documents
	some statement in document.statements
	some text in statement.actions.patterns
}

_patterns contains text if some text in data.iamgate.iam.exempt.patterns

# METADATA
# description: the actions of a pattern, by pattern; patterns that admit everything have no entry
expansion[text] := published | _unpublished(text) if some text, published in _matched

_matched[text] := _published(text) if {
	some text in _patterns
	not pattern.everything(text)
}

_published(text) := _exact(text) if not pattern.is_wild(text)

_published(text) := _wild(text, split(text, ":")) if pattern.is_wild(text)

_exact(text) := {text} if _services[split(text, ":")[0]][text]

_exact(text) := set() if not _services[split(text, ":")[0]][text]

# `ec2:*`
_wild(_, [service, "*"]) := object.keys(object.get(_services, service, {})) if not pattern.is_wild(service)

_wild(text, [service, rest]) := _among(text, {service: object.get(_services, service, {})}) if {
	not pattern.is_wild(service)
	rest != "*"
}

# `*:Get*`, `e*`
_wild(text, parts) := _among(text, {service: ids |
	some service, ids in _services
	startswith(service, pattern.literal_prefix(parts[0]))
}) if {
	pattern.is_wild(parts[0])
}

_wild(_, parts) := set() if {
	not pattern.is_wild(parts[0])
	count(parts) != 2
}

# One star or two, as nearly all have: three string builtins for each action instead of a call.
_among(text, services) := {id |
	some ids in services
	some id, _ in ids
	startswith(id, pieces[0])
	endswith(id, pieces[1])
	count(id) >= least
} if {
	not contains(text, "?")
	pieces := split(text, "*")
	count(pieces) == 2
	least := count(pieces[0]) + count(pieces[1])
} else := {id |
	some ids in services
	some id, _ in ids
	startswith(id, pieces[0])
	endswith(id, pieces[2])
	between := count(id) - ends
	between >= 0
	contains(substring(id, count(pieces[0]), between), pieces[1])
} if {
	not contains(text, "?")
	pieces := split(text, "*")
	count(pieces) == 3
	ends := count(pieces[0]) + count(pieces[2])
} else := {id |
	prefix := pattern.literal_prefix(text)
	some ids in services
	some id, _ in ids
	startswith(id, prefix)
	pattern.matches(text, id)
}

# Actions that AWS does not list: named literally, or standing in for a pattern of a service that it does not list.
_extra contains text if {
	some text, published in _matched
	count(published) == 0
	not pattern.is_wild(text)
}

_extra contains stand_in(text) if {
	some text, published in _matched
	count(published) == 0
	pattern.is_wild(text)
	not _of_listed_service(split(text, ":")[0])
}

_of_listed_service(service) if {
	some listed, _ in _services
	pattern.matches(service, listed)
}

# Digits, which no action's name has: a longer pattern of letters must not match by accident.
stand_in(text) := strings.replace_n({"*": "000", "?": "0"}, text)

_extra_by_service[service] contains id if {
	some id in _extra
	service := split(id, ":")[0]
}

_unpublished(text) := {id |
	some id in object.get(_extra_by_service, service, set())
	pattern.matches(text, id)
} if {
	service := split(text, ":")[0]
	not pattern.is_wild(service)
}

_unpublished(text) := {id |
	some id in _extra
	pattern.matches(text, id)
} if {
	pattern.is_wild(split(text, ":")[0])
}

# METADATA
# description: everything there is; needed only to pick a witness from an `Allow *` or a `NotAction`
universe := {id | some ids in _services; some id, _ in ids} | _extra

# METADATA
# description: the set (package iam.sets) that an Action or NotAction element names
of(element) := sets.complement(_listed(element)) if element.not == true

of(element) := _listed(element) if element.not == false

_listed(element) := sets.everything if {
	some text in element.patterns
	pattern.everything(text)
}

# Written out: `union` would hash every set it is given.
_listed(element) := {"but": false, "ids": {id | some text in element.patterns; some id in expansion[lower(text)]}} if {
	every text in element.patterns { not pattern.everything(text) }
}

# METADATA
# description: a finite set from a list of patterns that the ruleset itself names
listed(patterns) := {id | some text in patterns; some id in expansion[text]}

# METADATA
# description: the name AWS writes, from the folded id
name(id) := _services[split(id, ":")[0]][id][0]

name(id) := id if not _services[split(id, ":")[0]][id]

# METADATA
# description: |
#   ARN templates an action can be scoped to; `{p}` `{r}` `{a}` stand for partition, region, account.
#   Empty for an action without resource level; undefined for one that AWS does not list.
types(id) := _templates[_services[split(id, ":")[0]][id][1]]

_templates[kind] := [_types[i] | some i in indexes] if some kind, indexes in data.iamgate.data.actions.kinds

_collections := data.iamgate.data.mfa.collections

# METADATA
# description: what tells actions apart by the resources they are requested on
kind(id) := found if {
	not _collections[id]
	found := _services[split(id, ":")[0]][id][1]
} else := id

# METADATA
# description: the actions of services that everybody uses, a set for each service and kind
popular_by_kind := [ids | some service in data.iamgate.data.mfa.popular_services; some ids in _by_kind[service]]

# METADATA
# description: all actions, a set for each service and kind; only for grants that name no service
by_kind := [ids | some service in sort(object.keys(_by_kind)); some ids in _by_kind[service]]

# Sorted, the actions of a kind are neighbours. To add each to a set of its own would copy the set every time. Service
# by service, because the module's `sort` takes the square of the length.
_by_kind[service] := [{pair[1] | some pair in array.slice(pairs, first, ends[i])} | some i, first in firsts] if {
	some service in (object.keys(_services) | object.keys(_extra_by_service))
	ids := object.keys(object.get(_services, service, {})) | object.get(_extra_by_service, service, set())
	pairs := sort([[kind(id), id] | some id in ids])
	firsts := [i | some i, pair in pairs; _begins_run(pairs, i, pair[0])]
	ends := array.concat(array.slice(firsts, 1, count(firsts)), [count(pairs)])
}

_begins_run(_, 0, _)

_begins_run(pairs, i, key) if {
	i > 0
	pairs[i - 1][0] != key
}

# METADATA
# description: the ARN a list action is asked on, when AWS gives it one (`iam:ListUsers` on `user/`)
collection(id) := _collections[id]

# METADATA
# description: |
#   the actions that can be requested on an ARN of this service: those of the prefix, and of others whose formats
#   name it
of_arn_service(name) := union({
	object.keys(object.get(_services, name, {})),
	_foreign[name],
	_foreign["*"],
	object.get(_extra_by_service, name, set()),
}) if {
	_foreign[name]
} else := union({
	object.keys(object.get(_services, name, {})),
	_foreign["*"],
	object.get(_extra_by_service, name, set()),
})

_foreign[name] := {id | some id in ids} if some name, ids in data.iamgate.data.actions.foreign
