package iamgate.rules.mfa.allow_if_exists_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.rules.mfa.allow_if_exists as rule

_when(condition) := fixture.alice([fixture.where(fixture.admin, condition)])

_finding(request) := {{
	"subject": "aws_iam_user.alice",
	"statement": 0,
	"request": request,
	"params": {},
}}

test_if_exists_lets_access_keys_in if {
	slice := _when({"BoolIfExists": {"aws:MultiFactorAuthPresent": "true"}})
	fixture.brief(rule.findings) == _finding(["ec2:TerminateInstances", "absent"]) with input.slice as slice
		with data.iamgate.data as fixture.tables
}

test_null_lets_the_console_in if {
	slice := _when({"Null": {"aws:MultiFactorAuthPresent": "false"}})
	fixture.brief(rule.findings) == _finding(["ec2:TerminateInstances", "false"]) with input.slice as slice
		with data.iamgate.data as fixture.tables
}

test_an_age_with_if_exists_lets_everybody_in if {
	slice := _when({"NumericLessThanIfExists": {"aws:MultiFactorAuthAge": "3600"}})
	fixture.brief(rule.findings) == _finding(["ec2:TerminateInstances", "absent"]) with input.slice as slice
		with data.iamgate.data as fixture.tables
}

test_access_keys_may_come_in_where_they_must_keep_working if {
	slice := object.union(
		_when({"BoolIfExists": {"aws:MultiFactorAuthPresent": "true"}}),
		{"config": {"profile": "console-only"}},
	)
	rule.findings == set() with input.slice as slice
		with data.iamgate.data as fixture.tables
}

test_an_allow_for_mfa_only_is_silent if {
	rule.findings == set() with input.slice as _when({"Bool": {"aws:MultiFactorAuthPresent": "true"}})
		with data.iamgate.data as fixture.tables
}
