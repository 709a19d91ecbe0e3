package iamgate.plan.cloud_control_test

import data.iamgate.plan.cloud_control
import data.iamgate.plan.given_test as given

_work := {"Version": "2012-10-17", "Statement": []}

_parts(part) := [object.filter(read, ["type", "part", "own", "change"]) |
	some read in cloud_control.parts(given.change(part))
]

test_the_table_lists_what_is_read if {
	cloud_control.types == {type | some type in data.iamgate.data.carriers.cloud_control}
	every type in cloud_control.types { cloud_control.reads(type) }
	not cloud_control.reads("awscc_s3_bucket")
}

test_others_have_no_parts if {
	cloud_control.parts(given.change(given.user("a"))) == [] with input as {}
}

test_a_user_is_a_user_with_groups_and_a_login if {
	part := {
		"block": "awscc_iam_user.a",
		"after": {
			"user_name": "a", "groups": ["g"], "login_profile": {"password_reset_required": true},
			"policies": [{"policy_name": "p", "policy_document": _work}, "x"], "arn": null,
		},
		"unknown": {
			"arn": true, "path": true,
			"policies": [{"policy_name": true, "policy_document": {"Statement": [{"Action": true}]}}, true],
		},
	}
	user := {"name": "a", "arn": null, "inline_policy": [{"name": "p", "policy": json.marshal(_work)}, "x"]}
	unknown := {"arn": true, "path": true, "inline_policy": [{"name": true, "policy": true}, true]}
	_parts(part) == [
		{
			"type": "aws_iam_user", "part": "", "own": set(),
			"change": {"actions": ["create"], "before": null, "after": user, "after_unknown": unknown},
		},
		{
			"type": "aws_iam_user_group_membership", "part": "groups", "own": {"user"},
			"change": {"actions": ["create"], "before": null, "after": {"groups": ["g"]}, "after_unknown": {}},
		},
		{
			"type": "aws_iam_user_login_profile", "part": "login", "own": {"user"},
			"change": {
				"actions": ["create"], "before": null,
				"after": {"password_reset_required": true}, "after_unknown": {},
			},
		},
	]
}

test_a_user_without_a_login_has_none if {
	part := {"block": "awscc_iam_user.a", "after": {"user_name": "a", "login_profile": null}}
	[read.type | some read in _parts(part)] == ["aws_iam_user", "aws_iam_user_group_membership"]
}

test_a_login_that_is_forgotten_was_one if {
	before := {"user_name": "a", "login_profile": {}}
	part := {"block": "awscc_iam_user.a", "actions": ["forget"], "before": before}
	[read.change.before | some read in _parts(part)] == [{"name": "a"}, {}, {"password_reset_required": null}]
}

test_a_permission_set_is_several if {
	part := {
		"block": "awscc_sso_permission_set.p",
		"after": {
			"name": "p", "inline_policy": "{}", "managed_policies": ["arn"], "customer_managed_policy_references": [{"name": "c"}],
			"permissions_boundary": {"customer_managed_policy_reference": {"name": "b", "path": "/"}},
		},
		"unknown": {"inline_policy": {}},
	}
	{read.type: read.change.after | some read in _parts(part)} == {
		"aws_ssoadmin_permission_set": {"name": "p"},
		"aws_ssoadmin_permission_set_inline_policy": {"inline_policy": "{}"},
		"aws_ssoadmin_managed_policy_attachments_exclusive": {"managed_policy_arns": ["arn"]},
		"aws_ssoadmin_customer_managed_policy_attachments_exclusive": {"customer_managed_policy_reference": [{"name": "c"}]},
		"aws_ssoadmin_permissions_boundary_attachment": {"permissions_boundary": [{"customer_managed_policy_reference": [{
			"name": "b",
			"path": "/",
		}]}]},
	}
}
