package iamgate.judge.handing_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.judge.handing

_lambda := "lambda.amazonaws.com"

_catalogue := fixture.catalogue(
	{"run": {"steps": [["iam:passrole"], ["lambda:createfunction"]], "service": _lambda}},
	{},
)

_pass := fixture.allow("iam:PassRole", [fixture.arn("role", "top"), fixture.arn("role", "outside")])

_create := fixture.allow("lambda:CreateFunction", "*")

_slice(service) := fixture.realm(
	{"role": {"deploy": [_pass, _create], "idle": [_pass], "top": [fixture.write]}, "user": {"alice": [_pass, _create]}},
	{"top": [fixture.enter({"Service": service})]},
)

test_a_grant_names_roles_of_the_plan_and_outside_it if {
	found := handing.named["aws_iam_role.deploy"] with input.slice as _slice(_lambda)
		with data.iamgate.data.catalogue as _catalogue
		with data.iamgate.iam.exempt.patterns as set()
	found == {0: {fixture.arn("role", "top"): {fixture.door_id("top")}, fixture.arn("role", "outside"): set()}}
}

_by_roles(service) := found if {
	found := handing.by_roles with input.slice as _slice(service)
		with data.iamgate.data.catalogue as _catalogue
		with data.iamgate.iam.exempt.patterns as set()
}

test_a_role_hands_on_what_the_service_may_have if {
	_by_roles(_lambda) == {"aws_iam_role.deploy": {"aws_iam_role.top"}}
	_by_roles("ec2.amazonaws.com") == {}
}
