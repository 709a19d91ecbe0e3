package iamgate.rules.plan.external_policy_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.rules.plan.external_policy as rule

test_a_policy_outside_the_plan_is_unverifiable if {
	arn := "arn:aws:iam::123456789012:policy/outside"
	rule.findings == {{
		"subject": "aws_iam_user.alice",
		"kind": "user",
		"address": "aws_iam_user_policy_attachment.a",
		"attribute": "policy_arn",
		"statement": null,
		"sid": null,
		"group": null,
		"normalised": null,
		"witness": null,
		"params": {"arn": arn},
		"severity": "error",
		"outcome": "unverifiable",
	}} with input as fixture.plan([fixture.planned_alice, fixture.attached("a", "alice", arn)])
}

test_a_policy_of_aws_is_silent if {
	attached := fixture.attached("a", "alice", "arn:aws:iam::aws:policy/AdministratorAccess")
	rule.findings == set() with input as fixture.plan([fixture.planned_alice, attached])
}
