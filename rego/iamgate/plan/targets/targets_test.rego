package iamgate.plan.targets_test

import data.iamgate.plan.given_test as given
import data.iamgate.plan.targets

_policies := [
	given.policy("one", given.work), given.policy("two", given.work),
	object.union(given.policy("pathed", given.work), {"after": {"path": "/team/"}}),
	object.union(given.policy("old", given.work), {
		"after": {"arn": "arn:aws:iam::111111111111:policy/old"}, "actions": ["no-op"], "unknown": {},
	}),
]

_of(part) := found if {
	all := targets.of with input as given.plan(array.concat(_policies, [part]))
	some address, found in all
	startswith(address, part.block)
}

_attached(arn) := _of({
	"block": "aws_iam_user_policy_attachment.a",
	"after": {"user": "u", "policy_arn": arn},
}).policy_arn

_followed(expression) := _of({
	"block": "aws_iam_user_policy_attachment.a", "after": {"user": "u"}, "unknown": {"policy_arn": true},
	"expressions": {"policy_arn": expression},
}).policy_arn

_hidden(candidates) := {{"hidden": true, "candidates": candidates}}

test_an_arn_of_aws_is_a_managed_policy if {
	_attached("arn:aws:iam::aws:policy/Billing") == {{"managed": "arn:aws:iam::aws:policy/Billing"}}
}

test_an_arn_names_a_planned_policy_by_path_and_name if {
	_attached("arn:aws:iam::111111111111:policy/one") == {{"policy": "aws_iam_policy.one"}}
	_attached("arn:aws:iam::111111111111:policy/team/pathed") == {{"policy": "aws_iam_policy.pathed"}}
	_attached("arn:aws:iam::111111111111:policy/old") == {{"policy": "aws_iam_policy.old"}}
}

test_any_other_arn_is_external if {
	every arn in [
		"arn:aws:iam::111111111111:policy/pathed", "arn:aws:iam::111111111111:policy/One",
		"arn:aws:iam::222222222222:policy/one", "arn:aws:iam::222222222222:policy/old", "one", "",
	] {
		_attached(arn) == {{"external": arn}}
	}
}

test_a_name_that_two_policies_have_is_hidden if {
	twin := object.union(given.policy("one", given.work), {"block": "aws_iam_policy.twin"})
	plan := given.plan([given.policy("one", given.work), twin, {
		"block": "aws_iam_user_policy_attachment.a",
		"after": {"user": "u", "policy_arn": "arn:aws:iam::111111111111:policy/one"},
	}])
	all := targets.of with input as plan
	all["aws_iam_user_policy_attachment.a"].policy_arn == _hidden(["aws_iam_policy.one", "aws_iam_policy.twin"])
}

test_a_policy_without_a_path_is_at_the_root if {
	bare := {"block": "aws_iam_policy.bare", "after": {"name": "bare", "policy": "{}"}, "unknown": {"arn": true}}
	plan := given.plan([bare, {
		"block": "aws_iam_user_policy_attachment.a",
		"after": {"user": "u", "policy_arn": "arn:aws:iam::111111111111:policy/bare"},
	}])
	all := targets.of with input as plan
	all["aws_iam_user_policy_attachment.a"].policy_arn == {{"policy": "aws_iam_policy.bare"}}
}

test_an_unknown_arn_is_followed if {
	_followed(given.to("aws_iam_policy.one", "arn")) == {{"policy": "aws_iam_policy.one"}}
	_followed({"references": ["local.x"]}) == _hidden([])
	found := _followed(given.to_all(["aws_iam_policy.one", "aws_iam_policy.two"], "arn"))
	found == _hidden(["aws_iam_policy.one", "aws_iam_policy.two"])
}

test_an_arn_that_is_no_text_is_hidden if {
	every arn in [null, 5, ["arn:aws:iam::aws:policy/Billing"]] {
		_attached(arn) == _hidden([])
	}
}

_boundary(after, unknown, expressions) := _of({
	"block": "aws_iam_user.u", "after": object.union({"name": "u"}, after), "unknown": unknown, "expressions": expressions,
})

