# METADATA
# description: |
#   Follows configuration references (`aws_iam_policy.p.arn`, `module.m.out`, `var.x`, `each.value`) through
#   modules to the resources they end at, and picks the instances that count, for_each and module keys mean.
package iamgate.plan.references

import data.iamgate.plan.changes
import data.iamgate.plan.configuration

# A node is "path|kind|name|key"; edges lead from what is read to what it reads.
_edges[node] := targets if {
	some path, called in configuration.calls
	some name, expression in called.call.expressions
	node := concat("|", [path, "var", name, ""])
	each := object.get(called.call, ["for_each_expression", "references"], [])
	targets := _nodes(object.get(expression, "references", []), called.parent, each)
}

_edges[node] := targets if {
	some path, module in configuration.modules
	some name, output in module.outputs
	node := concat("|", [path, "output", name, ""])
	targets := _nodes(object.get(output, ["expression", "references"], []), path, [])
}

# METADATA
# description: the nodes a list of references names, seen from a module
_nodes(references, path, each) := {node |
	some text in _whole(references)
	some node in _node(text, path, each)
}

# Terraform lists every prefix of a reference; the longest one says it all.
_whole(references) := {text |
	some text in references
	not _prefix_of_other(text, references)
}

_prefix_of_other(text, references) if {
	some other in references
	other != text
	startswith(other, text)
	substring(other, count(text), 1) in {".", "["}
}

_node(text, path, _) := {concat("|", [path, "var", split(text, ".")[1], ""])} if startswith(text, "var.")

_node(text, path, _) := {concat("|", [_child(path, found[1]), "output", found[3], ""])} if {
	startswith(text, "module.")
	found := regex.find_all_string_submatch_n(
		`^module\.([A-Za-z0-9_-]+)(\[[^\]]*\])?(?:\.([A-Za-z0-9_-]+))?`,
		text, 1,
	)[0]
}

_node(text, path, each) := union({_plain(other, path) | some other in _whole(each)}) if startswith(text, "each.value")

_node(text, path, _) := _plain(text, path) if {
	not startswith(text, "var.")
	not startswith(text, "module.")
	not startswith(text, "each.value")
}

_child("", name) := name

_child(path, name) := concat("/", [path, name]) if path != ""

# Known at plan time: they choose, they do not hide anything.
_harmless := {"each", "count", "path", "terraform", "self"}

_plain(text, _) := set() if split(text, ".")[0] in _harmless

_plain(text, path) := {concat("|", [path, "dead", text, ""])} if split(text, ".")[0] in {"local", "data", "ephemeral"}

_plain(text, path) := {concat("|", [path, "var", split(text, ".")[1], ""])} if startswith(text, "var.")

_plain(text, path) := {concat("|", [_child(path, found[1]), "output", found[3], ""])} if {
	startswith(text, "module.")
	found := regex.find_all_string_submatch_n(
		`^module\.([A-Za-z0-9_-]+)(\[[^\]]*\])?(?:\.([A-Za-z0-9_-]+))?`,
		text, 1,
	)[0]
}

_plain(text, path) := {concat("|", [path, "resource", found[1], found[2]])} if {
	not split(text, ".")[0] in (_harmless | {"local", "data", "ephemeral", "var", "module"})
	found := regex.find_all_string_submatch_n(
		`^([a-z0-9_]+\.[A-Za-z0-9_-]+)((?:\[(?:[0-9]+|"(?:[^"\\]|\\.)*")\])?)`,
		text, 1,
	)[0]
}

# METADATA
# description: |
#   The live resources of a type that an attribute refers to: {found: [addresses], exact}. `exact` when every
#   reference was followed to its end and each ends at one instance.
resolve(resource, attribute, type) := {"found": found, "exact": exact} if {
	references := configuration.references(resource, attribute)
	each := object.get(configuration.of(resource), ["for_each_expression", "references"], [])
	start := _nodes(references, resource.path, each)
	ends := {node | some node in graph.reachable(_graph(start), start); _is_end(node)}
	picked := {node: _instances(node, resource, references, type) | some node in ends}
	found := sort({address | some addresses in picked; some address in addresses})
	exact := _exact(picked)
}

