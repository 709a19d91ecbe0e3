package iamgate.rules.plan.unverifiable_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.rules.plan.unverifiable as rule

test_an_unknown_document_is_unverifiable if {
	unknown := fixture.unknown("aws_iam_user_policy", "p", {"name": "p", "user": "alice"}, {"policy": true})
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
		"params": {"reason_code": "unknown-document", "expressions": [], "hint_code": "document"},
		"outcome": "unverifiable",
	}} with input as fixture.plan([fixture.planned_alice, unknown])
}

test_a_plan_that_shows_all_is_silent if {
	plan := fixture.plan([fixture.planned_alice, fixture.inline("p", "alice", [fixture.admin])])
	rule.findings == set() with input as plan
}

test_denies_that_may_or_may_not_cover_an_allow_together_are_unverifiable if {
	spares := {
		"Effect": "Deny", "Action": "s3:GetObject", "NotResource": "arn:aws:s3:::b*",
		"Condition": fixture.without_mfa,
	}
	slice := fixture.alice([
		fixture.allow("s3:GetObject", "arn:aws:s3:::*a"),
		spares,
		fixture.deny("s3:GetObject", "arn:aws:s3:::b*a", fixture.without_mfa),
	])
	fixture.brief(rule.findings) == {{
		"subject": "aws_iam_user.alice",
		"statement": 0,
		"outcome": "unverifiable",
		"request": null,
		"params": {"reason_code": "resource-overlap"},
	}} with input.slice as slice
}

test_denies_that_may_or_may_not_cover_a_path_are_unverifiable if {
	slice := fixture.alone(
		"role", "ci", [
			fixture.allow("iam:CreatePolicyVersion", "arn:aws:iam::123456789012:policy/a*"),
			fixture.deny(
				"iam:CreatePolicyVersion", [
					"arn:aws:iam::123456789012:policy/a",
					"arn:aws:iam::123456789012:policy/a?*",
				],
				{},
			),
		],
		{},
	)
	found := rule.findings with input.slice as slice
		with data.iamgate.data.catalogue as fixture.catalogue({"write": {"steps": [["iam:createpolicyversion"]]}}, {})
		with data.iamgate.iam.exempt.patterns as set()
	fixture.brief(found) == {{
		"subject": "aws_iam_role.ci",
		"statement": 0,
		"outcome": "unverifiable",
		"request": null,
		"params": {"reason_code": "resource-overlap"},
	}}
}

test_an_unknown_link_has_no_expression if {
	unknown := fixture.unknown("aws_iam_user_policy_attachment", "a", {"user": "alice"}, {"policy_arn": true})
	{finding.params | some finding in rule.findings} == {{"reason_code": "hidden-link"}} with input as fixture.plan([fixture.planned_alice, unknown])
}
