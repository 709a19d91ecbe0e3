package iamgate.rules.trust.public_resource_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.plan.given_test as given
import data.iamgate.rules.trust.public_resource as rule

_findings(action, principal) := {[found.subject, found.kind, found.statement, found.severity, found.witness.action] |
	some found in findings
} if {
	statement := {"Effect": "Allow", "Action": action, "Principal": principal, "Resource": "*"}
	findings := rule.findings with input as given.plan([{
		"block": "aws_s3_bucket_policy.b",
		"after": {"policy": given.text({"Version": "2012-10-17", "Statement": [statement]})},
	}])
		with data.iamgate.data as fixture.tables
}

_id := "aws_s3_bucket_policy.b#policy"

test_a_resource_for_everybody_is_told if {
	_findings("s3:PutObject", "*") == {[_id, "resource-policy", 0, "error", "s3:PutObject"]}
	_findings("s3:GetObject", "*") == {[_id, "resource-policy", 0, "warning", "s3:GetObject"]}
}

test_a_resource_for_the_account_is_silent if {
	_findings("s3:PutObject", {"AWS": "arn:aws:iam::123456789012:root"}) == set()
}
