package iamgate.rules.mfa.guard_skips_console_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.rules.mfa.guard_skips_console as rule

_null := fixture.guard_if({"Null": {"aws:MultiFactorAuthPresent": "true"}})

test_null_skips_the_console if {
	fixture.brief(rule.findings) == {{
		"subject": "aws_iam_user.alice",
		"statement": 1,
		"severity": "error",
		"request": ["ec2:TerminateInstances", "false"],
		"params": {},
	}} with input.slice as fixture.alice([fixture.admin, _null])
		with data.iamgate.data as fixture.tables
}

test_it_is_a_warning_beside_a_full_guard if {
	fixture.brief(rule.findings) == {{
		"subject": "aws_iam_user.alice",
		"statement": 2,
		"severity": "warning",
		"request": null,
		"params": {},
	}} with input.slice as fixture.alice([fixture.admin, fixture.guard, _null])
		with data.iamgate.data as fixture.tables
}

test_if_exists_fires_for_all_and_is_silent if {
	rule.findings == set() with input.slice as fixture.alice([fixture.admin, fixture.guard])
		with data.iamgate.data as fixture.tables
}
