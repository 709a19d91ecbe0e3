# METADATA
# description: |
#   Which instances there are: of modules, and of the resources in each. A module instance is a path of
#   [name, key] pairs; the root is []. A block is [module instance, `type.name` or `module.name`]; the key of what has
#   neither count nor for_each is null.
package iamgate.plan.instances

import data.iamgate.plan.changes
import data.iamgate.plan.configuration

_holding contains array.slice(at, 0, n) if {
	some at in {resource.at | some _, resource in changes.live}
	some n in numbers.range(0, count(at))
}

_held[[parent, concat(".", ["module", name])]] contains key if {
	some at in _holding
	count(at) > 0
	parent := array.slice(at, 0, count(at) - 1)
	[name, key] := at[count(at) - 1]
}

# Tables that are looked up by key have a name of their own: OPA's interpreter runs a rule with a variable key again
# for every key, and a whole one once.
_calls := _held

# A module without IAM resources of its own may still hand a value through.
_between := {block: {null} |
	some parent in _holding
	some name, call in configuration.modules[path(parent)].module_calls
	not call.for_each_expression
	not call.count_expression
	block := [parent, concat(".", ["module", name])]
	not _calls[block]
}

# METADATA
# description: every module instance but the root
modules contains called(block, key) if {
	some block, of_call in object.union(_calls, _between)
	some key in of_call
}

# METADATA
# description: the module instance that a call made, by the block and the key
called([parent, call], key) := array.concat(parent, [[substring(call, 7, -1), key]])

# METADATA
# description: the path of a module instance in the configuration
path(at) := concat("/", [step[0] | some step in at])

# METADATA
# description: |
#   the address of a current resource by block and instance key, [module instance, `type.name`, key]
addresses := {[resource.at, resource.block, resource.index]: address |
	some address, resource in changes.live
	resource.current
	object.get(resource, "shown", address) == address
}

_keys[[at, block]] contains key if {
	some [at, block, key], _ in addresses
	key != null
}

# METADATA
# description: the instance keys of a resource block with count or for_each, and of a module call
keys := object.union_n([_keys, _held, _between])

_by_keys[of_block] contains block if some block, of_block in keys

# METADATA
# description: blocks with equal sets of keys are of one class, named by the first of them
class := {block: min(equals) |
	some equals in _by_keys
	some block in equals
}