# graph.reachable only walks to nodes that have an entry.
_graph(start) := object.union({node: set() | some node in start | _targets}, _edges)

_targets := union({targets | some targets in _edges})

_is_end(node) if split(node, "|")[1] in {"resource", "dead"}

_is_end(node) if {
	split(node, "|")[1] == "output"
	not _edges[node]
}

_exact(picked) if {
	count(picked) > 0
	every node, addresses in picked { _fine(node, addresses) }
} else := false

_fine(_, addresses) if count(addresses) == 1

# A splat or a `for` over all instances names them all.
_fine(node, addresses) if {
	count(addresses) > 1
	split(node, "|")[1] == "all"
}

_instances(node, resource, references, type) := _narrow(candidates, resource, references) if {
	parts := split(node, "|")
	parts[1] == "resource"
	candidates := {address: other |
		some address, other in changes.of_type(type)
		other.path == parts[0]
		concat(".", [other.type, other.name]) == parts[2]
		_key_fits(other, concat("|", array.slice(parts, 3, count(parts))))
		_same_module_instance(other, resource)
		_named_module_key(other, resource, references)
	}
} else := set()

_key_fits(_, "")

_key_fits(other, key) if json.unmarshal(trim_suffix(trim_prefix(key, "["), "]")) == other.index

# Above their common module path, both live in the same instance.
_same_module_instance(left, right) if {
	shared := _shared_depth(split(left.path, "/"), split(right.path, "/"))
	array.slice(left.keys, 0, shared) == array.slice(right.keys, 0, shared)
}

_shared_depth(left, right) := max({0} | {n |
	some n in numbers.range(1, min([count(left), count(right)]))
	array.slice(left, 0, n) == array.slice(right, 0, n)
	left[0] != ""
})

# `module.guard["a"].arn` names the instance of a module below.
_named_module_key(other, resource, references) if {
	named := {found[2] |
		some text in references
		some found in regex.find_all_string_submatch_n(
			`^module\.([A-Za-z0-9_-]+)(\[(?:[0-9]+|"(?:[^"\\]|\\.)*")\])`,
			text, 1,
		)
		_child(resource.path, found[1]) == _ancestor(other.path, count(resource.keys) + 1)
	}
	_allowed_key(named, object.get(other.keys, count(resource.keys), ""))
}

_allowed_key(named, _) if count(named) == 0

_allowed_key(named, key) if key in named

_ancestor(path, depth) := concat("/", array.slice(split(path, "/"), 0, depth))

# Several instances: the one with the key that `each` or `count` stands for, if there is such a key.
_narrow(candidates, _, _) := object.keys(candidates) if count(candidates) < 2

_narrow(candidates, resource, references) := _matching(candidates, resource) if {
	count(candidates) > 1
	_keyed(resource, references)
	count(_matching(candidates, resource)) == 1
} else := object.keys(candidates) if {
	count(candidates) > 1
}

_matching(candidates, resource) := {address |
	some address, other in candidates
	_shares_key(other, resource)
}

_shares_key(other, resource) if {
	other.index != null
	other.index == resource.index
}

_shares_key(other, resource) if {
	other.index != null
	some key in resource.keys
	_key_fits(other, key)
	key != ""
}

_shares_key(other, resource) if {
	resource.index != null
	some i, key in other.keys
	i >= count(resource.keys)
	_key_fits(resource, key)
	key != ""
}

_keyed(_, references) if {
	some text in references
	split(text, ".")[0] in {"each", "count"}
}

# The module's own call passes `each.value` or `each.key` down.
_keyed(resource, references) if {
	some text in references
	startswith(text, "var.")
	call := configuration.calls[resource.path].call
	some given in object.get(call, ["expressions", split(text, ".")[1], "references"], [])
	split(given, ".")[0] in {"each", "count"}
}
