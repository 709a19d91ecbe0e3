package iamgate.rules.plan.malformed_policy_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.rules.plan.malformed_policy as rule

_policy(text) := fixture.plan([
	fixture.planned_alice,
	fixture.created("aws_iam_user_policy", "p", {"name": "p", "user": "alice", "policy": text}),
])

test_text_that_is_no_policy_is_told_with_all_that_is_wrong if {
	rule.findings == {{
		"subject": "aws_iam_user.alice",
		"kind": "user",
		"address": "aws_iam_user_policy.p",
		"attribute": "policy",
		"statement": null,
		"sid": null,
		"group": null,
		"normalised": null,
		"witness": null,
		"params": {"problem_codes": ["effect", "resource"]},
	}} with input as _policy(`{"Version": "2012-10-17", "Statement": {"Effect": "allow", "Action": "s3:*"}}`)
}

test_a_policy_is_silent if {
	text := `{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}`
	rule.findings == set() with input as _policy(text)
}
