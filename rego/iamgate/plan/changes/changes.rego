# METADATA
# description: |
#   The resources as they will be after apply. Source: Terraform, "JSON output format", plan representation.
package iamgate.plan.changes

import data.iamgate.plan.envelope

_entries := object.get(envelope.plan, "resource_changes", [])

# METADATA
# description: entries seen, and those the harness left out because no rule reads them
count_all := count(_entries) + object.get(envelope.settings, "dropped", 0)

# METADATA
# description: |
#   Managed resources that exist after apply, by address:
#   {address, path, keys, type, name, index, value, unknown, sensitive}
live[entry.address] := {
	"address": entry.address,
	"path": concat("/", [step[1] | some step in steps]),
	"keys": [step[2] | some step in steps],
	"type": entry.type,
	"name": entry.name,
	"index": object.get(entry, "index", null),
	"value": state.value,
	"unknown": state.unknown,
	"sensitive": state.sensitive,
} if {
	some entry in _entries
	startswith(entry.type, "aws_iam_")
	entry.mode == "managed"
	not entry.deposed
	state := _state(entry.change)
	steps := module_steps(object.get(entry, "module_address", ""))
}

_state(change) := {
	"value": change.after,
	"unknown": _fields(object.get(change, "after_unknown", {})),
	"sensitive": object.get(change, "after_sensitive", {}),
} if {
	is_object(change.after)
} else := {
	# Forgotten: it leaves the state and stays in the account.
	"value": change.before,
	"unknown": {},
	"sensitive": object.get(change, "before_sensitive", {}),
} if {
	"forget" in change.actions
	is_object(change.before)
}

_fields(unknown) := unknown if is_object(unknown)

_fields(unknown) := {} if not is_object(unknown)

# METADATA
# description: |
#   `module.a["k"].module.b[0]` as [[text, name, key]]; keys may hold dots and quotes
module_steps(address) := regex.find_all_string_submatch_n(
	`module\.([A-Za-z0-9_-]+)((?:\[(?:[0-9]+|"(?:[^"\\]|\\.)*")\])?)(?:\.|$)`,
	address, -1,
)

# METADATA
# description: live resources of a type
of_type(type) := {address: resource | some address, resource in live; resource.type == type}

# METADATA
# description: is any part of this value unknown until apply?
is_unknown(mark) if {
	walk(mark, [_, leaf])
	leaf == true
}

# METADATA
# description: is this attribute, or part of it, sensitive?
is_sensitive(resource, _) if resource.sensitive == true

is_sensitive(resource, attribute) if {
	walk(object.get(resource.sensitive, attribute, false), [_, leaf])
	leaf == true
}
