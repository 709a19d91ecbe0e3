package iamgate.rules.mfa.allow_only_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.rules.mfa.allow_only as rule

_with_mfa := fixture.where(fixture.admin, {"Bool": {"aws:MultiFactorAuthPresent": "true"}})

test_an_allow_that_asks_for_mfa_is_no_guard if {
	fixture.brief(rule.findings) == {{
		"subject": "aws_iam_user.alice",
		"statement": null,
		"request": ["ec2:TerminateInstances", "true"],
		"params": {},
	}} with input.slice as fixture.alice([_with_mfa])
		with data.iamgate.data as fixture.tables
}

test_the_request_needs_no_mfa_where_another_allow_grants_it if {
	fixture.brief(rule.findings) == {{
		"subject": "aws_iam_user.alice",
		"statement": null,
		"request": ["s3:GetObject", "absent"],
		"params": {},
	}} with input.slice as fixture.alice([_with_mfa, fixture.allow("s3:GetObject", "*")])
		with data.iamgate.data as fixture.tables
}

test_a_guard_silences_it if {
	rule.findings == set() with input.slice as fixture.alice([_with_mfa, fixture.guard])
		with data.iamgate.data as fixture.tables
}

test_no_policy_that_looks_at_mfa_is_left_to_another_rule if {
	rule.findings == set() with input.slice as fixture.alice([fixture.admin])
		with data.iamgate.data as fixture.tables
}
