package iamgate.rules.mfa.carve_out_open_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.rules.mfa.carve_out_open as rule

_guard := fixture.guard_but(["iam:CreateAccessKey", "iam:DeactivateMFADevice", "iam:ChangePassword"])

test_what_nothing_grants_yet_waits_for_a_grant if {
	fixture.brief(rule.findings) == {{
		"subject": "aws_iam_user.alice",
		"statement": 1,
		"request": null,
		"params": {"actions": ["iam:CreateAccessKey", "iam:DeactivateMFADevice"]},
	}} with input.slice as fixture.alice([fixture.allow("s3:*", "*"), _guard])
		with data.iamgate.data as fixture.tables
}

test_what_is_granted_is_left_to_other_rules if {
	rule.findings == set() with input.slice as fixture.alice([fixture.admin, _guard])
		with data.iamgate.data as fixture.tables
}

test_an_unattached_guard_waits_for_a_grant_too if {
	fixture.brief(rule.findings) == {{
		"subject": "aws_iam_policy.p",
		"statement": 0,
		"request": null,
		"params": {"actions": ["iam:CreateAccessKey", "iam:DeactivateMFADevice"]},
	}} with input.slice as fixture.alone("policy", "p", [_guard], {})
		with data.iamgate.data as fixture.tables
}

test_a_guard_that_spares_enrolment_is_silent if {
	rule.findings == set() with input.slice as fixture.alice([fixture.allow("s3:*", "*"), fixture.guard])
		with data.iamgate.data as fixture.tables
}
