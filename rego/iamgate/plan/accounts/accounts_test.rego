package iamgate.plan.accounts_test

import data.iamgate.plan.accounts
import data.iamgate.plan.changes
import data.iamgate.plan.given_test as given

# The account of each planned user.
_accounts(parts, providers) := {resource.name: account |
	plan := object.union(given.plan(parts), {"configuration": {"provider_config": providers}})
	resources := changes.live with input as plan
	some resource in resources
	account := accounts.of(resource) with input as plan
}

_user(name, provider) := object.union(given.user(name), {"provider": provider})

_arn(account) := {"after": {"arn": concat("", ["arn:aws:iam::", account, ":user/x"])}}

_role(arn) := {"expressions": {"assume_role": [{
	"role_arn": arn,
	"external_id": {"constant_value": "arn:aws:a:b:999999999999:c"},
}]}}

test_regions_and_aliases_tell_no_accounts_apart if {
	_accounts(
		[_user("a", "aws.z"), _user("b", "aws.y")],
		{
			"aws.z": {"expressions": {"region": {"constant_value": "eu-central-1"}}},
			"aws.y": {"expressions": {"region": {"constant_value": "us-east-1"}}},
		},
	) == {"a": "aws.y", "b": "aws.y"}
}

test_credentials_tell_accounts_apart if {
	_accounts(
		[_user("a", "aws"), _user("b", "aws.p"), _user("c", "aws.q")],
		{
			"aws": {"expressions": {}},
			"aws.p": {"expressions": {"profile": {"references": ["var.p"]}}},
			"aws.q": {"expressions": {"profile": {"references": ["var.q"]}}},
		},
	) == {"a": "aws", "b": "aws.p", "c": "aws.q"}
}

test_a_role_to_assume_names_the_account if {
	_accounts(
		[_user("a", "aws.p"), _user("b", "aws.q")],
		{
			"aws.p": _role({"constant_value": "arn:aws:iam::111111111111:role/a"}),
			"aws.q": _role({"constant_value": "arn:aws:iam::111111111111:role/b"}),
		},
	) == {"a": "111111111111", "b": "111111111111"}
}

test_several_roles_to_assume_name_none if {
	role := {"role_arn": {"constant_value": "arn:aws:iam::111111111111:role/a"}}
	other := {"role_arn": {"constant_value": "arn:aws:iam::222222222222:role/a"}}
	_accounts([_user("a", "aws")], {"aws": {"expressions": {"assume_role": [role, other]}}}) == {"a": "aws"}
}

test_the_only_allowed_account_is_the_account if {
	_accounts(
		[_user("a", "aws.p"), _user("b", "aws.q")],
		{
			"aws.p": {"expressions": {"allowed_account_ids": {"constant_value": ["111111111111"]}}},
			"aws.q": {"expressions": {"allowed_account_ids": {"constant_value": ["111111111111", "222222222222"]}}},
		},
	) == {"a": "111111111111", "b": "aws.q"}
}

test_an_arn_names_the_account_of_all_that_share_the_provider if {
	_accounts(
		[object.union(_user("a", "aws"), _arn("111111111111")), _user("b", "aws"), _user("c", "aws.q")],
		{"aws": {"expressions": {}}, "aws.q": {"expressions": {"profile": {"constant_value": "q"}}}},
	) == {"a": "111111111111", "b": "111111111111", "c": "aws.q"}
}

test_a_provider_that_a_module_was_given_is_found_by_its_end if {
	_accounts([_user("a", "module.m:aws.q"), _user("b", "aws.q")], {"aws.q": {"expressions": {}}}) == {
		"a": "aws.q",
		"b": "aws.q",
	}
}

_gone(name, value) := {
	"block": concat(".", ["aws_iam_user", name]),
	"gone": true, "actions": ["forget"], "before": value,
}

test_what_left_the_configuration_is_in_the_only_account if {
	_accounts([_user("a", "aws"), _gone("b", {"name": "b"})], {"aws": {"expressions": {}}}) == {"a": "aws", "b": "aws"}
	gone := _gone("b", {"name": "b", "arn": "arn:aws:iam::111111111111:user/b"})
	_accounts([_user("a", "aws"), gone], {"aws": {"expressions": {}}}) == {"a": "111111111111", "b": "111111111111"}
}

test_what_left_the_configuration_of_several_accounts_is_in_its_own_or_nobody_knows if {
	providers := {"aws": {"expressions": {}}, "aws.q": {"expressions": {"profile": {"constant_value": "q"}}}}
	parts := [
		_user("a", "aws"), _user("c", "aws.q"), _gone("b", {"name": "b"}),
		_gone("d", {"name": "d", "arn": "arn:aws:iam::111111111111:user/d"}),
	]
	_accounts(parts, providers) == {"a": "aws", "b": "?", "c": "aws.q", "d": "111111111111"}
}

test_without_a_configuration_arns_are_all_there_is if {
	known := object.union(given.user("b"), _arn("111111111111"))
	plan := {"resource_changes": [given.change(given.user("a")), given.change(known)]}
	resources := changes.live with input as plan
	accounts.of(resources["aws_iam_user.a"]) == "111111111111" with input as plan
	accounts.all == {"111111111111"} with input as plan
	bare := {"resource_changes": [given.change(given.user("a"))]}
	accounts.of(resources["aws_iam_user.a"]) == "" with input as bare
}

_caller(account) := {"type": "aws_caller_identity", "mode": "data", "values": {"account_id": account}}

# The accounts of some users where callers were read before planning.
_called(parts, providers, callers) := {account |
	plan := object.union(given.plan(parts), {
		"configuration": {"provider_config": providers},
		"prior_state": {"values": {"root_module": {"child_modules": [{"resources": callers}]}}},
	})
	resources := changes.live with input as plan
	some resource in resources
	account := accounts.of(resource) with input as plan
}

test_the_caller_is_of_the_account_of_the_only_provider if {
	_called([_user("a", "aws")], {"aws": {}}, [_caller("111111111111")]) == {"111111111111"}
	_called([_user("a", "aws")], {"aws": {}}, [_caller("111111111111"), _caller("222222222222")]) == {"aws"}
	_called([_user("a", "aws")], {"aws": {}}, [_caller(null), {"type": "aws_ami"}]) == {"aws"}
	other := {"expressions": {"profile": {"constant_value": "p"}}}
	_called([_user("a", "aws"), _user("b", "aws.p")], {"aws": {}, "aws.p": other}, [_caller("111111111111")]) == {"aws", "aws.p"}
}
