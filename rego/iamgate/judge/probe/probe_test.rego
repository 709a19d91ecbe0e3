package iamgate.judge.probe_test

import data.iamgate.iam.sets
import data.iamgate.judge.facts
import data.iamgate.judge.fixture_test as fixture
import data.iamgate.judge.probe

_alice := "aws_iam_user.alice"

_keys := {"but": false, "ids": {"iam:createaccesskey", "iam:deleteaccesskey"}}

_bool := fixture.guard_if({"Bool": {"aws:MultiFactorAuthPresent": "false"}})

test_states_are_tried_in_the_order_in_which_an_attacker_holds_them if {
	slice := fixture.alice([])
	probe.required == ["absent", "false"] with input.slice as slice
		with data.iamgate.data as fixture.tables
		with data.iamgate.iam.exempt.patterns as set()
	probe.required == ["false"] with input.slice as fixture.for_the_console(slice)
		with data.iamgate.data as fixture.tables
		with data.iamgate.iam.exempt.patterns as set()
}

_possible(statements, state, more) := [[request.state, request.hole.action] | some request in found] if {
	found := probe.possible(_alice, _keys, state, more) with input.slice as fixture.alice(statements)
		with data.iamgate.data as fixture.tables
		with data.iamgate.iam.exempt.patterns as set()
}

test_a_request_is_possible_where_no_deny_of_the_state_stops_it if {
	_possible([fixture.admin, _bool], "absent", []) == [["absent", "iam:createaccesskey"]]
	_possible([fixture.admin, _bool], "false", []) == []
	_possible([fixture.allow("s3:*", "*")], "absent", []) == []
}

test_a_request_that_one_more_deny_stops_is_not_possible if {
	more := [{"actions": _keys, "element": {"not": false, "full": true, "patterns": [{"sym": "*", "ground": "*"}]}}]
	_possible([fixture.admin], "absent", more) == []
}

test_each_action_has_its_own_request if {
	slice := fixture.alice([
		fixture.allow("iam:DeleteAccessKey", "arn:aws:iam::*:user/bob"),
		fixture.where(fixture.allow("iam:CreateAccessKey", "*"), {"Null": {"aws:MultiFactorAuthPresent": "false"}}),
	])
	found := probe.possible_each(_alice, _keys.ids, []) with input.slice as slice
		with data.iamgate.data as fixture.tables
		with data.iamgate.iam.exempt.patterns as set()
	{action: [request.state, request.hole.resource] | some action, request in found} == {
		"iam:createaccesskey": ["false", "arn:aws:iam::123456789012:user/example"],
		"iam:deleteaccesskey": ["absent", "arn:aws:iam::123456789012:user/bob"],
	}
}

test_only_the_states_asked_for_count if {
	slice := fixture.alice([fixture.admin, _bool])
	probe.each_in(_alice, _keys.ids, ["false"], []) == {} with input.slice as slice
		with data.iamgate.data as fixture.tables
		with data.iamgate.iam.exempt.patterns as set()
	object.keys(probe.each_in(_alice, _keys.ids, ["absent"], [])) == _keys.ids with input.slice as slice
		with data.iamgate.data as fixture.tables
		with data.iamgate.iam.exempt.patterns as set()
}

_scoped(allow, deny) := [grant.full | some grant in found] if {
	found := [probe.within(grant, facts.of[_alice].denies[0]) |
		some grant in facts.grants[_alice]
	] with input.slice as fixture.alice([allow, deny])
		with data.iamgate.data as fixture.tables
		with data.iamgate.iam.exempt.patterns as set()
}

test_a_grant_within_a_deny_is_full_where_both_are if {
	_scoped(fixture.admin, fixture.guard) == [true]
	_scoped(fixture.admin, fixture.deny("s3:*", "arn:aws:s3:::bucket/*", {})) == [false]
	_scoped(fixture.allow("s3:*", "arn:aws:s3:::bucket/*"), fixture.guard) == [false]
}

test_the_scope_of_a_deny_is_all_that_it_names if {
	scope := probe.scope(facts.of[_alice].denies[0]) with input.slice as fixture.alice([fixture.guard])
		with data.iamgate.data as fixture.tables
		with data.iamgate.iam.exempt.patterns as set()
	scope.full
	not sets.holds(scope.actions, "iam:enablemfadevice")
	sets.holds(scope.actions, "s3:getobject")
}

test_other_denies_cover_a_deny_where_nothing_of_it_is_left if {
	keys := fixture.deny("*", "*", {"Null": {"aws:MultiFactorAuthPresent": "true"}})
	slice := fixture.alice([fixture.admin, _bool, keys])
	probe.covered_by_others(_alice, 0, "absent") with input.slice as slice
		with data.iamgate.data as fixture.tables
		with data.iamgate.iam.exempt.patterns as set()
	not probe.covered_by_others(_alice, 0, "false") with input.slice as slice
		with data.iamgate.data as fixture.tables
		with data.iamgate.iam.exempt.patterns as set()
	not probe.covered_by_others(_alice, 1, "absent") with input.slice as slice
		with data.iamgate.data as fixture.tables
		with data.iamgate.iam.exempt.patterns as set()
}

test_a_deny_is_needless_where_the_subject_passes_without_it if {
	slice := fixture.alice([fixture.admin, fixture.guard, _bool])
	probe.passes_without(_alice, 1) with input.slice as slice
		with data.iamgate.data as fixture.tables
		with data.iamgate.iam.exempt.patterns as set()
	not probe.passes_without(_alice, 0) with input.slice as slice
		with data.iamgate.data as fixture.tables
		with data.iamgate.iam.exempt.patterns as set()
}
