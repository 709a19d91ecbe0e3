package iamgate.iam.enrolment_test

import data.iamgate.iam.enrolment
import data.iamgate.judge.fixture_test as fixture

_steps := ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice"]

_stop_all := fixture.deny("*", "*", fixture.without_mfa)

_stop_devices := fixture.deny("iam:*MFADevice", "*", fixture.without_mfa)

_s3 := fixture.allow("s3:*", "*")

test_guards_that_deny_enrolment_are_found if {
	denied := enrolment.denied with input.slice as fixture.users({
		"all": [_s3, _stop_all],
		"second-guard": [_s3, fixture.guard, _stop_all],
		"one-step": [_s3, fixture.guard, {
			"Effect": "Deny", "NotAction": "iam:EnableMFADevice", "Resource": "*",
			"Condition": fixture.without_mfa,
		}],
		"list-and-granted": [fixture.allow(_steps, "*"), _stop_devices],
		"list-not-granted": [_s3, _stop_devices],
		"spared": [_s3, fixture.guard],
		"own-only": [fixture.admin, fixture.guard, fixture.own_devices],
		"without-mfa-keys": [_s3, fixture.deny("*", "*", {})],
	})
	fixture.by_user(denied) == {
		"all": {
			"index": 0, "severity": "warning",
			"actions": ["iam:createvirtualmfadevice", "iam:enablemfadevice"],
		},
		"second-guard": {
			"index": 1, "severity": "warning",
			"actions": ["iam:createvirtualmfadevice", "iam:enablemfadevice"],
		},
		"one-step": {"index": 1, "severity": "warning", "actions": ["iam:createvirtualmfadevice"]},
		"list-and-granted": {
			"index": 0, "severity": "warning",
			"actions": ["iam:createvirtualmfadevice", "iam:enablemfadevice"],
		},
	}
}

test_it_is_an_error_where_those_with_mfa_may_not_enrol_either if {
	denied := enrolment.denied with input.slice as fixture.users({
		"both": [_s3, _stop_all, fixture.deny(_steps, "*", {})],
		"one-of-two": [_s3, _stop_all, fixture.deny("iam:EnableMFADevice", "*", {})],
	})
	{name: found.severity | some name, found in fixture.by_user(denied)} == {"both": "error", "one-of-two": "warning"}
}

test_allows_of_a_step_that_are_of_no_use_are_found if {
	device := "arn:aws:iam::123456789012:mfa"
	unusable := enrolment.unusable with input.slice as fixture.users({
		"on-a-user": [fixture.allow("iam:CreateVirtualMFADevice", "arn:aws:iam::*:user/*")],
		"on-somebody": [fixture.allow("iam:EnableMFADevice", "arn:aws:iam::*:user/somebody")],
		"fixed-name": [_s3, fixture.allow("iam:CreateVirtualMFADevice", concat("/", [device, "${aws:username}"]))],
		"two-names": [fixture.allow(
			"iam:CreateVirtualMFADevice",
			[concat("/", [device, "one"]), concat("/", [device, "two"])],
		)],
		"any-name": [fixture.allow("iam:CreateVirtualMFADevice", concat("/", [device, "*"]))],
		"another-allow": [
			fixture.allow("iam:CreateVirtualMFADevice", "arn:aws:iam::*:user/*"),
			fixture.allow("iam:CreateVirtualMFADevice", concat("/", [device, "*"])),
		],
		"pattern-in-passing": [fixture.allow("iam:*", "arn:aws:iam::*:role/*")],
		"all": [fixture.admin],
		"nothing": [_s3],
	})
	fixture.by_user(unusable) == {
		"on-a-user": {"iam:createvirtualmfadevice": {"index": 0, "code": "never-matches"}},
		"on-somebody": {"iam:enablemfadevice": {"index": 0, "code": "never-matches"}},
		"fixed-name": {"iam:createvirtualmfadevice": {"index": 1, "code": "one-name"}},
	}
}

_must_reset(statements) := fixture.alone("user", "alice", statements, {"must_reset": true})

test_a_first_password_that_the_guard_lets_nobody_change_is_found if {
	enrolment.reset_denied == {"aws_iam_user.alice": 0} with input.slice as _must_reset([fixture.admin, fixture.guard])
}

test_a_first_password_that_may_be_changed_is_fine if {
	slice := _must_reset([fixture.admin, fixture.guard_but(["iam:ChangePassword"])])
	enrolment.reset_denied == {} with input.slice as slice
}

test_no_first_password_is_fine if {
	enrolment.reset_denied == {} with input.slice as fixture.alice([fixture.admin, fixture.guard])
}
