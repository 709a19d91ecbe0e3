# METADATA
# description: |
#   What this plan does and does not show: IAM that a template, a program or an action may make. Only what the plan
#   creates or changes: what stays as it is has made what it makes.
package iamgate.plan.opaque

import data.iamgate.plan.changes
import data.iamgate.plan.envelope
import data.iamgate.plan.others
import data.iamgate.plan.references
import data.iamgate.plan.state

_table := data.iamgate.data.carriers

# METADATA
# description: "by address, the first of what it is: {address, attribute, code}"
found := {address: min(ways) | some address, ways in _ways}

_ways[address] contains {"address": address, "attribute": row.attribute, "code": row.code} if {
	some type, rows in _table.opaque
	some address, resource in others.of_type(type)
	resource.changing
	some row in rows
	_is_there(resource, row.attribute)
	_may(resource, row.when)
}

_ways[entry.address] contains {"address": entry.address, "attribute": null, "code": "provisioner"} if {
	count(_with_provisioners) > 0
	some entry in changes.all
	"create" in entry.change.actions
	_with_provisioners[[entry.type, entry.name]]
	_runs[[_path(entry), concat(".", [entry.type, entry.name])]]
}

_ways[entry.address] contains {"address": entry.address, "attribute": null, "code": "program"} if {
	some entry in changes.all
	entry.mode == "data"
	entry.type in _table.programs
}

_ways[resource.address] contains {"address": resource.address, "attribute": null, "code": "program"} if {
	some resource in state.found
	resource.type in _table.programs
}

_ways[action.address] contains {"address": action.address, "attribute": null, "code": "action"} if {
	some action in _actions
	is_string(action.address)
	not action.type in _table.harmless_actions
}

_actions := array.concat(
	_listed("action_invocations"),
	[deferred.action_invocation | some deferred in _listed("deferred_action_invocations")],
)

_listed(name) := envelope.plan[name] if {
	is_array(envelope.plan[name])
} else := []

# Nothing was written, or all that was written is null.
_is_there(resource, attribute) if not object.get(resource.value, attribute, null) in {null, ""}

_is_there(resource, attribute) if _hides(resource, attribute)

_hides(resource, attribute) if {
	changes.is_unknown(changes.mark(resource, attribute))
	not references.by_default(resource, attribute)
}

_may(_, null)

_may(resource, when) if _hides(resource, when.attribute)

_may(resource, when) if {
	some text in _texts(resource.value[when.attribute])
	text in when.any
}

_may(resource, when) if {
	some text in _texts(resource.value[when.attribute])
	some prefix in when.prefixes
	startswith(text, prefix)
}

_may(resource, when) if contains(resource.value[when.attribute], when.contains)

_texts(value) := value if {
	is_array(value)
} else := [value]

# Resources with provisioners, by module path and `type.name`.
_runs contains [path, concat(".", [resource.type, resource.name])] if {
	some path in _paths
	some resource in object.get(_module(path), "resources", [])
	count(object.get(resource, "provisioners", [])) > 0
	object.get(resource, "mode", "managed") == "managed"
}

_with_provisioners := {split(block, ".") | some [_, block] in _runs}

_paths := {[step[0] | some step in changes.module_instance(address)] | some address in _addresses} | {[]}

_addresses := {address |
	some entry in changes.all
	address := entry.module_address
}

_path(entry) := [step[0] | some step in changes.module_instance(object.get(entry, "module_address", ""))]

_module(path) := object.get(
	envelope.plan,
	array.concat(["configuration", "root_module"], [part | some step in path; some part in ["module_calls", step, "module"]]),
	{},
)
