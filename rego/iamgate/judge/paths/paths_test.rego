package iamgate.judge.paths_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.judge.paths

_lambda := "lambda.amazonaws.com"

_catalogue := fixture.catalogue(
	{
		"write": {"steps": [["iam:createpolicyversion"]]},
		"update": {"steps": [["lambda:updatefunctioncode"]], "existing": true},
		"run": {
			"steps": [["lambda:createfunction"], ["iam:passrole"]], "service": _lambda,
			"limits": ["iam:passedtoservice"],
		},
		"look": {"steps": [["iam:passrole"], ["iam:getrole"]], "gate": "info"},
	},
	{},
)

_found(slice) := found if {
	found := {"uses": paths.uses, "fired": paths.fired} with input.slice as slice
		with data.iamgate.data.catalogue as _catalogue
		with data.iamgate.iam.exempt.patterns as set()
}

_alice := "aws_iam_user.alice"

_always := ["absent", "false", "true"]

_bool(value) := {"Bool": {"aws:MultiFactorAuthPresent": value}}

test_levels_have_severities if {
	paths.severity == ["error", "warning", "note"]
}

test_a_path_is_used_in_each_state_by_a_grant_for_each_step if {
	_found(fixture.alice([fixture.allow("s3:GetObject", "*"), fixture.write])) == {
		"uses": {_alice: {"write": {state: [[0, 0, 1, "iam:createpolicyversion"]] | some state in _always}}},
		"fired": {_alice: {"write": {"level": 0, "states": _always}}},
	}
}

test_states_in_which_a_path_is_denied_are_left_out if {
	guarded := [fixture.write, fixture.deny("*", "*", _bool("false"))]
	_found(fixture.alice(guarded)).fired == {_alice: {"write": {"level": 0, "states": ["absent", "true"]}}}
	_found(fixture.alice([fixture.write, fixture.deny("*", "*", {})])).fired == {}
}

test_the_states_of_the_hardest_level_are_told if {
	update := fixture.allow("lambda:UpdateFunctionCode", "arn:aws:lambda:*:*:function:f")
	found := _found(fixture.alice([update, fixture.where(fixture.allow("lambda:UpdateFunctionCode", "*"), _bool("true"))]))
	{state: [use[0] | some use in uses] | some state, uses in found.uses[_alice].update} == {
		"absent": [1], "false": [1],
		"true": [0],
	}
	found.fired == {_alice: {"update": {"level": 0, "states": ["true"]}}}
}

_create := fixture.allow("lambda:CreateFunction", "*")

_pass(role) := fixture.allow("iam:PassRole", fixture.arn("role", role))

# The level of `run` for users, in a plan with roles that lead to rights, nowhere, and to what everybody has.
_levels(users) := fixture.by_user({id: fired.run.level | some id, fired in found; fired.run; startswith(id, "aws_iam_user.")}) if {
	roles := {"top": [fixture.write], "reader": [fixture.allow("s3:GetObject", "*")], "idle": [], "machine": [fixture.write]}
	trusts := {
		"top": _lambda, "reader": _lambda, "idle": _lambda,
		"machine": "ec2.amazonaws.com",
	}
	found := _found(fixture.realm(
		{"user": users, "role": roles},
		{role: [fixture.enter({"Service": service})] | some role, service in trusts},
	)).fired
}

test_a_role_that_is_passed_by_name_counts_as_far_as_it_leads if {
	_levels({
		"any": [_create, fixture.allow("iam:PassRole", "*")],
		"error": [_create, _pass("top")],
		"warning": [_create, _pass("reader")],
		"note": [_create, _pass("idle")],
		"unknown": [_create, _pass("elsewhere")],
		"none": [_create, _pass("machine")],
	}) == {"any": 0, "error": 0, "warning": 1, "note": 2, "unknown": 1}
}

_if_passed_to(statement, service) := fixture.where(statement, {"StringEquals": {"iam:PassedToService": service}})

test_of_several_grants_the_one_that_leads_furthest_counts if {
	_levels({
		"both": [_create, _pass("idle"), _pass("reader"), _pass("top")],
		"limited": [_create, _pass("idle"), _if_passed_to(_pass("top"), "ec2.amazonaws.com")],
		"completed": [_create, _pass("idle"), _if_passed_to(_pass("top"), _lambda)],
		"only limited": [_create, _if_passed_to(_pass("top"), "ec2.amazonaws.com")],
	}) == {"both": 0, "limited": 2, "completed": 0}
}

test_what_is_used_is_the_grant_that_leads_furthest if {
	found := _found(fixture.realm(
		{"user": {"alice": [_create, _pass("idle"), _pass("top")]}, "role": {"top": [fixture.write], "idle": []}},
		{role: [fixture.enter({"Service": _lambda})] | some role in ["top", "idle"]},
	))
	found.uses[_alice].run.absent == [[0, 0, 0, "lambda:createfunction"], [0, 0, 2, "iam:passrole"]]
}

todo_test_a_path_that_passes_a_role_to_no_service_of_its_own_asks_for_no_trust if {
	slice := fixture.realm(
		{"user": {"alice": [_pass("machine"), fixture.allow("iam:GetRole", "*")]}, "role": {"machine": []}},
		{"machine": [fixture.enter({"Service": "ec2.amazonaws.com"})]},
	)
	_found(slice).fired == {_alice: {"look": {"level": 2, "states": _always}}}
}
