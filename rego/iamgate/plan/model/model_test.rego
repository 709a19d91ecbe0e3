package iamgate.plan.model_test

import data.iamgate.plan.given_test as given
import data.iamgate.plan.model

_model(parts) := _configured(parts, {})

_configured(parts, config) := built if {
	settings := {"config": config, "managed": {_arn: given.work}}
	built := {"subjects": model.subjects, "documents": model.read} with input as {"plan": given.plan(parts), "iamgate": settings}
}

_arn := "arn:aws:iam::aws:policy/Work"

_inline(user, name, document) := {
	"block": concat(".", ["aws_iam_user_policy", name]),
	"after": {"user": user, "name": name, "policy": given.text(document)},
}

_attach(user, arn) := {"block": "aws_iam_user_policy_attachment.t", "after": {"user": user, "policy_arn": arn}}

_reference(policy) := {
	"block": concat(".", ["aws_iam_user_policy_attachment", policy]),
	"after": {"user": "a"}, "unknown": {"policy_arn": true},
	"expressions": {"policy_arn": given.to(concat(".", ["aws_iam_policy", policy]), "arn")},
}

# What a subject bears, as [[id, via, group]], and what could not be read.
_borne(subject) := [[[link.id, link.via, link.group] | some link in subject.documents], subject.unread]

test_a_user_with_a_document_is_a_subject if {
	built := _model([given.user("a"), _inline("a", "w", given.work)])
	object.keys(built) == {"documents", "subjects"}
	object.keys(built.documents) == {"aws_iam_user_policy.w#policy"}
	object.remove(built.subjects["aws_iam_user.a"], ["who"]) == {
		"kind": "user", "view": "after", "address": "aws_iam_user.a", "name": "a",
		"documents": [{"id": "aws_iam_user_policy.w#policy", "via": "own", "group": null}],
		"beside": [], "unread": [], "bounded": false, "unread_boundary": false,
		"planned": true, "machine": false, "guarded_elsewhere": false,
		"members": [], "members_complete": true, "hidden_members": [],
		"access_keys": [], "logins": [], "must_reset": false,
	}
}

test_who_has_nothing_is_no_subject if {
	_model([given.user("a"), given.group("g")]).subjects == {}
}

test_a_role_that_has_nothing_has_a_trust_all_the_same if {
	object.keys(_model([given.role("r")]).subjects) == {"aws_iam_role.r#assume_role_policy"}
}

test_who_is_only_named_is_a_subject_too if {
	subject := _model([_inline("bob", "w", given.work)]).subjects["user/bob"]
	subject.planned == false
	_borne(subject) == [[["aws_iam_user_policy.w#policy", "own", null]], []]
}

test_attached_policies_are_borne_planned_or_managed if {
	built := _model([given.user("a"), given.policy("p", given.guard), _reference("p"), _attach("a", _arn)])
	object.keys(built.subjects) == {"aws_iam_user.a"}
	_borne(built.subjects["aws_iam_user.a"]) == [[[_arn, "own", null], ["aws_iam_policy.p#policy", "own", null]], []]
}

test_a_policy_that_is_attached_twice_is_borne_once if {
	other := object.union(_reference("p"), {"block": "aws_iam_user_policy_attachment.again"})
	built := _model([given.user("a"), given.policy("p", given.guard), _reference("p"), other])
	_borne(built.subjects["aws_iam_user.a"]) == [[["aws_iam_policy.p#policy", "own", null]], []]
}

test_members_bear_what_their_groups_bear if {
	built := _model([
		given.user("a"), given.group("g"),
		{"block": "aws_iam_group_policy.w", "after": {"group": "g", "name": "w", "policy": given.text(given.work)}},
		{"block": "aws_iam_group_policy.x", "after": {"group": "g", "name": "x"}, "unknown": {"policy": true}},
		{"block": "aws_iam_user_group_membership.m", "after": {"user": "a", "groups": ["g"]}},
	])
	_borne(built.subjects["aws_iam_user.a"]) == [
		[["aws_iam_group_policy.w#policy", "group", "aws_iam_group.g"]],
		["aws_iam_group_policy.x#policy"],
	]
	built.subjects["aws_iam_group.g"].members == ["aws_iam_user.a"]
	built.subjects["aws_iam_group.g"].members_complete
}

test_what_cannot_be_read_is_unread if {
	attachment := {
		"block": "aws_iam_user_policy_attachment.h", "after": {"user": "a"}, "unknown": {"policy_arn": true},
		"expressions": {"policy_arn": {"references": ["local.x"]}},
	}
	built := _model([
		given.user("a"), attachment,
		_attach("a", "arn:aws:iam::111111111111:policy/elsewhere"),
		object.union(_attach("a", "arn:aws:iam::aws:policy/NotInTheTable"), {"block": "aws_iam_user_policy_attachment.n"}),
		_inline("a", "unknown", given.work), _inline("a", "malformed", {}),
		{"block": "aws_iam_user_policy.u", "after": {"user": "a", "name": "u"}, "unknown": {"policy": true}},
	])
	_borne(built.subjects["aws_iam_user.a"]) == [
		[["aws_iam_user_policy.unknown#policy", "own", null]],
		[
			"arn:aws:iam::aws:policy/NotInTheTable",
			"aws_iam_user_policy.malformed#policy",
			"aws_iam_user_policy.u#policy",
			"aws_iam_user_policy_attachment.h?policy_arn",
			"aws_iam_user_policy_attachment.t?policy_arn",
		],
	]
}

test_a_key_with_a_greater_than_sign_makes_nothing_readable if {
	part := {
		"block": "aws_iam_user_policy.u", "index": "a>b", "after": {"user": "a", "name": "u"},
		"unknown": {"policy": true},
	}
	built := _model([given.user("a"), part])
	_borne(built.subjects["aws_iam_user.a"]) == [[], [`aws_iam_user_policy.u["a>b"]#policy`]]
}

test_who_may_bear_something_has_it_unread if {
	part := object.union(_inline("x", "w", given.work), {
		"after": {"user": null}, "unknown": {"user": true},
		"expressions": {"user": {"references": ["local.x", "aws_iam_user.a.id", "aws_iam_user.a"]}},
	})
	built := _model([given.user("a"), part])
	_borne(built.subjects["aws_iam_user.a"]) == [[], ["aws_iam_user_policy.w?user"]]
}
