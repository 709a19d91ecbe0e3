package iamgate.rules.mfa.guard_skips_access_keys_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.rules.mfa.guard_skips_access_keys as rule

_bool := fixture.guard_if({"Bool": {"aws:MultiFactorAuthPresent": "false"}})

test_bool_skips_access_keys if {
	fixture.brief(rule.findings) == {{
		"subject": "aws_iam_user.alice",
		"statement": 1,
		"severity": "error",
		"request": ["ec2:TerminateInstances", "absent"],
		"params": {},
	}} with input.slice as fixture.alice([fixture.admin, _bool])
		with data.iamgate.data as fixture.tables
}

test_it_is_a_warning_beside_a_full_guard if {
	fixture.brief(rule.findings) == {{
		"subject": "aws_iam_user.alice",
		"statement": 2,
		"severity": "warning",
		"request": null,
		"params": {},
	}} with input.slice as fixture.alice([fixture.admin, fixture.guard, _bool])
		with data.iamgate.data as fixture.tables
}

test_a_second_deny_for_access_keys_completes_it if {
	null_true := fixture.guard_if({"Null": {"aws:MultiFactorAuthPresent": "true"}})
	rule.findings == set() with input.slice as fixture.alice([fixture.admin, _bool, null_true])
		with data.iamgate.data as fixture.tables
}

test_access_keys_may_be_skipped_where_they_must_keep_working if {
	rule.findings == set() with input.slice as fixture.alice_of_the_console([fixture.admin, _bool])
		with data.iamgate.data as fixture.tables
}
