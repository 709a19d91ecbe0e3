package iamgate.plan.completeness_test

import data.iamgate.plan.completeness

_problems(changes) := problems if {
	problems := completeness.problems with input as object.union(
		{"format_version": "1.2", "resource_changes": []},
		changes,
	)
}

test_a_plan_that_failed_is_not_whole if {
	_problems({"errored": true, "complete": true}) == {{"code": "errored", "count": 1}}
}

test_a_plan_that_failed_is_told_once if {
	_problems({"errored": true, "complete": false}) == {{"code": "errored", "count": 1}}
}

test_a_plan_of_some_targets_is_not_whole if {
	_problems({"errored": false, "complete": false}) == {{"code": "incomplete", "count": 1}}
	_problems({"complete": false}) == {{"code": "incomplete", "count": 1}}
}

test_deferred_changes_are_counted if {
	changes := [{"reason": "provider_config_unknown"}, {"reason": "absent_prereq"}]
	_problems({"complete": true, "deferred_changes": changes}) == {{"code": "deferred", "count": 2}}
}

test_a_whole_plan_has_no_problem if {
	_problems({"errored": false, "complete": true, "deferred_changes": []}) == set()
}

test_a_plan_of_a_version_without_these_fields_is_whole if {
	_problems({}) == set()
}
