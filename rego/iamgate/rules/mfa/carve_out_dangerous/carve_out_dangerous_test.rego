package iamgate.rules.mfa.carve_out_dangerous_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.rules.mfa.carve_out_dangerous as rule

test_new_access_keys_are_dangerous if {
	rule.findings == {{
		"subject": "aws_iam_user.alice",
		"kind": "user",
		"address": "aws_iam_policy.p",
		"attribute": "policy",
		"statement": 1,
		"sid": "Guard",
		"group": null,
		"normalised": {
			"effect": "Deny",
			"actions": [true, [
				"iam:createaccesskey", "iam:createvirtualmfadevice", "iam:enablemfadevice", "iam:getuser",
				"iam:listmfadevices", "iam:listvirtualmfadevices", "iam:resyncmfadevice", "sts:getsessiontoken",
			]],
			"resources": [false, ["*"]],
			"condition": [["boolifexists", "aws:multifactorauthpresent", ["false"]]],
		},
		"witness": {
			"principal": "aws_iam_user.alice",
			"action": "iam:CreateAccessKey",
			"resource": "arn:aws:iam::123456789012:user/example",
			"mfa": "absent",
			"allowedBy": [{"address": "aws_iam_policy.p", "attribute": "policy", "statement": 0, "sid": null}],
			"missedDenies": [{
				"address": "aws_iam_policy.p",
				"attribute": "policy",
				"statement": 1,
				"sid": "Guard",
				"because": {"code": "action-exempt", "params": {}},
			}],
			"assumes": [],
		},
		"params": {"actions": ["iam:CreateAccessKey"]},
	}} with input.slice as fixture.alice([fixture.admin, fixture.guard_but(["iam:CreateAccessKey"])])
		with data.iamgate.data as fixture.tables
}

test_all_actions_of_a_pattern_are_in_one_finding if {
	guard := fixture.guard_but(["iam:*LoginProfile"])
	fixture.brief(rule.findings) == {{
		"subject": "aws_iam_user.alice",
		"statement": 1,
		"request": ["iam:CreateLoginProfile", "absent"],
		"params": {"actions": ["iam:CreateLoginProfile", "iam:DeleteLoginProfile", "iam:UpdateLoginProfile"]},
	}} with input.slice as fixture.alice([fixture.admin, guard])
		with data.iamgate.data as fixture.tables
}

test_what_another_deny_stops_is_silent if {
	slice := fixture.alice([
		fixture.admin,
		fixture.guard_but(["iam:CreateAccessKey"]),
		fixture.deny("iam:*AccessKey", "*", fixture.without_mfa),
	])
	rule.findings == set() with input.slice as slice
		with data.iamgate.data as fixture.tables
}

test_a_guard_that_spares_enrolment_is_silent if {
	rule.findings == set() with input.slice as fixture.alice([fixture.admin, fixture.guard])
		with data.iamgate.data as fixture.tables
}
