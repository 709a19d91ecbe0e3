package iamgate.plan.links_test

import data.iamgate.plan.given_test as given
import data.iamgate.plan.links

_arn := "arn:aws:iam::aws:policy/Billing"

_work := given.text(given.work)

test_inline_documents_are_linked_to_who_has_them if {
	plan := given.plan([
		given.user("a"), given.group("g"), given.role("r"),
		{"block": "aws_iam_user_policy.u", "after": {"user": "a", "name": "u", "policy": _work}},
		{"block": "aws_iam_group_policy.g", "after": {"group": "g", "name": "g", "policy": _work}},
		{"block": "aws_iam_role_policy.r", "after": {"role": "r", "name": "r", "policy": _work}},
		{"block": "aws_iam_role.blocks", "after": {
			"name": "blocks", "assume_role_policy": given.text(given.trust),
			"inline_policy": [{"name": "i", "policy": _work}],
		}},
	])
	links.inline == {
		{"view": "after", "principal": "aws_iam_user.a", "key": "aws_iam_user_policy.u#policy"},
		{"view": "after", "principal": "aws_iam_group.g", "key": "aws_iam_group_policy.g#policy"},
		{"view": "after", "principal": "aws_iam_role.r", "key": "aws_iam_role_policy.r#policy"},
		{"view": "after", "principal": "aws_iam_role.blocks", "key": "aws_iam_role.blocks#inline_policy[0].policy"},
	} with input as plan
}

_attachment(carrier, principal, attribute) := {
	"view": "after", "principal": principal, "carrier": carrier,
	"attribute": attribute, "target": {"managed": _arn},
}

test_every_kind_of_attachment_is_a_link if {
	plan := given.plan([
		given.user("a"), given.group("g"), given.role("r"),
		{"block": "aws_iam_user_policy_attachment.u", "after": {"user": "a", "policy_arn": _arn}},
		{"block": "aws_iam_group_policy_attachment.g", "after": {"group": "g", "policy_arn": _arn}},
		{"block": "aws_iam_role_policy_attachment.r", "after": {"role": "r", "policy_arn": _arn}},
		{"block": "aws_iam_policy_attachment.all", "after": {
			"users": ["a", "x"], "groups": ["g"], "roles": null,
			"policy_arn": _arn,
		}},
		{"block": "aws_iam_group_policy_attachments_exclusive.e", "after": {"group_name": "g", "policy_arns": [_arn]}},
		{"block": "aws_iam_role.list", "after": {
			"name": "list", "assume_role_policy": given.text(given.trust),
			"managed_policy_arns": [_arn],
		}},
	])
	links.attached == {
		_attachment("aws_iam_user_policy_attachment.u", "aws_iam_user.a", "policy_arn"),
		_attachment("aws_iam_group_policy_attachment.g", "aws_iam_group.g", "policy_arn"),
		_attachment("aws_iam_role_policy_attachment.r", "aws_iam_role.r", "policy_arn"),
		_attachment("aws_iam_policy_attachment.all", "aws_iam_user.a", "policy_arn"),
		_attachment("aws_iam_policy_attachment.all", "user/x", "policy_arn"),
		_attachment("aws_iam_policy_attachment.all", "aws_iam_group.g", "policy_arn"),
		_attachment("aws_iam_group_policy_attachments_exclusive.e", "aws_iam_group.g", "policy_arns"),
		_attachment("aws_iam_role.list", "aws_iam_role.list", "managed_policy_arns"),
	} with input as plan
	links.managed_arns == {_arn} with input as plan
}

test_a_boundary_is_a_link if {
	plan := given.plan([
		given.policy("ceiling", given.work), given.user("free"),
		object.union(given.user("a"), {
			"unknown": {"permissions_boundary": true},
			"expressions": {"permissions_boundary": given.to("aws_iam_policy.ceiling", "arn")},
		}),
	])
	links.boundaries == {{
		"view": "after", "principal": "aws_iam_user.a", "carrier": "aws_iam_user.a",
		"attribute": "permissions_boundary", "target": {"policy": "aws_iam_policy.ceiling"},
	}} with input as plan
	links.linked == {"aws_iam_policy.ceiling"} with input as plan
}

test_memberships_come_from_users_and_from_groups if {
	plan := given.plan([
		given.user("a"), given.group("g"),
		{"block": "aws_iam_group_membership.m", "after": {"group": "g", "users": ["a"]}},
		{"block": "aws_iam_user_group_membership.m", "after": {"user": "b", "groups": ["g", "h"]}},
	])
	links.memberships == {
		{"view": "after", "user": "aws_iam_user.a", "group": "aws_iam_group.g"},
		{"view": "after", "user": "user/b", "group": "aws_iam_group.g"},
		{"view": "after", "user": "user/b", "group": "group/h"},
	} with input as plan
	links.hidden_members == set() with input as plan
	links.open_members == set() with input as plan
}

_unknown(block, attribute, after, expression) := {
	"block": block, "after": after, "unknown": {attribute: true}, "expressions": {attribute: expression},
}

_local := {"references": ["local.x"]}

_either := given.to_all(["aws_iam_user.a", "aws_iam_user.b"], "id")

