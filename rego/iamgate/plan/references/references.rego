# METADATA
# description: |
#   The live resources that an attribute refers to, where its value is unknown until apply.
package iamgate.plan.references

import data.iamgate.plan.choice
import data.iamgate.plan.cloud_control
import data.iamgate.plan.configuration
import data.iamgate.plan.graph
import data.iamgate.plan.instances

# What of a resource names it in a link; `` where the references do not say.
_names := {
	"aws_iam_policy": {"", "arn", "id"},
	"aws_iam_user": {"", "name", "id"},
	"aws_iam_group": {"", "name", "id"},
	"aws_iam_role": {"", "name", "id"},
	"aws_ssoadmin_permission_set": {"", "arn"},
}

# METADATA
# description: |
#   {found: addresses of the type, only: is there one and nothing else it could be,
#   all: is it all of them and nothing else, listed: is each of them named by itself}
resolve(resource, attribute, type) := resolve_by(resource, attribute, type, _names[type])

# METADATA
# description: the same where other attributes of a resource name it
resolve_by(resource, attribute, type, names) := {
	"found": found,
	"only": _only(kinds, found),
	"all": _all(kinds),
	"listed": _listed(kinds),
} if {
	texts := configuration.references(resource, attribute)
	site := choice.of_resource(resource)
	ends := {_typed(_narrowed(end, texts, site), type, names) | some end in graph.ends(texts, site)}
	kinds := {end[0] | some end in ends}
	found := {address | some end in ends; some address in _addresses(end)}
}

_typed(end, type, names) := end if {
	not end[0] in {"one", "many"}
} else := end if {
	end[1] == type
	end[2] in names
} else := end if {
	like := cloud_control.names[end[1]]
	like.type == type
	end[2] in like.by
} else := ["dead"]

# Resources that came through for_each: the one with the own key.
_narrowed(end, texts, site) := ["one", end[1], end[2], instances.addresses[[end[3][0], end[3][1], site.own]]] if {
	end[0] == "many"
	choice.passes_on(texts, site)
	choice.certain(site.own, end[3], site)
} else := end

_addresses(end) := {end[3]} if end[0] == "one"

_addresses(end) := {instances.addresses[[at, block, key]] | some key in instances.keys[[at, block]]} if {
	end[0] == "many"
	[at, block] := end[3]
}

_addresses(end) := set() if not end[0] in {"one", "many"}

_only(kinds, found) if {
	count(kinds & {"many", "dead"}) == 0
	count(found) == 1
} else := false

_all(kinds) if {
	count(kinds - {"one", "many", "none"}) == 0
	count(kinds & {"one", "many"}) > 0
} else := false

_listed(kinds) if {
	kinds == {"one"}
} else := false

# METADATA
# description: |
#   Was the attribute left to its default? Nobody wrote it in a configuration that can tell, or it was written as
#   null, or as a variable that is null.
by_default(resource, attribute) if {
	configuration.of(resource)
	not configuration.written(resource, attribute)
}

by_default(resource, attribute) if configuration.is_null_literal(configuration.expression(resource, attribute))

by_default(resource, attribute) if {
	texts := configuration.references(resource, attribute)
	count(texts) > 0
	graph.ends(texts, choice.of_resource(resource)) == {["null"]}
}
