# METADATA
# description: |
#   The actions that patterns admit: of AWS's published list, of every action a document names, and of one stand-in
#   for each pattern of a service that AWS does not list. Each distinct pattern is matched once.
package iamgate.iam.expansion

import data.iamgate.iam.pattern
import data.iamgate.judge.slice

_services := data.iamgate.data.actions.services

_patterns contains lower(text) if {
	some document in slice.documents
	some statement in document.statements
	some text in statement.actions.patterns
}

_patterns contains text if some text in data.iamgate.iam.exempt.patterns

# METADATA
# description: the actions of a pattern, by pattern; patterns that admit everything have no entry
of[text] := published | _unpublished(text) if some text, published in _matched

_matched[text] := _published(text) if {
	some text in _patterns
	not pattern.every_action(text)
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

# METADATA
# description: |
#   actions that AWS does not list: named literally or by the catalogue of paths, or standing in for a pattern of a service that it does not list
unlisted contains text if {
	some text, published in _matched
	count(published) == 0
	not pattern.is_wild(text)
}

unlisted contains text if some text in of_catalogue

# METADATA
# description: |
#   actions of the catalogue that AWS does not list and that no document names: they matter for its paths only
of_catalogue contains text if {
	some text in data.iamgate.data.catalogue.unlisted
	not _services[split(text, ":")[0]][text]
	not _patterns[text]
}

unlisted contains _stand_in(text) if {
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
_stand_in(text) := strings.replace_n({"*": "000", "?": "0"}, text)

# METADATA
# description: the same by service
unlisted_by_service[service] contains id if {
	some id in unlisted
	service := split(id, ":")[0]
}

_unpublished(text) := {id |
	some id in object.get(unlisted_by_service, service, set())
	pattern.matches(text, id)
} if {
	service := split(text, ":")[0]
	not pattern.is_wild(service)
}

_unpublished(text) := {id |
	some id in unlisted
	pattern.matches(text, id)
} if {
	pattern.is_wild(split(text, ":")[0])
}
