package iamgate.rules.plan.incomplete_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.rules.plan.incomplete as rule

_finding(severity) := {{
	"subject": "plan",
	"kind": null,
	"address": "plan",
	"attribute": null,
	"statement": null,
	"sid": null,
	"group": null,
	"normalised": null,
	"witness": null,
	"params": {"incomplete_code": "incomplete", "count": 1},
	"severity": severity,
	"outcome": "unverifiable",
}}

_partial := object.union(fixture.plan([]), {"complete": false})

test_a_plan_of_some_targets_is_unverifiable if {
	rule.findings == _finding("error") with input as _partial
}

test_it_is_a_warning_where_that_is_allowed if {
	rule.findings == _finding("warning") with input as object.union(_partial, {"iamgate": {"allowIncomplete": true}})
}

test_a_whole_plan_is_silent if {
	rule.findings == set() with input as fixture.plan([])
}
