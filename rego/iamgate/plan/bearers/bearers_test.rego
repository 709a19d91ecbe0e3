package iamgate.plan.bearers_test

import data.iamgate.plan.bearers
import data.iamgate.plan.given_test as given

_people := [
	given.user("a"), given.user("b"), given.group("g"),
	object.union(given.user("e"), {"index": "x"}), object.union(given.user("e"), {"index": "y"}),
]

_of(part) := ends if {
	plan := object.union(given.plan(array.concat(_people, [part])), {"variables": {"x": {"value": "x"}}})
	all := bearers.of with input as plan
	some address, ends in all
	startswith(address, part.block)
}

_sure(kind, addresses) := {
	"kind": kind, "addresses": addresses, "possible": set(), "complete": true, "clear": true,
}

_hidden(kind, possible) := {
	"kind": kind, "addresses": set(), "possible": possible, "complete": false, "clear": false,
}

_attachment := {"block": "aws_iam_user_policy_attachment.t"}

test_a_name_is_enough if {
	_of(object.union(_attachment, {"after": {"user": "a"}})) == {"user": _sure("user", {"aws_iam_user.a"})}
	_of(object.union(_attachment, {"after": {"user": "nobody"}})) == {"user": _sure("user", {"user/nobody"})}
}

test_an_unknown_name_is_followed if {
	part := object.union(_attachment, {
		"after": {}, "unknown": {"user": true},
		"expressions": {"user": given.to("aws_iam_user.a", "id")},
	})
	_of(part) == {"user": _sure("user", {"aws_iam_user.a"})}
}

test_an_unknown_name_that_leads_nowhere_is_hidden if {
	part := object.union(_attachment, {
		"after": {}, "unknown": {"user": true},
		"expressions": {"user": {"references": ["local.x"]}},
	})
	_of(part) == {"user": _hidden("user", set())}
}

test_an_unknown_name_with_alternatives_may_be_any_of_them if {
	part := object.union(_attachment, {
		"after": {}, "unknown": {"user": true},
		"expressions": {"user": given.to_all(["aws_iam_user.a", "aws_iam_user.b"], "id")},
	})
	_of(part) == {"user": _hidden("user", {"aws_iam_user.a", "aws_iam_user.b"})}
}

test_what_is_no_name_is_hidden if {
	every name in ["", null, 5, ["a"]] {
		_of(object.union(_attachment, {"after": {"user": name}})) == {"user": _hidden("user", set())}
	}
}

test_a_name_of_two_may_be_either_unless_a_reference_tells if {
	twin := object.union(given.user("a"), {"block": "aws_iam_user.twin"})
	part := object.union(_attachment, {"after": {"user": "a"}})
	reference := {"expressions": {"user": given.to("aws_iam_user.twin", "name")}}
	told := bearers.of with input as given.plan([given.user("a"), twin, object.union(part, reference)])
	told["aws_iam_user_policy_attachment.t"] == {"user": _sure("user", {"aws_iam_user.twin"})}
	untold := bearers.of with input as given.plan([given.user("a"), twin, part])
	untold["aws_iam_user_policy_attachment.t"] == {"user": _hidden("user", {"aws_iam_user.a", "aws_iam_user.twin"})}
}

_members(after, unknown, expression) := _of({
	"block": "aws_iam_group_membership.m",
	"after": object.union({"group": "g"}, after), "unknown": {"users": unknown},
	"expressions": {"users": expression},
}).users

test_a_list_of_names_is_complete if {
	_members({"users": ["a", "B", "x"]}, [false, false, false], {}) == _sure("user", {
		"aws_iam_user.a",
		"aws_iam_user.b", "user/x",
	})
	_members({"users": null}, false, {}) == _sure("user", set())
	_members({"users": []}, [], {}) == _sure("user", set())
}

test_unknown_elements_are_followed if {
	expression := {"references": ["aws_iam_user.b.id", "aws_iam_user.b"]}
	_members({"users": ["a", null]}, [false, true], expression) == _sure("user", {"aws_iam_user.a", "aws_iam_user.b"})
	_members({"users": [null, null]}, [true, true], {"references": ["aws_iam_user.e"]}) == _sure("user", {
		`aws_iam_user.e["x"]`,
		`aws_iam_user.e["y"]`,
	})
}

test_a_list_that_is_unknown_as_a_whole_holds_what_is_written_in_it_and_perhaps_more if {
	_members({}, true, given.to("aws_iam_user.b", "id")) == {
		"kind": "user", "addresses": {"aws_iam_user.b"}, "possible": set(), "complete": false, "clear": true,
	}
}

_perhaps_b := {"references": ["var.x", "aws_iam_user.b.id", "aws_iam_user.b"]}

test_a_list_that_somebody_chose_from_holds_nobody_for_certain if {
	# [for u in aws_iam_user.e : u.id if ...], and a condition
	_members({}, true, {"references": ["aws_iam_user.e"]}) == _hidden("user", {
		`aws_iam_user.e["x"]`,
		`aws_iam_user.e["y"]`,
	})
	_members({}, true, _perhaps_b) == _hidden("user", {"aws_iam_user.b"})
}

test_more_unknown_elements_than_references_are_hidden if {
	_members({"users": [null, null]}, [true, true], _perhaps_b) == _hidden("user", {"aws_iam_user.b"})
}

test_what_is_no_list_of_names_may_name_anybody if {
	every users in ["a", {"a": true}] {
		_members({"users": users}, false, {}) == _hidden("user", set())
	}
	every other in [5, null] {
		_members({"users": ["a", other]}, [false, false], {}) == {
			"kind": "user", "addresses": {"aws_iam_user.a"}, "possible": set(), "complete": false, "clear": false,
		}
	}
	_members({"users": [""]}, [false], {}) == _hidden("user", set())
}
