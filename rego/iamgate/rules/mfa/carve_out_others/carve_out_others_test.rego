package iamgate.rules.mfa.carve_out_others_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.rules.mfa.carve_out_others as rule

test_a_device_may_be_put_on_another_user if {
	fixture.brief(rule.findings) == {{
		"subject": "aws_iam_user.alice",
		"statement": 1,
		"request": ["iam:EnableMFADevice", "absent"],
		"params": {"actions": ["iam:EnableMFADevice", "iam:ResyncMFADevice"]},
	}} with input.slice as fixture.alice([fixture.admin, fixture.guard])
		with data.iamgate.data as fixture.tables
}

test_a_guard_by_list_spares_other_users_too if {
	slice := fixture.alice([
		fixture.allow(["s3:*", "iam:EnableMFADevice"], "*"),
		fixture.deny("s3:*", "*", fixture.without_mfa),
	])
	fixture.brief(rule.findings) == {{
		"subject": "aws_iam_user.alice",
		"statement": 1,
		"request": ["iam:EnableMFADevice", "absent"],
		"params": {"actions": ["iam:EnableMFADevice"]},
	}} with input.slice as slice
		with data.iamgate.data as fixture.tables
}

test_a_second_deny_keeps_it_to_the_own_user if {
	slice := fixture.alice([fixture.admin, fixture.guard, fixture.own_devices])
	rule.findings == set() with input.slice as slice
		with data.iamgate.data as fixture.tables
}

test_a_grant_on_the_own_user_is_silent if {
	slice := fixture.alice([
		fixture.allow("iam:EnableMFADevice", "arn:aws:iam::*:user/${aws:username}"),
		fixture.guard,
	])
	rule.findings == set() with input.slice as slice
		with data.iamgate.data as fixture.tables
}
