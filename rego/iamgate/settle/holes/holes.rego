# METADATA
# description: |
#   What is told of subjects whose documents have parts that are unknown until apply. The plan shows the worst that
#   those may become, its twin `certain` the best (package plan.recovered). What both say is so, whatever they become.
package iamgate.settle.holes

import data.iamgate.judge.finding
import data.iamgate.judge.slice
import data.iamgate.judge.status
import data.iamgate.judge.twins
import data.iamgate.main.words
import data.iamgate.settle

_twin := object.get(slice.twins, "certain", {"subjects": {}})

# Subjects that the unknown parts make a difference for.
_subjects := (object.keys(_twin.subjects) - {id | some id in object.get(_twin, "context", [])}) | {id |
	some id in object.get(_twin, "absent", [])
}

_certain := found if {
	found := settle.findings with input.slice as _twin
}

# METADATA
# description: the findings of the plan; those that only some filling of the unknown parts brings are no failures
findings contains finding if {
	some finding in settle.findings
	not _subjects[finding.subject]
}

findings contains finding if some finding in findings_in_any_case

findings contains object.union(finding, {"outcome": "unverifiable"}) if {
	some finding in settle.findings
	_subjects[finding.subject]
	not _places[_place(finding)]
	finding.group_of_rule != "plan"
	words.severity(finding) != "error"
}

findings contains finding if {
	some finding in settle.findings
	_subjects[finding.subject]
	finding.group_of_rule == "plan"
}

# What the unknown parts leave open, where nothing is wrong in any case
findings contains object.union(found, {"group_of_rule": "plan", "rule": "unverifiable"}) if {
	some id in _subjects
	_open[id]
	some entry in object.get(slice.whole, ["hidden", "holes"], [])
	entry.id == id
	found := finding.having(
		finding.on_resource(id, slice.subjects[id].kind, entry, {
			"reason_code": entry.reason,
			"expressions": entry.expressions,
			"hint_code": "variable",
		}),
		{"outcome": "unverifiable"},
	)
}

_open contains id if {
	some finding in settle.findings
	id := finding.subject
	_subjects[id]
	finding.group_of_rule != "plan"
	words.severity(finding) == "error"
	not _wrong_anyway[[id, finding.group_of_rule]]
}

_open contains id if {
	some finding in _certain
	id := finding.subject
	_subjects[id]
	finding.group_of_rule == "trust"
	words.severity(finding) == "error"
	not _holds(finding)
	not _wrong_anyway[[id, "trust"]]
}

_open contains id if {
	some id in _subjects
	status.of[id] == "unverifiable"
	status.alone[id] != "unverifiable"
}

# Errors that hold in any case, by subject and kind of rule.
_wrong_anyway contains [finding.subject, finding.group_of_rule] if {
	some finding in findings_in_any_case
	words.severity(finding) == "error"
}

# METADATA
# description: findings that hold whatever the unknown parts become
findings_in_any_case contains finding if {
	some finding in _certain
	_holds(finding)
}

_places contains _place(finding) if some finding in findings_in_any_case

_place(finding) := [
	finding.group_of_rule, finding.rule, object.get(finding, "catalogue", ""),
	finding.subject, finding.address, finding.statement, words.severity(finding),
]

# A request that the best reading allows, all do. Faults of statements are read off both readings.
_holds(finding) if finding.group_of_rule == "escalation"

_holds(finding) if {
	finding.group_of_rule == "trust"
	finding.rule in {"anyone", "public_resource"}
}

# How MFA is missed differs with what the statements turn out to be.
_holds(finding) if {
	finding.group_of_rule == "trust"
	_worst[_place(finding)]
}

_holds(finding) if {
	finding.group_of_rule == "mfa"
	finding.rule in settle.guard_rules
	twins.statuses.certain[finding.subject] == "unguarded"
	not _may_be_let_off(finding)
}

_holds(finding) if {
	finding.group_of_rule == "mfa"
	_worst[_place(finding)]
	not _may_be_let_off(finding)
}

# At best nothing is left to guard of a member that is denied everything, and with a guard the group is let off.
_may_be_let_off(finding) if {
	finding.kind == "group"
	finding.rule in settle.guard_rules
	words.severity(finding) == "error"
	members := slice.subjects[finding.subject].members
	count(members) > 0
	every member in members { twins.statuses.certain[member] in {"guarded", "not-applicable"} }
}

_worst contains _place(finding) if some finding in settle.findings
