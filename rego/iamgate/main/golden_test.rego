# METADATA
# description: The golden cases on OPA's own evaluator, where the lines they reach are counted.
package iamgate.main.golden_test

import data.iamgate.main

test_golden_case[label] if {
	some label, subject in data.golden.cases
	report := main.report with input as subject.input
	found := [finding | some finding in report.findings; _in_scope(finding.rule, subject.scope)]
	_as_many(found, subject)
	every expected in subject.findings {
		some finding in found
		_meets(finding, expected)
	}
}

_in_scope(_, null)

_in_scope(rule, scope) if {
	scope != null
	split(rule, "/")[0] in ({"plan"} | {group | some group in scope})
}

_as_many(found, subject) if count(found) == count(subject.findings)

_as_many(_, subject) if subject.also

_meets(finding, expected) if {
	every field, value in object.remove(expected, ["witness", "params"]) {
		finding[field] == value
	}
}
