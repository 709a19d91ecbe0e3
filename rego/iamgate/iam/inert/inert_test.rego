package iamgate.iam.inert_test

import data.iamgate.iam.inert
import data.iamgate.judge.fixture_test as fixture

_own_user := "arn:aws:iam::*:user/${aws:username}"

test_actions_on_resources_that_they_do_not_have_match_nothing if {
	idle := inert.of with input.slice as fixture.users({
		"mixed": [fixture.allow(["iam:GetUser", "iam:ListAccountAliases", "iam:GetRole"], _own_user), fixture.guard],
		"second": [fixture.admin, fixture.allow("iam:ListVirtualMFADevices", _own_user), fixture.guard],
		"collection": [fixture.allow("iam:ListUsers", "arn:aws:iam::*:user/*"), fixture.guard],
		"pattern": [fixture.allow("iam:ListAccountA*", _own_user), fixture.guard],
		"not-action": [{"Effect": "Allow", "NotAction": "iam:ListAccountAliases", "Resource": _own_user}, fixture.guard],
		"unlisted": [fixture.allow("future:Thing", _own_user), fixture.guard],
		"no-guard": [fixture.allow("iam:ListAccountAliases", _own_user)],
	})
	fixture.by_user(idle) == {
		"mixed": {0: {"code": "no-match", "actions": ["iam:getrole", "iam:listaccountaliases"]}},
		"second": {1: {"code": "no-match", "actions": ["iam:listvirtualmfadevices"]}},
	}
}

_role(condition) := fixture.alone("role", "r", [fixture.where(fixture.allow(["s3:Get*", "EC2:*"], "*"), condition)], {})

test_a_role_has_nothing_of_what_needs_mfa if {
	inert.of == {"aws_iam_role.r": {0: {"code": "role-needs-mfa", "actions": ["ec2:*", "s3:get*"]}}}
		with input.slice as _role({"Bool": {"aws:MultiFactorAuthPresent": "true"}})
}

test_a_role_has_what_is_allowed_without_mfa_too if {
	inert.of == {} with input.slice as _role({"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}})
	inert.of == {} with input.slice as _role({})
}
