package iamgate.plan.shown_test

import data.iamgate.plan.given_test as given
import data.iamgate.plan.shown

_arn := "arn:aws:iam::aws:policy/Billing"

test_what_carriers_put_in_place_is_shown if {
	plan := given.plan([
		given.user("a"), given.group("g"),
		{"block": "aws_iam_user_policy.p", "after": {"user": "a", "name": "p", "policy": "{}"}},
		{"block": "aws_iam_role.r", "after": {
			"name": "r", "assume_role_policy": given.text(given.trust),
			"inline_policy": [{"name": "i", "policy": "{}"}], "managed_policy_arns": [_arn],
		}},
		{"block": "aws_iam_user_policy_attachment.t", "after": {"user": "a", "policy_arn": _arn}},
		{"block": "aws_iam_group_membership.m", "after": {"group": "g", "users": ["a"]}},
	])
	shown.documents == {
		{
			"view": "after", "principal": "aws_iam_user.a", "carrier": "aws_iam_user_policy.p",
			"name": "p", "key": "aws_iam_user_policy.p#policy",
		},
		{
			"view": "after", "principal": "aws_iam_role.r", "carrier": "aws_iam_role.r",
			"name": "i", "key": "aws_iam_role.r#inline_policy[0].policy",
		},
	} with input as plan
	shown.attachments == {
		{
			"view": "after", "principal": "aws_iam_user.a", "carrier": "aws_iam_user_policy_attachment.t",
			"attribute": "policy_arn", "target": {"managed": _arn},
		},
		{
			"view": "after", "principal": "aws_iam_role.r", "carrier": "aws_iam_role.r",
			"attribute": "managed_policy_arns", "target": {"managed": _arn},
		},
	} with input as plan
	shown.memberships == {{
		"view": "after", "user": "aws_iam_user.a", "group": "aws_iam_group.g",
		"carrier": "aws_iam_group_membership.m", "attribute": "users",
	}} with input as plan
}

test_a_document_with_a_hidden_principal_belongs_to_nobody if {
	plan := given.plan([{
		"block": "aws_iam_user_policy.p", "after": {"name": "p", "policy": "{}"}, "unknown": {"user": true},
		"expressions": {"user": {"references": ["local.x"]}},
	}])
	shown.documents == set() with input as plan
}
