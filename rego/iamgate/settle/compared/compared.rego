# METADATA
# description: |
#   The findings of the plan, compared with those of its twins (package plan.twins): which of them this plan brings, and
#   which hold whatever the unknown parts of documents become.
package iamgate.settle.compared

import data.iamgate.judge.slice
import data.iamgate.settle
import data.iamgate.settle.holes

# METADATA
# description: the findings that are reported, each with `introduced`
findings contains object.union(finding, {"introduced": _introduced(finding)}) if some finding in holes.findings

_before := found if {
	twin := slice.twins.before
	found := settle.findings with input.slice as twin
}

_keys_before contains _key(finding) if some finding in _before

# What makes two findings the same, wherever the statement is written.
_key(finding) := [
	finding.group_of_rule, finding.rule, object.get(finding, "catalogue", ""),
	finding.subject, _statement(finding),
]

_statement(finding) := finding.sid if {
	finding.sid != null
} else := finding.normalised

_introduced(finding) := _by_age(finding, slice.subjects[finding.subject].age) if {
	slice.subjects[finding.subject].age
} else := _by_age(finding, object.get(slice.whole, "age", "new"))

_by_age(_, "new") := true

_by_age(_, "same") := false

_by_age(finding, "changed") := false if {
	_keys_before[_key(finding)]
} else := true
