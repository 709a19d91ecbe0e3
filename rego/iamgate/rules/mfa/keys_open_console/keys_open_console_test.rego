package iamgate.rules.mfa.keys_open_console_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.rules.mfa.keys_open_console as rule

_console_guard(more) := fixture.guard_if({"Bool": object.union({"aws:MultiFactorAuthPresent": "false"}, more)})

test_an_administrators_key_opens_the_console if {
	fixture.brief(rule.findings) == {{
		"subject": "aws_iam_user.alice",
		"statement": null,
		"request": ["iam:CreateLoginProfile", "absent"],
		"params": {"actions": [
			"iam:CreateLoginProfile", "iam:DeactivateMFADevice", "iam:EnableMFADevice", "sts:AssumeRole",
		]},
	}} with input.slice as fixture.alice_of_the_console([fixture.admin, _console_guard({})])
		with data.iamgate.data as fixture.tables
}

test_a_key_without_such_actions_is_silent if {
	slice := fixture.alice_of_the_console([fixture.allow("s3:*", "*"), _console_guard({})])
	rule.findings == set() with input.slice as slice
		with data.iamgate.data as fixture.tables
}

test_a_key_needs_mfa_under_the_other_profile if {
	rule.findings == set() with input.slice as fixture.alice([fixture.admin, _console_guard({})])
		with data.iamgate.data as fixture.tables
}
