# METADATA
# description: |
#   Which instances there are: of modules, and of the resources in each. A module instance is a path of
#   [name, key] pairs; the root is [].
package iamgate.plan.instances

import data.iamgate.plan.changes
import data.iamgate.plan.configuration

_holding contains array.slice(at, 0, n) if {
	some at in {resource.at | some _, resource in changes.live}
	some n in numbers.range(0, count(at))
}

_held[parent][name] contains key if {
	some at in _holding
	count(at) > 0
	parent := array.slice(at, 0, count(at) - 1)
	[name, key] := at[count(at) - 1]
}

# METADATA
# description: keys of the instances of a module, by the instance that calls it and the name of the call
children[parent][name] := held if {
	some parent, names in _held
	some name, held in names
}

# A module without IAM resources of its own may still hand a value through.
children[parent][name] := {null} if {
	some parent in _holding
	some name, call in configuration.modules[path(parent)].module_calls
	not call.for_each_expression
	not call.count_expression
	not _held[parent][name]
}

# METADATA
# description: every module instance but the root
modules contains array.concat(parent, [[name, key]]) if {
	some parent, names in children
	some name, keys in names
	some key in keys
}

# METADATA
# description: the path of a module instance in the configuration
path(at) := concat("/", [step[0] | some step in at])

# METADATA
# description: addresses of current resources by module instance, `type.name` and instance key
blocks[resource.at][concat(".", [resource.type, resource.name])][resource.index] := address if {
	some address, resource in changes.live
	resource.current
}

# METADATA
# description: the instance keys of a block ([module instance, `type.name` or `module.name`])
keys[[at, block]] := object.keys(of_block) if {
	some at, in_module in blocks
	some block, of_block in in_module
}

keys[[at, concat(".", ["module", name])]] := of_call if {
	some at, calls in children
	some name, of_call in calls
}

_by_keys[of_block] contains block if some block, of_block in keys

# METADATA
# description: blocks with equal sets of keys are of one class, named by the first of them
class[block] := first if {
	some _, equals in _by_keys
	first := min(equals)
	some block in equals
}
