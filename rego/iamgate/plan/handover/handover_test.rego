package iamgate.plan.handover_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.plan.handover

_device := fixture.created("aws_iam_virtual_mfa_device", "phone", {"virtual_mfa_device_name": "phone"})

test_all_that_a_plan_says_is_handed_over if {
	plan := object.union(
		fixture.plan([fixture.planned_alice, fixture.inline("p", "alice", [fixture.admin]), _device]),
		{"complete": false, "iamgate": {"config": {"profile": "console-only"}, "allowIncomplete": true}},
	)
	whole := handover.whole with input as plan
	object.keys(whole.subjects) == {"aws_iam_user.alice"}
	object.keys(whole.documents) == {link.id | some link in whole.subjects["aws_iam_user.alice"].documents}
	object.remove(whole, ["subjects", "documents"]) == {
		"bare": {},
		"config": {"profile": "console-only"},
		"age": "new",
		"twins": {},
		"assumed": [],
		"hidden": {"open": [], "malformed": [], "external": [], "holes": []},
		"opaque": [],
		"problems": [{"code": "incomplete", "count": 1}],
		"devices": ["aws_iam_virtual_mfa_device.phone"],
		"allow_incomplete": true,
		"overruled": [],
		"sensitive": [],
		"harmless": [],
		"resource_changes": 3,
	}
}

test_what_is_sensitive_is_listed if {
	secret := object.union(fixture.inline("p", "alice", [fixture.admin]), {"change": {
		"actions": ["create"],
		"after": {"name": "p", "user": "alice", "policy": `{"Statement": []}`},
		"after_unknown": {},
		"after_sensitive": {"policy": true},
	}})
	whole := handover.whole with input as fixture.plan([fixture.planned_alice, secret])
	whole.sensitive == [["aws_iam_user_policy.p", "policy"]]
}

test_policies_that_conditions_name_are_handed_over_where_they_are_harmless if {
	billing := "arn:aws:iam::aws:policy/Billing"
	statement := fixture.where(fixture.admin, {"ArnEquals": {"iam:PolicyARN": [billing, "arn:aws:iam::aws:policy/Unseen"]}})
	plan := object.union(
		fixture.plan([fixture.planned_alice, fixture.inline("p", "alice", [statement])]),
		{"iamgate": {"managed": {billing: {"Version": "2012-10-17", "Statement": [fixture.allow("aws-portal:*", "*")]}}}},
	)
	whole := handover.whole with input as plan
	whole.harmless == [billing]
}

test_without_a_plan_there_is_nothing_to_hand_over if {
	not handover.whole with input as {}
}
