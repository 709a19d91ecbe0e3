package iamgate.rules.mfa.no_guard_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.rules.mfa.no_guard as rule

test_nothing_that_looks_at_mfa_is_no_guard if {
	slice := fixture.alice([fixture.admin])
	rule.findings == {{
		"subject": "aws_iam_user.alice",
		"kind": "user",
		"address": "aws_iam_policy.p",
		"attribute": "policy",
		"statement": null,
		"sid": null,
		"group": null,
		"normalised": null,
		"witness": {
			"principal": "aws_iam_user.alice",
			"action": "ec2:TerminateInstances",
			"resource": "arn:aws:ec2:us-east-1:123456789012:instance/example",
			"mfa": "absent",
			"allowedBy": [{"address": "aws_iam_policy.p", "attribute": "policy", "statement": 0, "sid": null}],
			"missedDenies": [],
			"assumes": [],
		},
		"params": {},
	}} with input.slice as slice
		with data.iamgate.data as fixture.tables
}

test_a_deny_without_mfa_is_no_guard if {
	slice := fixture.alice([
		fixture.allow("s3:*", "*"),
		fixture.deny("s3:DeleteBucket", "*", {}),
	])
	fixture.brief(rule.findings) == {{
		"subject": "aws_iam_user.alice",
		"statement": null,
		"request": ["s3:GetObject", "absent"],
		"params": {},
	}} with input.slice as slice
		with data.iamgate.data as fixture.tables
}

test_a_guard_silences_it if {
	rule.findings == set() with input.slice as fixture.alice([fixture.admin, fixture.guard])
		with data.iamgate.data as fixture.tables
}

test_enrolment_alone_needs_no_guard if {
	slice := fixture.alice([fixture.allow(fixture.enrolment, "*")])
	rule.findings == set() with input.slice as slice
		with data.iamgate.data as fixture.tables
}
