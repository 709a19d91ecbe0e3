package iamgate.plan.contested_test

import data.iamgate.plan.contested
import data.iamgate.plan.given_test as given
import data.iamgate.plan.links

_arn := "arn:aws:iam::111111111111:policy/guard"

_guard := {
	"block": "aws_iam_policy.guard", "actions": ["no-op"],
	"after": {"name": "guard", "path": "/", "arn": _arn, "policy": given.text(given.guard)},
}

_attachment(name, change) := object.union(
	{"block": concat(".", ["aws_iam_user_policy_attachment", name])},
	change,
)

_values := {"user": "alice", "policy_arn": _arn}

_attached(parts) := {[link.carrier, link.target] | some link in attached} if {
	attached := links.attached with input as given.plan(array.concat([given.user("alice")], parts))
}

_hidden := {"hidden": true, "candidates": []}

test_an_attachment_that_moved_to_a_new_address_is_not_counted_on if {
	parts := [
		_guard,
		_attachment("old", {"actions": ["delete"], "before": _values}),
		_attachment("new", {"after": _values}),
	]
	_attached(parts) == {["aws_iam_user_policy_attachment.new", _hidden]}
}

test_an_attachment_that_is_replaced_stays if {
	part := _attachment("a", {"actions": ["delete", "create"], "before": _values, "after": _values})
	_attached([_guard, part]) == {["aws_iam_user_policy_attachment.a", {"policy": "aws_iam_policy.guard"}]}
}

test_an_attachment_that_is_deleted_after_its_successor_is_not_counted_on if {
	part := _attachment("a", {"actions": ["create", "delete"], "before": _values, "after": _values})
	_attached([_guard, part]) == {["aws_iam_user_policy_attachment.a", _hidden]}
}

test_an_allow_stays_whoever_takes_it_away if {
	work := object.union(_guard, {"after": {"policy": given.text(given.work)}})
	parts := [
		work,
		_attachment("old", {"actions": ["delete"], "before": _values}),
		_attachment("new", {"after": _values}),
	]
	_attached(parts) == {["aws_iam_user_policy_attachment.new", {"policy": "aws_iam_policy.guard"}]}
}

test_a_policy_that_is_made_again_is_known_by_its_name if {
	again := {
		"block": "aws_iam_policy.again", "after": {"name": "guard", "path": "/", "policy": given.text(given.guard)},
		"unknown": {"arn": true},
	}
	new := _attachment("new", {
		"after": {"user": "alice"}, "unknown": {"policy_arn": true},
		"expressions": {"policy_arn": given.to("aws_iam_policy.again", "arn")},
	})
	parts := [again, _attachment("old", {"actions": ["delete"], "before": _values}), new]
	_attached(parts) == {["aws_iam_user_policy_attachment.new", _hidden]}
}

test_a_list_that_lets_go_of_somebody_takes_the_guard_away if {
	list := {
		"block": "aws_iam_policy_attachment.all", "actions": ["update"],
		"before": {"users": ["alice", "bob"], "policy_arn": _arn}, "after": {"users": ["bob"], "policy_arn": _arn},
	}
	own := _attachment("a", {"actions": ["no-op"], "before": _values, "after": _values})
	_attached([_guard, list, own]) == {
		["aws_iam_policy_attachment.all", {"policy": "aws_iam_policy.guard"}],
		["aws_iam_user_policy_attachment.a", _hidden],
	}
}

test_an_exclusive_list_takes_away_what_it_does_not_name if {
	list := {
		"block": "aws_iam_user_policy_attachments_exclusive.x",
		"after": {"user_name": "alice", "policy_arns": ["arn:aws:iam::aws:policy/Work"]},
	}
	_attached([_guard, list, _attachment("a", {"after": _values})]) == {
		["aws_iam_user_policy_attachments_exclusive.x", {"managed": "arn:aws:iam::aws:policy/Work"}],
		["aws_iam_user_policy_attachment.a", _hidden],
	}

	# It does so only when it changes.
	kept := object.union(list, {"actions": ["no-op"]})
	_attached([_guard, kept, _attachment("a", {"after": _values})]) == {
		["aws_iam_user_policy_attachments_exclusive.x", {"managed": "arn:aws:iam::aws:policy/Work"}],
		["aws_iam_user_policy_attachment.a", {"policy": "aws_iam_policy.guard"}],
	}
}

