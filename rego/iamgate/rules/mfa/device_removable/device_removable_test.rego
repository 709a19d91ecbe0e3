package iamgate.rules.mfa.device_removable_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.rules.mfa.device_removable as rule

_finding(severity, first, actions) := {{
	"subject": "aws_iam_user.alice",
	"statement": 1,
	"severity": severity,
	"request": [first, "absent"],
	"params": {"actions": actions},
}}

_sparing(actions) := fixture.alice([fixture.admin, fixture.guard_but(actions)])

test_a_device_that_can_be_taken_off_is_an_error if {
	actions := ["iam:DeactivateMFADevice", "iam:DeleteVirtualMFADevice"]
	expected := _finding("error", "iam:DeactivateMFADevice", actions)
	fixture.brief(rule.findings) == expected with input.slice as _sparing(actions)
		with data.iamgate.data as fixture.tables
}

test_an_unassigned_device_that_can_be_deleted_is_a_warning if {
	actions := ["iam:DeleteVirtualMFADevice"]
	expected := _finding("warning", "iam:DeleteVirtualMFADevice", actions)
	fixture.brief(rule.findings) == expected with input.slice as _sparing(actions)
		with data.iamgate.data as fixture.tables
}

test_a_guard_that_spares_enrolment_is_silent if {
	rule.findings == set() with input.slice as _sparing([])
		with data.iamgate.data as fixture.tables
}
