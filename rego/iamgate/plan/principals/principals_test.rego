package iamgate.plan.principals_test

import data.iamgate.plan.given_test as given
import data.iamgate.plan.principals

_policy_of(user) := {
	"block": "aws_iam_user_policy.p",
	"after": {"user": user, "name": "p", "policy": given.text(given.work)},
}

test_planned_principals_are_known_by_address if {
	known := {"path": "/team/", "arn": "arn:aws:iam::111111111111:user/team/a"}
	plan := given.plan([object.union(given.user("a"), {"after": known})])
	principals.planned == {"aws_iam_user.a": {
		"view": "after", "kind": "user", "address": "aws_iam_user.a", "name": "a", "account": "111111111111",
		"path": "/team/", "arn": "arn:aws:iam::111111111111:user/team/a", "external": false,
	}} with input as plan
}

test_a_name_that_is_made_on_apply_is_unknown if {
	plan := given.plan([{"block": "aws_iam_role.r", "after": {}, "unknown": {"name": true}}])
	planned := principals.planned with input as plan
	planned["aws_iam_role.r"].name == null
	planned["aws_iam_role.r"].path == "/"
	principals.by_name == {} with input as plan
}

test_who_is_only_named_is_external if {
	plan := given.plan([_policy_of("bob")])
	principals.all == {"user/bob": {
		"view": "after", "kind": "user", "address": "user/bob", "name": "bob", "account": "aws",
		"path": null, "arn": null, "external": true,
	}} with input as plan
}

test_who_is_planned_is_not_external_however_it_is_written if {
	plan := given.plan([given.user("Bob"), _policy_of("bOB")])
	principals.external == {} with input as plan
	principals.by_text("aws", "user", "BOB") == "aws_iam_user.Bob" with input as plan
}

test_two_spellings_are_one_principal if {
	other := {
		"block": "aws_iam_policy_attachment.a",
		"after": {"users": ["BOB", "", null, 5], "groups": null, "policy_arn": "arn:aws:iam::aws:policy/Billing"},
	}
	plan := given.plan([_policy_of("bob"), other])
	object.keys(principals.external) == {"user/BOB"} with input as plan
	principals.by_text("aws", "user", "bob") == "user/BOB" with input as plan
}

_accounts := {"configuration": {"provider_config": {
	"aws": {"expressions": {}},
	"aws.p": {"expressions": {"assume_role": [{"role_arn": {"constant_value": "arn:aws:iam::111111111111:role/r"}}]}},
	"aws.q": {"expressions": {"profile": {"constant_value": "q"}}},
}}}

test_equal_names_in_two_accounts_are_two_principals if {
	parts := [
		object.union(_policy_of("bob"), {"provider": "aws.p"}),
		object.union(_policy_of("bob"), {"provider": "aws.q", "block": "aws_iam_user_policy.q"}),
		given.user("bob"),
	]
	plan := object.union(given.plan(parts), _accounts)
	object.keys(principals.all) == {"111111111111:user/bob", "aws.q:user/bob", "aws_iam_user.bob"} with input as plan
	principals.by_text("aws", "user", "bob") == "aws_iam_user.bob" with input as plan
	principals.by_text("aws.q", "user", "bob") == "aws.q:user/bob" with input as plan
	not principals.by_text("aws.q", "user", "carol") with input as plan
}

test_two_planned_principals_of_one_name_are_not_told_apart if {
	other := object.union(given.user("bob"), {"block": "aws_iam_user.other"})
	plan := given.plan([given.user("bob"), other, _policy_of("bob")])
	principals.by_name == {["aws", "user", "bob"]: {"aws_iam_user.bob", "aws_iam_user.other"}} with input as plan
	not principals.by_text("aws", "user", "bob") with input as plan
	principals.external == {} with input as plan
}

test_who_left_a_configuration_of_several_accounts_is_nobodys_namesake if {
	gone := {"gone": true, "actions": ["forget"]}
	parts := [
		object.union(given.user("a"), {"provider": "aws.p"}),
		object.union(given.user("b"), {"provider": "aws.q"}),
		object.union(gone, {"block": "aws_iam_user.c", "before": {"name": "c"}}),
		object.union(gone, {"block": "aws_iam_user_policy.c", "before": {"name": "x", "user": "c"}}),
	]
	plan := object.union(given.plan(parts), _accounts)
	object.keys(principals.all) == {"aws_iam_user.a", "aws_iam_user.b", "aws_iam_user.c"} with input as plan
	not principals.by_text("?", "user", "c") with input as plan
}

_arn := "arn:aws:sso:::permissionSet/ssoins-1/ps-1"

_set(name, after) := {
	"block": concat(".", ["aws_ssoadmin_permission_set", name]),
	"after": object.union({"name": name}, after),
}

_inline_of(arn) := {
	"block": "aws_ssoadmin_permission_set_inline_policy.p",
	"after": {"permission_set_arn": arn, "inline_policy": given.text(given.work)},
}

test_a_permission_set_goes_by_its_arn_in_every_account if {
	parts := [object.union(_set("dev", {"arn": _arn}), {"provider": "aws.p"}), _set("new", {}), _inline_of(_arn)]
	plan := object.union(given.plan(parts), _accounts)
	principals.external == {} with input as plan
	principals.by_text("aws", "permission-set", _arn) == "aws_ssoadmin_permission_set.dev" with input as plan
	planned := principals.planned with input as plan
	object.filter(planned["aws_ssoadmin_permission_set.dev"], ["kind", "name", "account"]) == {
		"kind": "permission-set", "name": "dev",
		"account": "",
	}
}

test_a_permission_set_outside_the_plan_is_known_by_its_arn if {
	parts := [_inline_of(_arn), object.union(given.user("a"), {"provider": "aws.p"})]
	plan := object.union(given.plan(parts), _accounts)
	external := principals.external with input as plan
	object.filter(external["permission-set/ssoins-1/ps-1"], ["kind", "name", "account"]) == {
		"kind": "permission-set", "name": "ssoins-1/ps-1",
		"account": "",
	}
	address := principals.by_text("aws", "permission-set", _arn) with input as plan
	address == "permission-set/ssoins-1/ps-1"
}

test_text_that_is_no_arn_of_a_permission_set_is_kept if {
	object.keys(principals.external) == {"permission-set/dev"} with input as given.plan([_inline_of("dev")])
}
