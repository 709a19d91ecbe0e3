# METADATA
# description: |
#   The `configuration` part of the plan: module by module, what each attribute was written with.
package iamgate.plan.configuration

import data.iamgate.plan.changes
import data.iamgate.plan.envelope
import data.iamgate.plan.others

_root := envelope.plan.configuration.root_module

# METADATA
# description: is there a configuration to look into?
present if is_object(_root)

# Modules that hold IAM resources, every module above one, and the calls of all these.
_paths contains [] if present

_paths contains array.slice(names, 0, n) if {
	some names in ({[step[0] | some step in resource.at] | some _, resource in changes.live} | {[step[0] | some step in resource.at] | some _, resource in others.all})
	some n in numbers.range(0, count(names))
}

_all_paths contains path if some path in _paths

_all_paths contains array.concat(path, [name]) if {
	some path in _paths
	some name, _ in _at(path).module_calls
}

_at(path) := object.get(_root, [part | some step in path; some part in ["module_calls", step, "module"]], {})

# METADATA
# description: modules by path (`mid/leaf`, the root is ``)
modules := {concat("/", path): module |
	some path in _all_paths
	module := _at(path)
}

# METADATA
# description: the call of a module, by the path of the module
calls := {concat("/", path): call |
	some path in _all_paths
	count(path) > 0
	call := _at(array.slice(path, 0, count(path) - 1)).module_calls[path[count(path) - 1]]
}

# METADATA
# description: what was written for a managed resource, by module path and `type.name`
resources := {path: of_module |
	some path, module in modules
	of_module := {key: resource |
		some resource in module.resources
		object.get(resource, "mode", "managed") == "managed"
		key := concat(".", [resource.type, resource.name])
	}
}

# METADATA
# description: the configuration of a live resource
of(resource) := resources[resource.path][resource.block]

# What an attribute is called where it is written.
_written_as(resource, attribute) := object.get(resource, ["written", "attributes", attribute], attribute)

# METADATA
# description: what an attribute was written with
expression(resource, attribute) := of(resource).expressions[_written_as(resource, attribute)]

# METADATA
# description: was this attribute written at all?
written(resource, attribute) if expression(resource, attribute)

# METADATA
# description: the references in an expression or in the blocks of one, each as often as it is listed
texts(expression) := expression.references if {
	is_array(expression.references)
} else := [text |
	walk(expression, [path, text])
	count(path) > 1
	path[count(path) - 2] == "references"
]

# METADATA
# description: is an expression the literal null?
is_null_literal(expression) if {
	"constant_value" in object.keys(expression)
	expression.constant_value == null
}

# METADATA
# description: the references of an attribute, top level or inside a block; [] for none
references(resource, attribute) := texts(object.get(of(resource), ["expressions", _written_as(resource, attribute)], {})) if {
	of(resource)
} else := []
