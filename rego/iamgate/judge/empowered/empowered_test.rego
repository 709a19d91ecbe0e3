package iamgate.judge.empowered_test

import data.iamgate.judge.empowered
import data.iamgate.judge.fixture_test as fixture

_ids(kind, statements) := found if {
	found := empowered.ids with input.slice as fixture.alone(kind, "r", statements, {})
		with data.iamgate.data.catalogue as fixture.writing
		with data.iamgate.iam.exempt.patterns as set()
}

test_roles_with_an_error_are_empowered if {
	_ids("role", [fixture.admin]) == {"aws_iam_role.r"}
	_ids("role", [fixture.write]) == {"aws_iam_role.r"}
}

test_others_are_not if {
	_ids("role", [fixture.allow("s3:*", "*")]) == set()
	_ids("role", [fixture.where(fixture.admin, fixture.with_mfa)]) == set()
	_ids("role", [fixture.admin, fixture.deny("iam:*", "*", {})]) == set()
	_ids("user", [fixture.admin]) == set()
}
