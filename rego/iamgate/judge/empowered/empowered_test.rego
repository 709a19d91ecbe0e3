package iamgate.judge.empowered_test

import data.iamgate.judge.empowered
import data.iamgate.judge.fixture_test as fixture

_ids(kind, statements) := found if {
	found := empowered.ids with input.slice as fixture.alone(kind, "r", statements, {})
}

test_who_may_do_everything_is_empowered if {
	_ids("role", [fixture.admin]) == {"aws_iam_role.r"}
	_ids("role", [fixture.admin, fixture.deny("iam:*", "*", {})]) == {"aws_iam_role.r"}
}

test_others_are_not if {
	_ids("user", [fixture.admin]) == set()
	every statement in [
		fixture.allow("s3:*", "*"), fixture.allow("*", "arn:aws:s3:::b"), fixture.where(fixture.admin, fixture.with_mfa),
		{"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"},
	] {
		_ids("role", [statement]) == set()
	}
}

test_a_deny_of_everything_leaves_nothing if {
	_ids("role", [fixture.admin, fixture.deny("*", "*", {})]) == set()
	_ids("role", [fixture.admin, fixture.deny("*", "*", fixture.without_mfa)]) == set()
}
