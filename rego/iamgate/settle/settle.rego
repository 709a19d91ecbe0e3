# METADATA
# description: |
#   Puts the findings of all rules together: what follows from a group is not told again of its members, and a group
#   whose members are all guarded is let off with a warning.
package iamgate.settle

import data.iamgate.judge.elsewhere
import data.iamgate.judge.slice

_all contains object.union(finding, {"group_of_rule": group, "rule": rule}) if {
	some group, rule
	some finding in data.iamgate.rules[group][rule].findings
}

# METADATA
# description: the findings that are reported, with their rule as {group_of_rule, rule}
findings contains finding if {
	some finding in _all
	not slice.context[finding.subject]
	not _repeated(finding)
	not _let_off(finding)
}

_of_groups[_place(finding)] contains finding if {
	some finding in _all
	finding.kind == "group"
	not _let_off(finding)
}

_place(finding) := [
	finding.group_of_rule, finding.rule, object.get(finding, "catalogue", ""),
	finding.address, finding.attribute, finding.statement,
]

# The same statement at fault for the group and its member, and the member has nothing more.
_repeated(finding) if {
	finding.kind == "user"
	some other in _of_groups[_place(finding)]
	finding.subject in slice.subjects[other.subject].members
	_as_severe(other, finding)
	every action in object.get(finding.params, "actions", []) { action in other.params.actions }
}

_as_severe(other, finding) if object.get(other, "severity", "") == object.get(finding, "severity", "")

_as_severe(other, _) if object.get(other, "severity", "error") == "error"

# A group that passes through its members has no guard of its own to be at fault.
_let_off(finding) if {
	finding.subject in (elsewhere.groups | elsewhere.unknown)
	finding.group_of_rule == "mfa"
	finding.rule in guard_rules
	object.get(finding, "severity", "error") == "error"
}

# METADATA
# description: the rules that say why a subject fails, of which a group is let off with it
guard_rules := {
	"no_guard", "allow_only", "allow_if_exists", "guard_skips_access_keys", "guard_skips_console",
	"guard_never_fires", "guard_narrowed", "carve_out_dangerous", "device_removable",
}
