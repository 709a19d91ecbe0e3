# METADATA
# description: |
#   Which instance of a block with `count` or `for_each` a reference means. The references say `p` and `each.key`,
#   never how the two are put together, so a choice counts only when no other instance could be meant.
#   A site is where an expression is written: {at: module instance, block: [module instance, block],
#   own: instance key, each: for_each expression, resource: the live resource or null}.
package iamgate.plan.choice

import data.iamgate.plan.configuration
import data.iamgate.plan.instances
import data.iamgate.plan.reads
import data.iamgate.plan.traversals

# METADATA
# description: the site of an attribute of a live resource
of_resource(resource) := {
	"at": resource.at,
	"block": [resource.at, resource.block],
	"own": resource.index,
	"each": _for_each(resource),
	"resource": resource,
}

_for_each(resource) := configuration.of(resource).for_each_expression if {
	configuration.of(resource).for_each_expression
} else := {}

# METADATA
# description: the site of an argument of the call that made a module instance; `each` is the for_each of the call
of_call(at, each) := {
	"at": array.slice(at, 0, count(at) - 1),
	"block": [array.slice(at, 0, count(at) - 1), concat(".", ["module", at[count(at) - 1][0]])],
	"own": at[count(at) - 1][1],
	"each": each,
	"resource": null,
}

# METADATA
# description: the site of an output of a module instance
of_output(at) := {"at": at, "block": null, "own": null, "each": {}, "resource": null}

# METADATA
# description: "[key] when it is certain which instance a reference means, [] when it may be any"
chosen(ref, refs, site) := [ref.key] if {
	ref.indexed
} else := [key] if {
	ref.kind in {"resource", "module"}
	count(refs) == 2
	some other in (refs - {ref})
	key := _meant(other, site)
	certain(key, [site.at, ref.block], site)
} else := [site.own] if {
	# A document of a block with the same keys.
	ref.kind == "data"
	count(refs) == 2
	some other in (refs - {ref})
	other.kind == "own"
	site.own != null
	reads.keys[[site.at, ref.block]] == instances.keys[site.block]
} else := []

# METADATA
# description: is choosing an instance all that `each` or `count` does in an expression?
chooses(own, refs, site) if {
	some ref in (refs - {own})
	not ref.indexed
	count(chosen(ref, refs, site)) == 1
}

# METADATA
# description: the same for a for_each over resources (`for_each = aws_iam_policy.p`, `each.value.arn`)
linked(source, sources, refs, site) := [source.key] if {
	source.indexed
} else := [site.own] if {
	count(sources) == 1
	count(refs) == 1
	certain(site.own, [site.at, source.block], site)
} else := []

# METADATA
# description: is `each.value` of a single source all that an expression says?
passes_on(texts, site) if {
	some ref in traversals.read(texts)
	ref.kind == "value"
	count(traversals.whole(texts)) == 1
	count(traversals.whole(configuration.texts(site.each))) == 1
}

# METADATA
# description: |
#   Is there no other instance that could be meant? Either both blocks have the same keys, or the key resembles no
#   other one: a template around `each.key` or arithmetic on `count.index` would lead elsewhere.
certain(key, block, site) if _same_keys(key, block, site)

certain(key, block, site) if {
	not _same_keys(key, block, site)
	is_string(key)
	keys := instances.keys[block]
	key in keys
	count(keys) <= 200
	every other in keys - {key} { not _alike(key, other) }
}

_same_keys(key, block, site) if {
	key == site.own
	instances.class[block] == instances.class[site.block]
}

_alike(key, other) if contains(lower(key), lower(other))

_alike(key, other) if contains(lower(other), lower(key))

_alike(_, other) if not is_string(other)

_meant(other, site) := site.own if {
	other.kind == "own"
	site.own != null
}

_meant(other, site) := _value(other, site) if other.kind == "value"

# What `each.value` (or an attribute of it) is: read from a literal for_each; or from an attribute written as just
# that; or the key itself where for_each is a function of literals, which is `toset([...])`.
_value(ref, site) := value if {
	value := _part(site.each.constant_value[site.own], ref.attribute)
	is_string(value)
} else := value if {
	values := {site.resource.value[attribute] |
		some attribute, expression in configuration.of(site.resource).expressions
		traversals.whole(object.get(expression, "references", [])) == {ref.text: 1}
	}
	count(values) == 1
	some value in values
	is_string(value)
} else := site.own if {
	is_string(site.own)
	site.each == {}
	ref.attribute == ""
}

_part(given, "") := given

_part(given, attribute) := given[attribute] if attribute != ""
