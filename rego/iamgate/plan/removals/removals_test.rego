package iamgate.plan.removals_test

import data.iamgate.plan.given_test as given
import data.iamgate.plan.removals

_facts(part) := facts if facts := removals.facts with input as given.plan([part])

_arn := "arn:aws:iam::111111111111:policy/team/guard"

test_the_path_and_name_of_a_policy_are_read if {
	removals.policy(_arn) == "team/guard"
	removals.policy("arn:aws:iam::aws:policy/Billing") == "Billing"
}

test_a_deleted_attachment_detaches if {
	_facts({
		"block": "aws_iam_user_policy_attachment.a", "actions": ["delete"],
		"before": {"user": "Alice", "policy_arn": _arn},
	}) == {["attached", "user", "alice", "team/guard"]: {["aws_iam_user_policy_attachment.a", true]}}
}

test_what_an_update_keeps_is_not_taken_away if {
	_facts({
		"block": "aws_iam_policy_attachment.a", "actions": ["update"],
		"before": {"policy_arn": _arn, "users": ["a", "b"], "groups": ["g"], "roles": ["r"]},
		"after": {"policy_arn": _arn, "users": ["a"], "groups": [], "roles": null},
	}) == {
		["attached", "user", "b", "team/guard"]: {["aws_iam_policy_attachment.a", true]},
		["attached", "group", "g", "team/guard"]: {["aws_iam_policy_attachment.a", true]},
		["attached", "role", "r", "team/guard"]: {["aws_iam_policy_attachment.a", true]},
	}
}

test_a_deleted_inline_policy_is_taken_away if {
	_facts({
		"block": "aws_iam_group_policy.p", "actions": ["delete", "create"],
		"before": {"group": "G", "name": "p"}, "after": {"group": "G", "name": "q"},
	}) == {["inline", "group", "g", "p"]: {["aws_iam_group_policy.p", false]}}
}

test_memberships_are_taken_away_from_either_side if {
	_facts({
		"block": "aws_iam_group_membership.m", "actions": ["update"],
		"before": {"group": "g", "users": ["a", "b"]}, "after": {"group": "g", "users": ["a"]},
	}) == {["member", "b", "g"]: {["aws_iam_group_membership.m", true]}}
	_facts({
		"block": "aws_iam_user_group_membership.m", "actions": ["delete"],
		"before": {"user": "a", "groups": ["g"]},
	}) == {["member", "a", "g"]: {["aws_iam_user_group_membership.m", true]}}
}

test_a_role_takes_away_what_leaves_its_lists if {
	_facts({
		"block": "aws_iam_role.r", "actions": ["update"],
		"before": {"name": "R", "managed_policy_arns": [_arn], "inline_policy": [{"name": "p"}, {"name": "q"}]},
		"after": {"name": "R", "managed_policy_arns": [], "inline_policy": [{"name": "q"}]},
	}) == {
		["attached", "role", "r", "team/guard"]: {["aws_iam_role.r", true]},
		["inline", "role", "r", "p"]: {["aws_iam_role.r", true]},
	}
}

test_with_a_role_goes_all_that_it_has if {
	_facts({
		"block": "aws_iam_role.r", "actions": ["delete"],
		"before": {"name": "r", "managed_policy_arns": [_arn], "inline_policy": []},
	}) == {}
}
