package iamgate.rules.mfa.enrolment_blocked_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.rules.mfa.enrolment_blocked as rule

_finding(statement, code, actions) := {
	"subject": "aws_iam_user.alice",
	"statement": statement,
	"request": null,
	"params": {"blocked_code": code, "actions": actions},
}

_denied(severity) := object.union(
	_finding(1, "guard-denies", ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice"]),
	{"severity": severity},
)

test_the_strictest_guard_passes_with_a_warning if {
	slice := fixture.alice([fixture.admin, fixture.deny("*", "*", fixture.without_mfa)])
	fixture.brief(rule.findings) == {_denied("warning")} with input.slice as slice
		with data.iamgate.data as fixture.tables
}

test_it_is_an_error_when_those_with_mfa_may_not_enrol_either if {
	slice := fixture.alice([
		fixture.admin,
		fixture.deny("*", "*", fixture.without_mfa),
		fixture.deny(["iam:CreateVirtualMFADevice", "iam:EnableMFADevice"], "*", {}),
	])
	fixture.brief(rule.findings) == {_denied("error")} with input.slice as slice
		with data.iamgate.data as fixture.tables
}

test_a_device_is_not_created_on_a_user if {
	slice := fixture.alice([
		fixture.allow("iam:CreateVirtualMFADevice", "arn:aws:iam::*:user/*"),
		fixture.guard,
	])
	expected := _finding(0, "never-matches", ["iam:CreateVirtualMFADevice"])
	fixture.brief(rule.findings) == {expected} with input.slice as slice
		with data.iamgate.data as fixture.tables
}

test_a_fixed_name_admits_one_device if {
	slice := fixture.alice([
		fixture.allow("iam:CreateVirtualMFADevice", "arn:aws:iam::*:mfa/${aws:username}"),
		fixture.guard,
	])
	expected := _finding(0, "one-name", ["iam:CreateVirtualMFADevice"])
	fixture.brief(rule.findings) == {expected} with input.slice as slice
		with data.iamgate.data as fixture.tables
}

test_a_password_that_must_be_changed_first_locks_out if {
	slice := fixture.alone("user", "alice", [fixture.admin, fixture.guard], {"must_reset": true})
	fixture.brief(rule.findings) == {_finding(1, "reset-denied", ["iam:ChangePassword"])} with input.slice as slice
		with data.iamgate.data as fixture.tables
}

test_a_guard_that_spares_enrolment_is_silent if {
	slice := fixture.alice([
		fixture.allow(["iam:CreateVirtualMFADevice", "iam:EnableMFADevice"], "*"),
		fixture.guard,
		fixture.own_devices,
	])
	rule.findings == set() with input.slice as slice
		with data.iamgate.data as fixture.tables
}