test_a_boundary_may_be_missing if {
	_boundary({"permissions_boundary": null}, {}, {}) == {}
	_boundary({"permissions_boundary": ""}, {}, {}) == {}
	_boundary({}, {"permissions_boundary": true}, {}) == {}
}

test_a_boundary_is_followed if {
	_boundary({}, {"permissions_boundary": true}, {"permissions_boundary": given.to("aws_iam_policy.one", "arn")}) == {
		"permissions_boundary": {{"policy": "aws_iam_policy.one"}},
	}
	_boundary({"permissions_boundary": "arn:aws:iam::aws:policy/Billing"}, {}, {}) == {"permissions_boundary": {{
		"managed": "arn:aws:iam::aws:policy/Billing",
	}}}
	_boundary({"permissions_boundary": 5}, {}, {}) == {"permissions_boundary": _hidden([])}
}

_arns(after, unknown, expressions) := _of({
	"block": "aws_iam_role.r", "after": object.union({"name": "r"}, after), "unknown": {"managed_policy_arns": unknown},
	"expressions": expressions,
})

test_the_policies_of_a_role_are_a_list if {
	_arns({"managed_policy_arns": ["arn:aws:iam::aws:policy/A", "arn:aws:iam::1:policy/x"]}, [false, false], {}) == {
		"managed_policy_arns": {{"managed": "arn:aws:iam::aws:policy/A"}, {"external": "arn:aws:iam::1:policy/x"}},
	}
	_arns({"managed_policy_arns": []}, false, {}) == {"managed_policy_arns": set()}
	_arns({}, true, {}) == {}
}

_one := {"managed_policy_arns": given.to("aws_iam_policy.one", "arn")}

test_unknown_elements_of_a_list_are_followed if {
	_arns({"managed_policy_arns": ["arn:aws:iam::aws:policy/A", null]}, [false, true], _one) == {"managed_policy_arns": {
		{"managed": "arn:aws:iam::aws:policy/A"},
		{"policy": "aws_iam_policy.one"},
	}}
	each := [object.union(given.policy("e", given.work), {"index": key}) | some key in ["x", "y"]]
	role := {
		"block": "aws_iam_role.r", "after": {"name": "r", "managed_policy_arns": [null, null]},
		"unknown": {"managed_policy_arns": [true, true]},
		"expressions": {"managed_policy_arns": {"references": ["aws_iam_policy.e"]}},
	}
	all := targets.of with input as given.plan(array.concat(each, [role]))
	all["aws_iam_role.r"].managed_policy_arns == {{"policy": `aws_iam_policy.e["x"]`}, {"policy": `aws_iam_policy.e["y"]`}}
}

test_a_list_that_is_unknown_as_a_whole_holds_what_is_written_in_it_and_perhaps_more if {
	_arns({}, true, _one).managed_policy_arns == {{"policy": "aws_iam_policy.one"}, {"hidden": true, "candidates": []}}
}

test_a_list_that_somebody_chose_from_holds_nothing_for_certain if {
	expression := {"references": ["local.x", "aws_iam_policy.one.arn", "aws_iam_policy.one"]}
	_arns({}, true, {"managed_policy_arns": expression}) == {"managed_policy_arns": _hidden(["aws_iam_policy.one"])}
}

test_what_is_no_list_of_arns_is_hidden if {
	_arns({"managed_policy_arns": {"a": 1}}, false, {}) == {"managed_policy_arns": _hidden([])}
	_arns({"managed_policy_arns": [5]}, [false], {}) == {"managed_policy_arns": _hidden([])}
	_arns({"managed_policy_arns": "arn:aws:iam::aws:policy/A"}, false, {}) == {"managed_policy_arns": {{
		"managed": "arn:aws:iam::aws:policy/A",
	}}}
}

test_exclusive_attachments_attach_a_list if {
	_of({
		"block": "aws_iam_user_policy_attachments_exclusive.x",
		"after": {"user_name": "u", "policy_arns": ["arn:aws:iam::aws:policy/A"]},
	}) == {"policy_arns": {{"managed": "arn:aws:iam::aws:policy/A"}}}
}
