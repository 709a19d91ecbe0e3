# METADATA
# description: |
#   Follows references through modules to the resources they end at. Every module instance has nodes of its own.
#   Nodes that lead on: ["var", module instance, name] and ["output", module instance, name]. Ends:
#   ["one", type, attribute, address], ["many", type, attribute, block] (any or all of its instances), ["none"] (no
#   instance exists), ["known"] and ["null"] (known while planning), ["data", attribute, block, [key]] (a policy document that
#   is read when the plan is applied; [] for a key that is not written), ["dead", text] (the plan does not say).
package iamgate.plan.graph

import data.iamgate.plan.carriers
import data.iamgate.plan.choice
import data.iamgate.plan.configuration
import data.iamgate.plan.envelope
import data.iamgate.plan.instances
import data.iamgate.plan.traversals

# METADATA
# description: where the references of an expression end, followed to the last
ends(texts, site) := {_end(node) | some node in passed; not edges[node]} if {
	start := nodes(texts, site)
	passed := start | graph.reachable(_graph, start)
}

# graph.reachable only walks to nodes that have an entry.
_graph := object.union({node: set() | some _, targets in edges; some node in targets}, edges)

# METADATA
# description: what a variable of a module, or an output, leads to; no entry for one that refers to nothing
edges := {node: nodes(texts, site) | some [node, texts, site] in _expressions}

_expressions contains [["var", at, name], texts, site] if {
	some at in instances.modules
	call := configuration.calls[instances.path(at)]
	site := choice.of_call(at, object.get(call, "for_each_expression", {}))
	some name, expression in call.expressions
	texts := configuration.texts(expression)
	count(texts) > 0
}

_expressions contains [["output", at, name], texts, site] if {
	some at in instances.modules
	site := choice.of_output(at)
	some name, output in configuration.modules[instances.path(at)].outputs
	texts := configuration.texts(object.get(output, "expression", {}))
	count(texts) > 0
}

_end(node) := _value(node) if {
	node[0] in {"var", "output"}
} else := node

# A variable or an output that refers to nothing has a value, unless there is no such thing.
_value(node) := ["null"] if {
	_literal(node) == null
} else := ["known"] if {
	_literal(node) != null
} else := ["dead", node[2]]

# The literal value, or anything but null where a function makes it.
_literal(["var", [], name]) := envelope.plan.variables[name].value

_literal(["var", at, name]) := object.get(given, "constant_value", "") if {
	given := configuration.calls[instances.path(at)].expressions[name]
} else := object.get(variable, "default", "") if {
	variable := configuration.modules[instances.path(at)].variables[name]
	count(at) > 0
}

_literal(["output", at, name]) := object.get(output, ["expression", "constant_value"], "") if {
	output := configuration.modules[instances.path(at)].outputs[name]
}

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

_direct(ref, chosen, at) := {["data", ref.attribute, [at, ref.block], chosen]} if ref.kind == "data"

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

_instances(ref, [key], at) := {["one", ref.type, ref.attribute, instances.addresses[[at, ref.block, key]]]}

_instances(ref, [key], at) := _missing(ref, at) if not instances.addresses[[at, ref.block, key]]

_instances(ref, [], at) := {["one", ref.type, ref.attribute, instances.addresses[[at, ref.block, null]]]}

_instances(ref, [], at) := _any(ref, object.get(instances.keys, [[at, ref.block]], set()), at) if {
	not instances.addresses[[at, ref.block, null]]
}

_any(ref, keys, at) := _missing(ref, at) if count(keys) == 0

_any(ref, keys, at) := {["one", ref.type, ref.attribute, instances.addresses[[at, ref.block, key]]] |
	some key in keys
} if {
	count(keys) == 1
}

_any(ref, keys, at) := {["many", ref.type, ref.attribute, [at, ref.block]]} if count(keys) > 1

# In a whole plan a block without instances gives no value: `try(aws_iam_policy.p[0].arn, ...)`.
_missing(ref, at) := {["none"]} if {
	envelope.plan.complete == true
	carriers.reads(ref.type)
	configuration.resources[instances.path(at)][ref.block]
} else := {["dead", ref.text]}

_outputs(ref, chosen, at) := named if {
	named := {["output", called, name] |
		some key in instances.keys[[at, ref.block]]
		chosen in {[], [key]}
		called := instances.called([at, ref.block], key)
		some name, _ in configuration.modules[instances.path(called)].outputs
		ref.attribute in {"", name}
	}
	count(named) > 0
} else := {["dead", ref.text]}
