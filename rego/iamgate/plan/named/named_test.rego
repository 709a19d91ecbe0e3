package iamgate.plan.named_test

import data.iamgate.plan.given_test as given
import data.iamgate.plan.named

_inline(name) := {
	"block": concat(".", ["aws_iam_user_policy", name]),
	"after": {"user": "a", "name": name, "policy": given.text(given.work)},
}

_unnamed := {
	"block": "aws_iam_user_policy.unnamed", "unknown": {"name": true},
	"after": {"user": "a", "policy": given.text(given.work)},
}

_targets(list) := {link.target | some link in links} if {
	part := object.union({"block": "aws_iam_user_policies_exclusive.x"}, list)
	plan := given.plan([given.user("a"), _inline("work"), _unnamed, part])
	links := named.links with input as plan
}

_names(names) := _targets({"after": {"user_name": "a", "policy_names": names}})

test_names_of_planned_policies_say_nothing_new if {
	_names([]) == set()
	_names(["work"]) == set()
}

test_a_name_that_no_planned_policy_has_is_one_outside_the_plan if {
	_names(["work", "legacy"]) == {{"external": "legacy"}}
	_names("legacy") == {{"external": "legacy"}}
}

test_every_kind_of_principal_may_have_a_list if {
	plan := given.plan([
		{"block": "aws_iam_group_policies_exclusive.x", "after": {"group_name": "g", "policy_names": ["p"]}},
		{"block": "aws_iam_role_policies_exclusive.x", "after": {"role_name": "r", "policy_names": ["p"]}},
	])
	{[link.principal, link.carrier, link.attribute] | some link in named.links} == {
		["group/g", "aws_iam_group_policies_exclusive.x", "policy_names"],
		["role/r", "aws_iam_role_policies_exclusive.x", "policy_names"],
	} with input as plan
}

test_the_name_of_a_block_in_a_role_is_planned if {
	role := object.union(given.role("r"), {"after": {"inline_policy": [{"name": "i", "policy": "{}"}]}})
	list := {"block": "aws_iam_role_policies_exclusive.x", "after": {"role_name": "r", "policy_names": ["i"]}}
	named.links == set() with input as given.plan([role, list])
}

_unknown(expression, after, unknown) := _targets({
	"after": object.union({"user_name": "a"}, after), "unknown": {"policy_names": unknown},
	"expressions": {"policy_names": expression},
})

_hidden := {{"hidden": true, "candidates": []}}

test_names_that_are_unknown_are_followed if {
	reference := given.to("aws_iam_user_policy.unnamed", "name")
	_unknown(reference, {"policy_names": [null]}, [true]) == set()
	_unknown(reference, {"policy_names": ["work", null]}, [false, true]) == set()
	both := given.to_all(["aws_iam_user_policy.work", "aws_iam_user_policy.unnamed"], "name")
	_unknown(both, {"policy_names": ["work", null]}, [false, true]) == set()
}

test_names_that_cannot_be_followed_are_hidden if {
	_unknown({"references": ["local.x"]}, {}, true) == _hidden
	_unknown(given.to("aws_iam_user_policy.unnamed", "name"), {}, true) == _hidden
	_unknown(given.to("aws_iam_user_policy.work", "id"), {"policy_names": [null]}, [true]) == _hidden
	_unknown(given.to("aws_iam_user_policy.unnamed", "name"), {"policy_names": [null, null]}, [true, true]) == _hidden
}
