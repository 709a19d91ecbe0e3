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

_block(name, changes) := object.union({"mode": "managed", "type": "aws_iam_user", "name": name, "expressions": {}}, changes)

_entry(name, module_address) := object.union(
	{"address": name, "mode": "managed", "type": "aws_iam_user", "name": name, "change": {"actions": ["no-op"]}},
	{"module_address": module_address},
)

_configured(entries) := {
	"resource_changes": entries,
	"configuration": {"root_module": {
		"resources": [
			_block("alice", {}), _block("each", {"for_each_expression": {}}), _block("counted", {"count_expression": {}}),
			_block("read", {"mode": "data"}), _block("other", {"type": "aws_instance"}),
		],
		"module_calls": {
			"m": {"module": {
				"resources": [_block("bob", {})],
				"module_calls": {"inner": {"module": {"resources": [_block("carol", {})]}}},
			}},
			"many": {"for_each_expression": {}, "module": {
				"resources": [_block("dave", {})],
				"module_calls": {"inner": {"module": {"resources": [_block("erin", {})]}}},
			}},
		},
	}},
}

_whole := [_entry("alice", ""), _entry("bob", "module.m"), _entry("carol", "module.m.module.inner")]

test_what_is_written_and_not_planned_is_missing_where_the_plan_does_not_say_that_it_is_whole if {
	_problems(_configured(_whole)) == set()
	_problems(_configured([_whole[0], _whole[2]])) == {{"code": "missing", "count": 1}}
	_problems(_configured([])) == {{"code": "missing", "count": 3}}
	_problems(object.union(_configured([]), {"complete": true})) == set()
	_problems(object.union(_configured([]), {"errored": true})) == {{"code": "errored", "count": 1}}
}