test_a_principal_that_cannot_be_followed_is_hidden if {
	plan := given.plan([
		given.user("a"), given.user("b"), given.policy("p", given.work), given.policy("q", given.work),
		_unknown("aws_iam_user_policy.i", "user", {"name": "i", "policy": _work}, _local),
		object.union(
			_unknown("aws_iam_user_policy_attachment.a", "user", {}, _either),
			{
				"unknown": {"policy_arn": true},
				"expressions": {"policy_arn": given.to("aws_iam_policy.p", "arn")},
			},
		),
		_unknown("aws_iam_policy_attachment.l", "users", {"policy_arn": _arn, "groups": [], "roles": []}, _local),
		_unknown("aws_iam_user_policies_exclusive.e", "user_name", {"policy_names": []}, _local),
		_unknown("aws_iam_user_login_profile.l", "user", {}, _local),
		_unknown("aws_iam_access_key.k", "user", {}, _either),
	])
	links.hidden_principals == {
		{"carrier": "aws_iam_user_policy.i", "attribute": "user"},
		{"carrier": "aws_iam_user_policy_attachment.a", "attribute": "user"},
		{"carrier": "aws_iam_policy_attachment.l", "attribute": "users"},
		{"carrier": "aws_iam_user_policies_exclusive.e", "attribute": "user_name"},
	} with input as plan
	links.possible == {
		{"principal": "aws_iam_user.a", "carrier": "aws_iam_user_policy_attachment.a", "attribute": "user"},
		{"principal": "aws_iam_user.b", "carrier": "aws_iam_user_policy_attachment.a", "attribute": "user"},
	} with input as plan
	links.attached == set() with input as plan
	links.linked == {"aws_iam_policy.p"} with input as plan
}

test_policies_that_may_be_attached_are_linked if {
	expression := given.to_all(["aws_iam_policy.p", "aws_iam_policy.q"], "arn")
	plan := given.plan([
		given.user("a"), given.policy("p", given.work), given.policy("q", given.work), given.policy("r", given.work),
		_unknown("aws_iam_user_policy_attachment.a", "policy_arn", {"user": "a"}, expression),
	])
	links.linked == {"aws_iam_policy.p", "aws_iam_policy.q"} with input as plan
}

_group := [given.user("a"), given.user("b"), given.group("g")]

_memberships(part) := {
	"memberships": {[link.user, link.group] | some link in memberships},
	"possible": {[link.principal, link.attribute] | some link in possible},
	"hidden": {end.attribute | some end in hidden},
	"open": {end.attribute | some end in open},
} if {
	plan := given.plan(array.concat(_group, [part]))
	memberships := links.memberships with input as plan
	possible := links.possible with input as plan
	hidden := links.hidden_members with input as plan
	open := links.open_members with input as plan
}

test_members_that_cannot_be_followed_are_hidden if {
	_memberships(_unknown("aws_iam_group_membership.m", "users", {"group": "g"}, _local)) == {
		"memberships": set(), "possible": set(), "hidden": {"users"}, "open": {"users"},
	}
}

test_members_that_may_be_chosen_are_possible if {
	some_of_them := {"references": ["local.x", "aws_iam_user.a.id", "aws_iam_user.a"]}
	_memberships(_unknown("aws_iam_group_membership.m", "users", {"group": "g"}, some_of_them)) == {
		"memberships": set(), "possible": {["aws_iam_user.a", "users"]}, "hidden": {"users"}, "open": {"users"},
	}
}

test_members_that_are_listed_are_members_and_there_may_be_more if {
	_memberships(_unknown("aws_iam_group_membership.m", "users", {"group": "g"}, _either)) == {
		"memberships": {["aws_iam_user.a", "aws_iam_group.g"], ["aws_iam_user.b", "aws_iam_group.g"]},
		"possible": set(), "hidden": set(), "open": {"users"},
	}
}

test_the_members_of_a_hidden_group_may_have_anything if {
	_memberships(_unknown("aws_iam_group_membership.m", "group", {"users": ["a"]}, _local)) == {
		"memberships": set(), "possible": {["aws_iam_user.a", "group"]}, "hidden": {"group"}, "open": {"group"},
	}
}

test_a_user_with_hidden_groups_may_have_anything if {
	_memberships(_unknown("aws_iam_user_group_membership.m", "groups", {"user": "a"}, _local)) == {
		"memberships": set(), "possible": {["aws_iam_user.a", "groups"]}, "hidden": {"groups"}, "open": {"groups"},
	}
}

test_a_user_with_listed_groups_is_in_them if {
	group := given.to("aws_iam_group.g", "id")
	_memberships(_unknown("aws_iam_user_group_membership.m", "groups", {"user": "a"}, group)) == {
		"memberships": {["aws_iam_user.a", "aws_iam_group.g"]}, "possible": set(), "hidden": set(), "open": {"groups"},
	}
}

test_a_hidden_user_of_groups_may_be_anybody_named if {
	_memberships(_unknown("aws_iam_user_group_membership.m", "user", {"groups": ["g"]}, _either)) == {
		"memberships": set(), "possible": {["aws_iam_user.a", "user"], ["aws_iam_user.b", "user"]},
		"hidden": {"user"}, "open": {"user"},
	}
}

test_a_membership_that_another_change_takes_away_is_hidden if {
	plan := given.plan(array.concat(_group, [
		{"block": "aws_iam_group_policy.p", "after": {"group": "g", "name": "p", "policy": given.text(given.guard)}},
		{"block": "aws_iam_group_membership.m", "actions": ["delete"], "before": {"group": "g", "users": ["a"]}},
		{"block": "aws_iam_user_group_membership.m", "after": {"user": "a", "groups": ["g"]}},
	]))
	end := {"carrier": "aws_iam_user_group_membership.m", "attribute": "groups"}
	links.memberships == set() with input as plan
	links.hidden_members == {end} with input as plan
	links.open_members == {end} with input as plan
	links.possible == {object.union(end, {"principal": "aws_iam_user.a"})} with input as plan
}
