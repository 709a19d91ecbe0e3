# METADATA
# description: |
#   The resources as they will be after apply. Source: Terraform, "JSON output format", plan representation.
package iamgate.plan.changes

import data.iamgate.plan.carriers
import data.iamgate.plan.cloud_control
import data.iamgate.plan.envelope

# METADATA
# description: the entries of resource_changes
all := object.get(envelope.plan, "resource_changes", [])

_entries := array.concat(
	[entry | some entry in all; carriers.reads(entry.type); not cloud_control.reads(entry.type)],
	[part | some entry in all; some part in cloud_control.parts(entry)],
)

# METADATA
# description: entries seen, and those the harness left out because no rule reads them
count_all := count(all) + object.get(envelope.settings, "dropped", 0)

# METADATA
# description: |
#   Managed resources that exist after apply, by address:
#   {address, view, at, path, type, block, name, index, value, unknown, sensitive, current, changing}. `block` is
#   `type.name` as it is written. Where one resource is several, each of them has `written` (how it is called in the plan),
#   `shown` (its address there), and `own` (attributes that name it).
#   What a change leaves behind in the account has a note after its address, as Terraform prints it, and is not
#   `current`: no reference leads to it.
live := {key: resource |
	some entry in _entries
	some key, resource in read(entry)
}

# METADATA
# description: what is there after apply of one entry of resource_changes, in the shape of `live`
read(entry) := {key: object.union(_identity(entry, key), state) |
	object.get(entry, "mode", "managed") == "managed"
	some note, state in _states(entry)
	key := concat("", [entry.address, note, _part(entry)])
}

_part(entry) := concat("", [" (", entry.part, ")"]) if {
	not object.get(entry, "part", "") == ""
} else := ""

_identity(entry, key) := object.union(_named(entry, key), {
	"written": entry.written,
	"shown": shown,
	"own": {attribute: shown | some attribute in entry.own},
}) if {
	shown := trim_suffix(key, _part(entry))
} else := _named(entry, key)

_named(entry, key) := {
	"address": key,
	"view": "after",
	"at": at,
	"path": concat("/", [step[0] | some step in at]),
	"type": entry.type,
	"block": concat(".", [object.get(entry, ["written", "type"], entry.type), object.get(entry, "name", "")]),
	"name": object.get(entry, "name", ""),
	"index": object.get(entry, "index", null),
} if {
	at := module_instance(object.get(entry, "module_address", ""))
}

_states(entry) := object.union(_planned(entry), _forgotten(entry))

_planned(entry) := {note: {
	"value": entry.change.after,
	"unknown": _marks(object.get(entry.change, "after_unknown", true)),
	"sensitive": object.get(entry.change, "after_sensitive", {}),
	"current": note == "",
	"changing": count({action | some action in entry.change.actions} & {"create", "update"}) > 0,
}} if {
	is_object(entry.change.after)
	note := _deposed(entry)
} else := {}

# Forgotten: it leaves the state and stays in the account.
_forgotten(entry) := {note: {
	"value": entry.change.before,
	"unknown": {},
	"sensitive": object.get(entry.change, "before_sensitive", {}),
	"current": note == "",
	"changing": false,
}} if {
	"forget" in entry.change.actions
	is_object(entry.change.before)
	note := _left_behind(entry)
} else := {}

_deposed(entry) := concat("", [" (deposed ", entry.deposed, ")"]) if {
	is_string(entry.deposed)
} else := ""

_left_behind(entry) := _deposed(entry) if not is_object(entry.change.after)

# Replaced without being destroyed: both objects exist, unless the new one is written over the old one.
_left_behind(entry) := concat("", [_deposed(entry), " (forgotten)"]) if {
	is_object(entry.change.after)
	not _overwritten(entry.type, entry.change)
}

# What tells inline policies apart. A permission set has one.
_inline := {
	"aws_iam_user_policy": ["name", "user"],
	"aws_iam_group_policy": ["name", "group"],
	"aws_iam_role_policy": ["name", "role"],
	"aws_ssoadmin_permission_set_inline_policy": ["permission_set_arn"],
}

_overwritten(type, change) if {
	every attribute in _inline[type] {
		is_string(change.before[attribute])
		change.before[attribute] == change.after[attribute]
	}
}

# `true` stands for a plan that does not say: whatever has no value may be unknown.
_marks(unknown) := unknown if {
	is_object(unknown)
} else := {} if {
	unknown == false
} else := true

# METADATA
# description: |
#   what the changes of a resource take away, by address: {type, before, after, last}. `after` is an empty object for
#   a deleted one; `last` when the deletion comes after the creation of the object that replaces it
taken := {key: change |
	some entry in _entries
	some action in ["delete", "update"]
	action in entry.change.actions
	is_object(entry.change.before)
	key := concat("", [entry.address, _deposed(entry), _part(entry)])
	change := {
		"type": entry.type,
		"before": entry.change.before,
		"after": _kept(entry.change),
		"last": entry.change.actions != ["delete", "create"],
	}
}

_kept(change) := change.after if {
	"update" in change.actions
} else := {}

# METADATA
# description: |
#   `module.a["k"].module.b[0]` as [["a", "k"], ["b", 0]]; the root is []. Keys may hold dots and quotes.
#   Text that is no such address is one step of its own: no configuration belongs to it.
module_instance(address) := [] if {
	address == ""
} else := [[step[1], instance_key(step[2])] | some step in steps] if {
	steps := regex.find_all_string_submatch_n(
		`module\.([^.\["]+)((?:\[(?:[0-9]+|"(?:[^"\\]|\\.)*")\])?)(?:\.|$)`,
		address, -1,
	)
	concat("", [step[0] | some step in steps]) == address
} else := [[address, null]]

# METADATA
# description: "the key in `[0]` or `[\"k\"]`: a number, a text, or null without one"
instance_key(text) := null if {
	text == ""
} else := json.unmarshal(replace(replace(inner, "$${", "${"), "%%{", "%{")) if {
	inner := trim_suffix(trim_prefix(text, "["), "]")
} else := text

_by_type := {type: {address: resource | some address, resource in live; resource.type == type} |
	some type in {resource.type | some _, resource in live}
}

# METADATA
# description: live resources of a type, by address
of_type(type) := object.get(_by_type, type, {})

# METADATA
# description: |
#   what of an attribute is unknown until apply: `true`, `false`, or the same within lists and blocks
mark(resource, attribute) := object.get(resource.unknown, attribute, false) if is_object(resource.unknown)

mark(resource, attribute) := _absent(object.get(resource.value, attribute, null)) if resource.unknown == true

_absent(value) if {
	value == null
} else := [is_null(element) | some element in value] if {
	is_array(value)
} else := false

# METADATA
# description: is any part of this value unknown until apply?
is_unknown(mark) if {
	walk(mark, [_, leaf])
	leaf == true
} else := false

# METADATA
# description: is this attribute, or part of it, sensitive?
is_sensitive(resource, _) if resource.sensitive == true

is_sensitive(resource, attribute) if {
	is_object(resource.sensitive)
	walk(object.get(resource.sensitive, attribute, false), [_, leaf])
	leaf == true
}
