package iamgate.rules.mfa.literal_variable_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.rules.mfa.literal_variable as rule

_old(statements) := fixture.slice(
	[fixture.subject("user", "alice", [fixture.link("p", "own")], {})],
	{"p": fixture.raw("aws_iam_policy.p", {"Statement": statements})},
	"all-sessions",
)

_finding(statement) := {{
	"subject": "aws_iam_user.alice",
	"statement": statement,
	"request": null,
	"params": {},
}}

_own_keys := fixture.allow("iam:CreateAccessKey", "arn:aws:iam::*:user/${aws:username}")

test_a_variable_in_a_resource_is_plain_text_without_a_version if {
	fixture.brief(rule.findings) == _finding(1) with input.slice as _old([fixture.admin, _own_keys, _own_keys])
		with data.iamgate.data as fixture.tables
}

test_a_variable_in_a_condition_is_plain_text_without_a_version if {
	condition := {"StringEquals": {"aws:ResourceTag/owner": "${aws:username}"}}
	statement := fixture.where(fixture.admin, condition)
	fixture.brief(rule.findings) == _finding(0) with input.slice as _old([statement])
		with data.iamgate.data as fixture.tables
}

test_a_variable_in_the_current_version_is_silent if {
	rule.findings == set() with input.slice as fixture.alice([_own_keys])
		with data.iamgate.data as fixture.tables
}

test_an_old_version_without_a_variable_is_silent if {
	rule.findings == set() with input.slice as _old([fixture.admin])
		with data.iamgate.data as fixture.tables
}
