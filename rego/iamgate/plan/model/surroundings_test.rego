# What stands around a subject: its boundary, trust documents, and what the configuration and other resources say of it.
package iamgate.plan.model_test

import data.iamgate.plan.given_test as given

_bounded(after, unknown, expressions) := _model([
	object.union(given.user("a"), {"after": after, "unknown": unknown, "expressions": expressions}),
	given.policy("ceiling", given.work), _inline("a", "w", given.work),
]).subjects["aws_iam_user.a"]

test_a_boundary_that_can_be_read_bounds if {
	every subject in [
		_bounded({}, {"permissions_boundary": true}, {"permissions_boundary": given.to("aws_iam_policy.ceiling", "arn")}),
		_bounded({"permissions_boundary": _arn}, {}, {}),
	] {
		subject.bounded
		not subject.unread_boundary
		count([link | some link in subject.documents; link.via == "boundary"]) == 1
	}
}

test_a_boundary_that_cannot_be_read_is_no_limit_and_is_told if {
	every subject in [
		_bounded({}, {"permissions_boundary": true}, {"permissions_boundary": {"references": ["local.x"]}}),
		_bounded({"permissions_boundary": "arn:aws:iam::111111111111:policy/elsewhere"}, {}, {}),
		_bounded({"permissions_boundary": "arn:aws:iam::aws:policy/NotInTheTable"}, {}, {}),
	] {
		not subject.bounded
		subject.unread_boundary
		subject.unread == []
		count([link | some link in subject.documents; link.via == "boundary"]) == 0
	}
}

test_a_trust_document_that_names_a_user_is_borne_by_the_user if {
	trust := {"Version": "2012-10-17", "Statement": [{
		"Effect": "Allow", "Action": "sts:AssumeRole",
		"Principal": {"AWS": "arn:aws:iam::111111111111:user/a"},
	}]}
	role := {"block": "aws_iam_role.r", "after": {"name": "r", "assume_role_policy": given.text(trust)}}
	built := _model([given.user("a"), role, _inline("a", "w", given.work)])
	key := "aws_iam_role.r#assume_role_policy>aws_iam_user.a"
	_borne(built.subjects["aws_iam_user.a"]) == [
		[[key, "trust", null], ["aws_iam_user_policy.w#policy", "own", null]],
		[],
	]
	built.documents[key].kind == "trust"
}

_entered(name, principal) := {"block": concat(".", ["aws_iam_role", name]), "after": {
	"name": name,
	"assume_role_policy": given.text({"Version": "2012-10-17", "Statement": [{
		"Effect": "Allow", "Action": "sts:AssumeRole",
		"Principal": {"AWS": principal},
	}]}),
}}

test_trust_documents_that_a_principal_reaches_or_that_name_it_are_beside_it if {
	enter := {"Version": "2012-10-17", "Statement": [{
		"Effect": "Allow", "Action": "sts:AssumeRole",
		"Resource": "arn:aws:iam::111111111111:role/reached",
	}]}
	built := _model([
		given.user("a"), given.user("b"), given.group("g"),
		_entered("naming", "arn:aws:iam::111111111111:user/a"),
		_entered("reached", "111111111111"), _entered("other", "111111111111"),
		{"block": "aws_iam_group_policy.w", "after": {"group": "g", "name": "w", "policy": given.text(enter)}},
		{"block": "aws_iam_user_group_membership.m", "after": {"user": "a", "groups": ["g"]}},
		_inline("b", "x", given.work),
	])
	reached := "aws_iam_role.reached#assume_role_policy"
	naming := "aws_iam_role.naming#assume_role_policy"
	{address: subject.beside | some address, subject in built.subjects; subject.kind != "trust"} == {
		"aws_iam_user.a": [naming, reached],
		"aws_iam_user.b": [],
		"aws_iam_group.g": [reached],
	}
}

test_the_configuration_says_who_is_a_machine_and_who_is_guarded_elsewhere if {
	built := _configured(
		[
			given.user("ci"), given.user("b"), given.user("c"), given.policy("p", given.work), given.group("everyone"),
			_inline("ci", "w", given.work), _inline("b", "x", given.work), _inline("c", "y", given.work),
			{"block": "aws_iam_user_group_membership.m", "after": {"user": "c", "groups": ["everyone"]}},
		],
		{"principals": {"machine": ["user/ci"], "guarded": ["user/b", "policy/p", "group/everyone"]}},
	)
	{address: [subject.machine, subject.guarded_elsewhere] | some address, subject in built.subjects} == {
		"aws_iam_user.ci": [true, false],
		"aws_iam_user.b": [false, true],
		"aws_iam_user.c": [false, true],
		"aws_iam_policy.p": [false, true],
	}
}

test_keys_and_logins_are_told if {
	built := _model([
		given.user("a"), _inline("a", "w", given.work),
		{"block": "aws_iam_access_key.k", "after": {"user": "a"}},
		{"block": "aws_iam_user_login_profile.l", "after": {"user": "a", "password_reset_required": true}},
	])
	object.filter(built.subjects["aws_iam_user.a"], ["access_keys", "logins", "must_reset"]) == {
		"access_keys": ["aws_iam_access_key.k"], "logins": ["aws_iam_user_login_profile.l"],
		"must_reset": true,
	}
}
