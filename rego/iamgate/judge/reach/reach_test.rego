package iamgate.judge.reach_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.judge.reach
import data.iamgate.judge.standing

# Patterns of exempt actions are left out throughout: nothing of a path hangs on them, and to match them takes long.

_alice := "aws_iam_user.alice"

_mint := "iam:createaccesskey"

_write := "iam:createpolicyversion"

_assume := "sts:assumerole"

_cdk := "sts:assumerole@cdk"

_table := fixture.catalogue(
	{
		"mint": fixture.path([_mint]),
		"write": fixture.path([_write]),
		"assume": fixture.path([_assume]),
		"attach": fixture.path(["iam:attachuserpolicy"]),
		"put": fixture.path(["iam:putuserpolicy"]),
	},
	{"own": [_mint], "scoped": {_cdk: {"action": _assume, "patterns": ["arn:*:iam::*:role/cdk-*"]}}},
)

_everywhere(keys) := {"absent": keys, "false": keys, "true": keys}

# The steps that are open to alice, as {state: {keys}}.
_open(statements) := _open_in(fixture.alice(statements), _alice)

_open_in(slice, id) := {state: object.keys(by_key) | some state, by_key in found} if {
	found := object.get(reach.by_key, [id], {}) with input.slice as slice with data.iamgate.data.catalogue as _table
		with data.iamgate.iam.exempt.patterns as set()
}

_arn(tail) := concat("", ["arn:aws:iam::123456789012:", tail])

test_identity_statements_are_judged_of_all_who_bear_them if {
	kinds := ["user", "group", "role", "permission-set", "policy", "organization-policy", "trust"]
	subjects := [fixture.subject(kind, "s", [], {}) | some kind in kinds]
	reach.judged == {
		"aws_iam_user.s", "aws_iam_group.s", "aws_iam_role.s",
		"aws_iam_permission-set.s", "aws_iam_policy.s",
	} with input.slice as fixture.slice(subjects, {}, "all-sessions")
}

test_sessions_of_roles_have_one_state if {
	{kind: reach.states(kind) | some kind in ["user", "policy", "role", "permission-set"]} == {
		"user": ["absent", "false", "true"], "policy": ["absent", "false", "true"],
		"role": ["false"], "permission-set": ["false"],
	}
}

test_what_is_granted_is_open_in_each_state if {
	_open([fixture.allow("iam:CreatePolicyVersion", "*")]) == _everywhere({_write})
	_open([fixture.admin]) == _everywhere({_mint, _write, _assume, _cdk, "iam:attachuserpolicy", "iam:putuserpolicy"})
	role := fixture.alone("role", "r", [fixture.allow("iam:PutUserPolicy", "*")], {})
	_open_in(role, "aws_iam_role.r") == {"false": {"iam:putuserpolicy"}}
}

test_what_is_no_step_is_not_asked_about if {
	_open([fixture.allow("s3:*", "*")]) == {}
}

test_a_grant_that_needs_mfa_opens_nothing_without_it if {
	condition := {"Bool": {"aws:MultiFactorAuthPresent": "true"}}
	_open([fixture.where(fixture.allow("iam:PutUserPolicy", "*"), condition)]) == {"true": {"iam:putuserpolicy"}}
}

test_a_guard_closes_all_but_what_it_spares if {
	allow := fixture.allow(["iam:PutUserPolicy", "iam:CreatePolicyVersion"], "*")
	_open([allow, fixture.guard_but(["iam:PutUserPolicy"])]) == {
		"absent": {"iam:putuserpolicy"},
		"false": {"iam:putuserpolicy"},
		"true": {"iam:putuserpolicy", _write},
	}
}

test_a_deny_under_the_condition_of_the_grant_closes_it if {
	condition := {"StringEquals": {"aws:RequestedRegion": "eu-west-1"}}
	grant := fixture.where(fixture.allow("iam:PutUserPolicy", "*"), condition)
	_open([grant, fixture.deny("iam:*", "*", condition)]) == {}
	other := {"StringEquals": {"aws:RequestedRegion": "eu-west-2"}}
	_open([grant, fixture.deny("iam:*", "*", other)]) == _everywhere({"iam:putuserpolicy"})
	plain := fixture.allow("iam:PutUserPolicy", "*")
	_open([plain, fixture.deny("iam:*", "*", condition)]) == _everywhere({"iam:putuserpolicy"})
}

