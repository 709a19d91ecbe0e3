# METADATA
# description: |
#   Follows references through modules to the resources they end at. Every module instance has nodes of its own.
#   Nodes that lead on: ["var", module instance, name] and ["output", module instance, name]. Ends:
#   ["one", type, attribute, address], ["many", type, attribute, block] (any or all of its instances), ["none"] (no
#   instance exists), ["known"] and ["null"] (known while planning), ["dead", text] (the plan does not say).
package iamgate.plan.graph

import data.iamgate.plan.choice
import data.iamgate.plan.configuration
import data.iamgate.plan.envelope
import data.iamgate.plan.instances
import data.iamgate.plan.traversals

# METADATA
# description: where the references of an expression end, followed to the last
ends(texts, site) := {node | some node in passed; not node[0] in _onward} | {["dead", node[2]] |
	some node in passed
	node[0] in _onward
	not edges[node]
} if {
	start := nodes(texts, site)
	passed := start | graph.reachable(_graph, {node | some node in start; node[0] in _onward})
}

_onward := {"var", "output"}

# graph.reachable only walks to nodes that have an entry.
_graph := object.union({node: set() | some _, targets in edges; some node in targets}, edges)

# METADATA
# description: what a variable of a module, or an output, leads to
edges[["var", at, name]] := _expression(expression, choice.of_call(at, call)) if {
	some at in instances.modules
	call := configuration.calls[instances.path(at)]
	some name, expression in call.expressions
}

edges[["var", at, name]] := _expression({"constant_value": object.get(variable, "default", "")}, null) if {
	some at in instances.modules
	path := instances.path(at)
	some name, variable in configuration.modules[path].variables
	not configuration.calls[path].expressions[name]
}

edges[["var", [], name]] := _expression({"constant_value": variable.value}, null) if {
	some name, variable in envelope.plan.variables
}

edges[["output", at, name]] := _expression(object.get(output, "expression", {}), choice.of_output(at)) if {
	some at in instances.modules
	some name, output in configuration.modules[instances.path(at)].outputs
}

_expression(expression, site) := nodes(texts, site) if {
	texts := configuration.texts(expression)
	count(texts) > 0
} else := {["null"]} if {
	configuration.is_null_literal(expression)
} else := {["known"]}

# METADATA
# description: the nodes that the references of an expression name directly
nodes(texts, site) := union({_targets(ref, refs, site) | some ref in refs}) if refs := traversals.read(texts)

_targets(ref, refs, site) := _of(ref, choice.chosen(ref, refs, site), site.at) | _each(ref, refs, site)

# What is written twice may be one of two alternatives.
_of(ref, chosen, at) := _direct(ref, chosen, at) | {["known"] | ref.times > 1}

_direct(ref, _, at) := {["var", at, ref.name]} if ref.kind == "var"

_direct(ref, chosen, at) := _instances(ref, chosen, at) if ref.kind == "resource"

_direct(ref, chosen, at) := _outputs(ref, chosen, at) if ref.kind == "module"

_direct(ref, _, _) := {["known"]} if ref.kind == "known"

_direct(ref, _, _) := {["dead", ref.text]} if ref.kind == "dead"

_direct(ref, _, _) := set() if ref.kind in {"own", "value"}

# `each` and `count` add nothing when all they do is choose an instance.
_each(ref, refs, site) := {["known"] | not choice.chooses(ref, refs, site)} if ref.kind == "own"

_each(ref, refs, site) := union({_source(ref, refs, site) | not choice.chooses(ref, refs, site)}) if ref.kind == "value"

_each(ref, _, _) := set() if not ref.kind in {"own", "value"}

# What for_each reads may be the value. For for_each over resources it is the one with the own key.
_source(ref, refs, site) := union({_of(source, choice.linked(source, sources, refs, site), site.at) |
	some source in sources
}) | {["known"] | ref.kind; count(sources) == 0} if {
	sources := traversals.read(configuration.texts(site.each))
}

_instances(ref, [key], at) := {["one", ref.type, ref.attribute, instances.blocks[at][ref.block][key]]}

_instances(ref, [key], at) := _missing(ref, at) if not instances.blocks[at][ref.block][key]

_instances(ref, [], at) := _any(ref, object.get(instances.blocks, [at, ref.block], {}), at)

_any(ref, found, at) := _missing(ref, at) if count(found) == 0

_any(ref, found, _) := {["one", ref.type, ref.attribute, address] | some _, address in found} if count(found) == 1

_any(ref, found, at) := {["many", ref.type, ref.attribute, [at, ref.block]]} if count(found) > 1

# In a whole plan a block without instances gives no value: `try(aws_iam_policy.p[0].arn, ...)`.
_missing(ref, at) := {["none"]} if {
	envelope.plan.complete == true
	startswith(ref.type, "aws_iam_")
	configuration.resources[instances.path(at)][ref.block]
} else := {["dead", ref.text]}

_outputs(ref, chosen, at) := named if {
	named := {["output", called, name] |
		some key in instances.children[at][ref.name]
		chosen in {[], [key]}
		called := array.concat(at, [[ref.name, key]])
		some name, _ in configuration.modules[instances.path(called)].outputs
		ref.attribute in {"", name}
	}
	count(named) > 0
} else := {["dead", ref.text]}
