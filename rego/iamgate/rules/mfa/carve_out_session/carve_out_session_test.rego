package iamgate.rules.mfa.carve_out_session_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.rules.mfa.carve_out_session as rule

_guard := fixture.guard_but(["sts:GetFederationToken"])

test_federation_tokens_are_told if {
	fixture.brief(rule.findings) == {{
		"subject": "aws_iam_user.alice",
		"statement": 1,
		"request": ["sts:GetFederationToken", "absent"],
		"params": {"actions": ["sts:GetFederationToken"]},
	}} with input.slice as fixture.alice([fixture.admin, _guard])
		with data.iamgate.data as fixture.tables
}

test_federation_tokens_that_nobody_may_have_are_silent if {
	rule.findings == set() with input.slice as fixture.alice([fixture.allow("s3:*", "*"), _guard])
		with data.iamgate.data as fixture.tables
}

test_a_guard_that_spares_enrolment_is_silent if {
	rule.findings == set() with input.slice as fixture.alice([fixture.admin, fixture.guard])
		with data.iamgate.data as fixture.tables
}
