package iamgate.rules.mfa.password_change_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.rules.mfa.password_change as rule

_guard := fixture.guard_but(["iam:ChangePassword"])

test_a_password_change_is_told if {
	fixture.brief(rule.findings) == {{
		"subject": "aws_iam_user.alice",
		"statement": 1,
		"request": ["iam:ChangePassword", "absent"],
		"params": {"actions": ["iam:ChangePassword"]},
	}} with input.slice as fixture.alice([fixture.admin, _guard])
		with data.iamgate.data as fixture.tables
}

test_the_configuration_may_accept_it if {
	slice := object.union(
		fixture.alice([fixture.admin, _guard]),
		{"config": {"exempt": ["iam:ChangePassword"]}},
	)
	rule.findings == set() with input.slice as slice
		with data.iamgate.data as fixture.tables
}

test_a_guard_that_spares_enrolment_is_silent if {
	rule.findings == set() with input.slice as fixture.alice([fixture.admin, fixture.guard])
		with data.iamgate.data as fixture.tables
}
