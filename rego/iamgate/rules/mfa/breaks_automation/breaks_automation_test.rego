package iamgate.rules.mfa.breaks_automation_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.rules.mfa.breaks_automation as rule

_finding(statement, action, resource) := {{
	"subject": "aws_iam_user.alice",
	"statement": statement,
	"request": null,
	"params": {"action": action, "resource": resource},
}}

_instance := "arn:aws:ec2:us-east-1:123456789012:instance/example"

_with_mfa := {"Bool": {"aws:MultiFactorAuthPresent": "true"}}

test_a_guard_for_all_sessions_stops_access_keys if {
	fixture.brief(rule.findings) == _finding(1, "ec2:TerminateInstances", _instance)
		with input.slice as fixture.alice_of_the_console([fixture.admin, fixture.guard])
		with data.iamgate.data as fixture.tables
}

test_allows_that_all_need_mfa_stop_access_keys if {
	slice := fixture.alice_of_the_console([
		fixture.allow(fixture.enrolment, "*"),
		fixture.where(fixture.admin, _with_mfa),
		fixture.where(fixture.allow("s3:*", "*"), _with_mfa),
	])
	fixture.brief(rule.findings) == _finding(1, "ec2:TerminateInstances", _instance) with input.slice as slice
		with data.iamgate.data as fixture.tables
}

test_one_allow_without_mfa_is_enough_for_access_keys if {
	slice := fixture.alice_of_the_console([
		fixture.where(fixture.admin, _with_mfa),
		fixture.allow("s3:*", "*"),
	])
	rule.findings == set() with input.slice as slice
		with data.iamgate.data as fixture.tables
}

test_a_guard_for_the_console_is_silent if {
	guard := fixture.guard_if({"Bool": {"aws:MultiFactorAuthPresent": "false"}})
	rule.findings == set() with input.slice as fixture.alice_of_the_console([fixture.admin, guard])
		with data.iamgate.data as fixture.tables
}

test_keys_may_be_kept_from_credentials if {
	deny := fixture.deny("iam:CreateLoginProfile", "*", fixture.without_mfa)
	rule.findings == set() with input.slice as fixture.alice_of_the_console([fixture.admin, deny])
		with data.iamgate.data as fixture.tables
}

test_a_guard_over_what_is_not_granted_is_silent if {
	deny := fixture.deny("s3:*", "*", fixture.without_mfa)
	slice := fixture.alice_of_the_console([fixture.allow("ec2:*", "*"), deny])
	rule.findings == set() with input.slice as slice
		with data.iamgate.data as fixture.tables
}

test_access_keys_may_be_stopped_under_the_other_profile if {
	rule.findings == set() with input.slice as fixture.alice([fixture.admin, fixture.guard])
		with data.iamgate.data as fixture.tables
}
