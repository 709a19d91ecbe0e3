package iamgate.rules.mfa.carve_out_reads_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.rules.mfa.carve_out_reads as rule

_guard := fixture.guard_but(["iam:GetRole", "iam:ListAccessKeys"])

test_reads_of_others_are_told if {
	fixture.brief(rule.findings) == {{
		"subject": "aws_iam_user.alice",
		"statement": 1,
		"request": ["iam:GetRole", "absent"],
		"params": {"actions": ["iam:GetRole", "iam:ListAccessKeys"]},
	}} with input.slice as fixture.alice([fixture.admin, _guard])
		with data.iamgate.data as fixture.tables
}

test_reads_of_the_own_user_are_tolerated if {
	slice := fixture.alice([
		fixture.allow("iam:List*", "arn:aws:iam::*:user/${aws:username}"),
		_guard,
	])
	rule.findings == set() with input.slice as slice
		with data.iamgate.data as fixture.tables
}

test_the_list_of_users_is_tolerated if {
	slice := fixture.alice([fixture.admin, fixture.guard_but(["iam:ListUsers"])])
	rule.findings == set() with input.slice as slice
		with data.iamgate.data as fixture.tables
}

test_what_the_configuration_exempts_is_silent if {
	slice := object.union(
		fixture.alice([fixture.admin, fixture.guard_but(["iam:GetRole"])]),
		{"config": {"exempt": ["iam:GetRole"]}},
	)
	rule.findings == set() with input.slice as slice
		with data.iamgate.data as fixture.tables
}