test_an_exclusive_list_keeps_what_it_names if {
	list := {
		"block": "aws_iam_user_policy_attachments_exclusive.x",
		"after": {"user_name": "alice", "policy_arns": [_arn]},
	}
	_attached([_guard, list, _attachment("a", {"after": _values})]) == {
		["aws_iam_user_policy_attachments_exclusive.x", {"policy": "aws_iam_policy.guard"}],
		["aws_iam_user_policy_attachment.a", {"policy": "aws_iam_policy.guard"}],
	}
}

test_a_managed_policy_with_a_deny_is_contested_too if {
	arn := "arn:aws:iam::aws:policy/AWSDenyAll"
	values := {"user": "alice", "policy_arn": arn}
	plan := given.plan([
		given.user("alice"),
		_attachment("old", {"actions": ["delete"], "before": values}),
		_attachment("new", {"after": values}),
	])
	settings := {"managed": {arn: given.guard}}
	found := contested.attachments with input as {"plan": plan, "iamgate": settings}
	{link.target | some link in found} == {{"managed": arn}}
}

_inline(name, change) := object.union({"block": concat(".", ["aws_iam_user_policy", name])}, change)

_document(name, document) := {"user": "alice", "name": name, "policy": given.text(document)}

_written(parts) := {[link.key, "kept"] | some link in inline} | {[link.carrier, link.attribute] |
	some link in attached
	link.target == _hidden
} if {
	plan := given.plan(array.concat([given.user("alice")], parts))
	inline := links.inline with input as plan
	attached := links.attached with input as plan
}

test_an_inline_policy_that_moved_to_a_new_address_is_not_counted_on if {
	guard := _document("mfa", given.guard)
	_written([_inline("old", {"actions": ["delete"], "before": guard}), _inline("new", {"after": guard})]) == {
		["aws_iam_user_policy.new", "name"],
	}
	work := _document("work", given.work)
	_written([_inline("old", {"actions": ["delete"], "before": work}), _inline("new", {"after": work})]) == {
		["aws_iam_user_policy.new#policy", "kept"],
	}
}

test_of_two_inline_policies_with_one_name_a_guard_is_not_counted_on if {
	parts := [
		_inline("a", {"after": _document("p", given.guard)}),
		_inline("b", {"after": _document("p", given.work)}),
	]
	_written(parts) == {["aws_iam_user_policy.a", "name"], ["aws_iam_user_policy.b#policy", "kept"]}
}

test_an_exclusive_list_of_names_takes_away_the_others if {
	list := {"block": "aws_iam_user_policies_exclusive.x", "after": {"user_name": "alice", "policy_names": ["work"]}}
	parts := [
		list,
		_inline("a", {"after": _document("mfa", given.guard)}),
		_inline("b", {"after": _document("work", given.work)}),
	]
	_written(parts) == {
		["aws_iam_user_policies_exclusive.x", "policy_names"],
		["aws_iam_user_policy.b#policy", "kept"],
	}
	named := object.union(list, {"after": {"policy_names": ["work", "mfa"]}})
	_written([named, _inline("a", {"after": _document("mfa", given.guard)})]) == {["aws_iam_user_policy.a#policy", "kept"]}
}

_joined(document, parts) := memberships if {
	group := [given.group("g"), {
		"block": "aws_iam_group_policy.p",
		"after": {"group": "g", "name": "p", "policy": given.text(document)},
	}]
	plan := given.plan(array.concat(array.concat([given.user("alice")], group), parts))
	memberships := links.memberships with input as plan
}

_leaves := {
	"block": "aws_iam_group_membership.m", "actions": ["update"],
	"before": {"group": "g", "users": ["alice", "bob"]}, "after": {"group": "g", "users": ["bob"]},
}

_joins := {"block": "aws_iam_user_group_membership.m", "after": {"user": "alice", "groups": ["g"]}}

test_a_membership_that_a_list_takes_away_is_not_counted_on_for_a_guard if {
	bob := {"view": "after", "user": "user/bob", "group": "aws_iam_group.g"}
	alice := {"view": "after", "user": "aws_iam_user.alice", "group": "aws_iam_group.g"}
	_joined(given.guard, [_leaves, _joins]) == {bob}
	_joined(given.work, [_leaves, _joins]) == {bob, alice}
}

test_a_guard_that_is_attached_to_a_group_counts_as_one if {
	parts := [
		_guard, {"block": "aws_iam_group_policy_attachment.a", "after": {"group": "g", "policy_arn": _arn}},
		_leaves, _joins,
	]
	found := contested.memberships with input as given.plan(array.concat([given.user("alice"), given.group("g")], parts))
	{link.carrier | some link in found} == {"aws_iam_user_group_membership.m"}
}