test_a_deny_on_some_resources_leaves_the_others if {
	deny := fixture.deny("iam:*", _arn("user/admins/*"), {})
	_open([fixture.allow("iam:PutUserPolicy", "*"), deny]) == _everywhere({"iam:putuserpolicy"})
	_open([fixture.allow("iam:PutUserPolicy", _arn("user/admins/bob")), deny]) == {}
	_open([fixture.allow("iam:PutUserPolicy", _arn("user/bob")), deny]) == _everywhere({"iam:putuserpolicy"})
}

test_a_resource_that_the_action_does_not_have_opens_nothing if {
	_open([fixture.allow("iam:PutUserPolicy", _arn("role/r"))]) == {}
	_open([fixture.allow("iam:PutUserPolicy", [_arn("role/r"), _arn("user/bob")])]) == _everywhere({"iam:putuserpolicy"})
}

test_steps_on_the_same_kind_of_resource_share_an_answer if {
	allow := fixture.allow(["iam:PutUserPolicy", "iam:AttachUserPolicy", "iam:CreatePolicyVersion"], _arn("user/bob"))
	_open([allow]) == _everywhere({"iam:putuserpolicy", "iam:attachuserpolicy"})
}

test_credentials_of_the_own_user_are_no_step if {
	_open([fixture.allow("iam:*", _arn("user/alice"))]) == _everywhere({"iam:attachuserpolicy", "iam:putuserpolicy"})
	_open([fixture.allow("iam:CreateAccessKey", "arn:aws:iam::*:user/${aws:username}")]) == {}
	_open([fixture.allow("iam:CreateAccessKey", _arn("user/bob"))]) == _everywhere({_mint})
}

test_nobody_can_write_the_policies_of_aws if {
	_open([fixture.allow("iam:CreatePolicyVersion", "arn:aws:iam::aws:policy/*")]) == {}
	_open([fixture.allow("iam:CreatePolicyVersion", "arn:aws:iam::*:policy/*")]) == _everywhere({_write})
}

test_a_step_that_matters_on_some_resources_has_a_key_of_its_own if {
	_open([fixture.allow("sts:AssumeRole", _arn("role/cdk-deploy"))]) == _everywhere({_assume, _cdk})
	_open([fixture.allow("sts:AssumeRole", _arn("role/other"))]) == _everywhere({_assume})
}

_patched := [
	fixture.allow("iam:PutUserPolicy", _arn("user/a*")),
	fixture.deny("iam:*", [_arn("user/a"), _arn("user/a?*")], {}),
]

test_what_several_denies_may_cover_is_neither_open_nor_closed if {
	_open(_patched) == {}
	reach.unsettled[_alice] == {"iam:putuserpolicy": {0}} with input.slice as fixture.alice(_patched)
		with data.iamgate.data.catalogue as _table
		with data.iamgate.iam.exempt.patterns as set()
}

test_an_answer_tells_grants_and_states_apart if {
	slice := fixture.alice([fixture.allow("iam:PutUserPolicy", "*"), fixture.admin, fixture.guard_but(["iam:Put*"])])
	answers := reach.answers[_alice] with input.slice as slice with data.iamgate.data.catalogue as _table
		with data.iamgate.iam.exempt.patterns as set()
	answers[0] == {state: {"open": {"iam:putuserpolicy"}, "unsettled": set()} | some state in ["absent", "false", "true"]}
	answers[1].absent == {"open": {"iam:putuserpolicy"}, "unsettled": set()}
	count(answers[1]["true"].open) == 6
}

_touching(statements, state) := found if {
	found := standing.touching(_alice, 0, "iam:putuserpolicy", state) with input.slice as fixture.alice(statements)
		with data.iamgate.data.catalogue as _table
		with data.iamgate.iam.exempt.patterns as set()
}

test_only_denies_on_some_resources_that_hold_touch_an_action if {
	statements := [
		fixture.allow("iam:PutUserPolicy", "*"),
		fixture.deny("iam:*", "*", fixture.without_mfa),
		fixture.deny("iam:*", _arn("user/a"), fixture.without_mfa),
		fixture.deny("s3:*", _arn("user/b"), {}),
	]
	_touching(statements, "absent") == {1}
	_touching(statements, "true") == set()
}
