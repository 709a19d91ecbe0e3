package iamgate.plan.beside_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.plan.beside
import data.iamgate.plan.given_test as given

_root := {"AWS": "arn:aws:iam::111111111111:root"}

_lambda := {"Service": "lambda.amazonaws.com"}

_role(name, principal, changes) := object.union(given.role(name), {"after": object.union(changes, {"assume_role_policy": given.text({
	"Version": "2012-10-17",
	"Statement": [object.union(principal, {"Effect": "Allow", "Action": "sts:AssumeRole"})],
})})})

# A role that these may enter.
_trusting(name, principal) := _role(name, {"Principal": principal}, {})

_key(name) := concat("", ["aws_iam_role.", name, "#assume_role_policy"])

_inline(statement) := {"block": "aws_iam_user_policy.w", "after": {
	"user": "a", "name": "w",
	"policy": given.text({"Version": "2012-10-17", "Statement": [statement]}),
}}

# The roles whose trust matters to a policy of this statement.
_beside(statement, roles) := _names(object.get(_of(array.concat(roles, [_inline(statement)]), {}), "aws_iam_user_policy.w#policy", set()))

_of(parts, managed) := found if {
	found := beside.of with input as {"plan": given.plan(parts), "iamgate": {"managed": managed}}
}

_names(keys) := {trim_suffix(trim_prefix(key, "aws_iam_role."), "#assume_role_policy") | some key in keys}

_arn(name) := concat("", ["arn:aws:iam::111111111111:role/", name])

_two := [_trusting("run", _lambda), _trusting("enter", _root)]

test_roles_that_are_named_to_be_passed_matter if {
	_beside(fixture.allow("iam:PassRole", _arn("run")), _two) == {"run"}
	_beside(fixture.allow("iam:Pass*", ["arn:aws:iam::*:role/run", _arn("enter")]), _two) == {"run", "enter"}
	_beside({"Effect": "Allow", "NotAction": "sts:*", "Resource": _arn("run")}, _two) == {"run"}
}

test_roles_to_be_passed_that_nobody_names_do_not if {
	every statement in [
		fixture.allow("iam:PassRole", "*"), fixture.allow("iam:PassRole", _arn("*")),
		fixture.allow("iam:PassRole", _arn("other")), {"Effect": "Allow", "Action": "iam:PassRole", "NotResource": _arn("other")},
	] {
		_beside(statement, _two) == set()
	}
}

test_roles_that_may_be_entered_matter_named_or_not if {
	every statement in [
		fixture.allow("sts:AssumeRole", "*"), fixture.allow("sts:*", _arn("*")), fixture.allow("*", _arn("enter")),
		{"Effect": "Allow", "Action": "sts:AssumeRole", "NotResource": _arn("enter")},
		{"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"},
	] {
		_beside(statement, _two) == {"enter"}
	}
	_beside(fixture.allow("sts:AssumeRole", _arn("run")), _two) == set()
}

test_other_statements_and_denies_reach_no_role if {
	every statement in [
		fixture.allow("s3:*", "*"), fixture.deny("sts:AssumeRole", "*", {}),
		{"Effect": "Allow", "NotAction": ["iam:*", "sts:*"], "Resource": "*"},
	] {
		_beside(statement, _two) == set()
	}
}

test_an_administrator_needs_no_role if {
	_beside(fixture.admin, _two) == set()
}

test_only_roles_that_admit_more_than_services_may_be_entered if {
	roles := [
		_trusting("star", "*"), _trusting("account", {"AWS": "*", "Service": "ec2.amazonaws.com"}), _trusting("run", _lambda),
		_trusting("web", {"Federated": "accounts.google.com"}),
	]
	_beside(fixture.allow("sts:AssumeRole", "*"), roles) == {"star", "account"}
}

test_all_but_some_may_enter_too if {
	role := _role("but", {"NotPrincipal": {"AWS": "arn:aws:iam::111111111111:user/a"}}, {})
	_beside(fixture.allow("sts:AssumeRole", "*"), [role]) == {"but"}
}

test_a_role_is_known_by_its_arn_or_its_path_and_name if {
	roles := [
		_role("named", {"Principal": _root}, {"name": "n", "path": "/team/"}),
		_role("anywhere", {"Principal": _root}, {"name": "n", "path": null}),
		_role("known", {"Principal": _root}, {"arn": _arn("known/n")}),
		_role("unknown", {"Principal": _root}, {"name": null}),
	]
	_beside(fixture.allow("sts:AssumeRole", _arn("team/n")), roles) == {"named", "anywhere", "unknown"}
	_beside(fixture.allow("sts:AssumeRole", _arn("known/n")), roles) == {"anywhere", "known", "unknown"}
}

test_a_variable_may_hold_any_name if {
	roles := [_trusting("a-run", _root), _trusting("b", _root)]
	_beside(fixture.allow("sts:AssumeRole", _arn("${aws:username}-run")), roles) == {"a-run"}
	_beside(fixture.allow("sts:AssumeRole", _arn("a${aws:PrincipalTag/x}")), roles) == {"a-run"}
}

test_managed_policies_reach_roles_too if {
	attached := {"block": "aws_iam_user_policy_attachment.t", "after": {"user": "a", "policy_arn": "arn:aws:iam::aws:policy/Enter"}}
	enter := {"Version": "2012-10-17", "Statement": [fixture.allow("sts:AssumeRole", "*")]}
	found := _of(array.concat(_two, [given.user("a"), attached]), {"arn:aws:iam::aws:policy/Enter": enter})
	found == {"arn:aws:iam::aws:policy/Enter": {_key("enter")}}
}

# Who is named by the trust documents of these roles, {principal: {roles}}.
_naming(principals) := {address: _names(keys) | some address, keys in found} if {
	parts := array.concat(
		[given.user("alice"), given.role("bob"), given.group("alice"), object.union(given.user("x"), {"after": {"name": null}})],
		[_trusting(concat("", ["r", format_int(i, 10)]), principal) | some i, principal in principals],
	)
	found := beside.naming with input as given.plan(parts)
}

test_users_and_roles_that_a_trust_document_names_are_told if {
	_naming([
		{"AWS": "arn:aws:iam::111111111111:user/team/Alice"},
		{"AWS": ["arn:aws:iam::111111111111:role/bob", "arn:aws:iam::111111111111:user/alice"]},
		{"AWS": "arn:aws:sts::111111111111:assumed-role/bob/session"},
	]) == {"aws_iam_user.alice": {"r0", "r1"}, "aws_iam_role.bob": {"r1", "r2"}}
}

test_accounts_services_and_others_name_nobody if {
	_naming([
		"*", _root, {"AWS": "111111111111"}, _lambda, {"AWS": "arn:aws:iam::111111111111:user/eve"},
		{"AWS": "arn:aws:iam::111111111111:group/alice"}, {"Federated": "arn:aws:iam::111111111111:user/alice"},
	]) == {}
}
