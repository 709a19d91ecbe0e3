package iamgate.plan.people_test

import data.iamgate.plan.given_test as given
import data.iamgate.plan.people

_login(user, extra) := {"block": "aws_iam_user_login_profile.l", "after": object.union({"user": user}, extra)}

test_keys_and_logins_belong_to_users if {
	plan := given.plan([
		given.user("a"),
		{"block": "aws_iam_access_key.one", "after": {"user": "a"}},
		{
			"block": "aws_iam_access_key.two", "after": {}, "unknown": {"user": true},
			"expressions": {"user": given.to("aws_iam_user.a", "id")},
		},
		{"block": "aws_iam_access_key.other", "after": {"user": "b"}},
		_login("a", {"password_reset_required": true}),
	])
	people.access_keys == {
		"aws_iam_user.a": {"aws_iam_access_key.one", "aws_iam_access_key.two"},
		"user/b": {"aws_iam_access_key.other"},
	} with input as plan
	people.logins == {"aws_iam_user.a": {"aws_iam_user_login_profile.l"}} with input as plan
	people.resets == {"aws_iam_user.a"} with input as plan
}

test_a_login_that_needs_no_new_password_resets_nothing if {
	every extra in [{}, {"password_reset_required": false}, {"password_reset_required": null}] {
		people.resets == set() with input as given.plan([given.user("a"), _login("a", extra)])
	}
}

test_devices_are_listed if {
	plan := given.plan([{"block": "aws_iam_virtual_mfa_device.d", "after": {"virtual_mfa_device_name": "a"}}])
	people.devices == {"aws_iam_virtual_mfa_device.d"} with input as plan
}

_config := {"principals": {"machine": ["user/ci-*", "group/bots"], "human": ["user/ci-boss"]}}

_machines(parts) := {address |
	some address, principal in principals
	people.machine(address, principal.kind, principal.name) with input as _input(parts)
} if {
	principals := data.iamgate.plan.principals.all with input as _input(parts)
}

_input(parts) := {"plan": given.plan(parts), "iamgate": {"config": _config}}

test_machines_are_those_of_the_configuration if {
	_machines([given.user("ci-a"), given.user("ci-boss"), given.user("alice"), given.group("bots")]) == {
		"aws_iam_user.ci-a",
		"aws_iam_group.bots",
	}
	people.configured("machine", "user", "ci-a") with input as _input([])
	not people.configured("machine", "user", null) with input as _input([])
	not people.configured("guarded", "user", "ci-a") with input as _input([])
}

test_whoever_may_sign_in_or_has_a_device_is_a_person_all_the_same if {
	parts := [
		given.user("ci-a"), given.user("ci-b"), given.user("ci-c"), _login("ci-a", {}),
		{"block": "aws_iam_virtual_mfa_device.d", "after": {"virtual_mfa_device_name": "ci-b"}},
	]
	_machines(parts) == {"aws_iam_user.ci-c"}
	people.overruled == {"aws_iam_user.ci-a", "aws_iam_user.ci-b"} with input as _input(parts)
}

test_a_login_that_may_be_anybodys_makes_every_user_a_person if {
	login := {
		"block": "aws_iam_user_login_profile.l", "after": {}, "unknown": {"user": true},
		"expressions": {"user": {"references": ["local.x"]}},
	}
	parts := [given.user("ci-a"), given.group("bots"), login]
	_machines(parts) == {"aws_iam_group.bots"}
	people.overruled == {"aws_iam_user.ci-a"} with input as _input(parts)
}

_naming(arns) := given.plan([{"block": "aws_iam_policy.p", "after": {"name": "p", "policy": given.text({
	"Version": "2012-10-17",
	"Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": arns}],
})}}])

test_the_partition_is_that_of_the_arns if {
	people.partition == "aws-cn" with input as _naming(["arn:aws-cn:s3:::a", "*"])
	people.partition == "aws" with input as _naming(["*"])
	people.partition == "aws" with input as _naming(["arn:*:s3:::a", "arn:aws-cn:s3:::b", "arn:aws-us-gov:s3:::c"])
}

test_a_planned_user_is_known_by_name_path_and_account if {
	principal := {"account": "111111111111", "path": "/team/"}
	people.who("user", "alice", principal) == {
		"partition": "aws", "account": "111111111111", "example_account": "111111111111",
		"symbols": {"aws:username": "alice", "*": "opaque"},
		"examples": {"aws:username": "alice"},
		"keys": {
			"aws:principalaccount": {"present": true, "text": "111111111111"},
			"aws:principalarn": {"present": true, "text": "arn:aws:iam::111111111111:user/team/alice"},
			"aws:principaltype": {"present": true, "text": "User"},
			"aws:username": {"present": true, "text": "alice"},
		},
	} with input as given.plan([])
}

test_an_external_user_may_have_any_path_and_account if {
	who := people.who("user", "bob", {"account": "aws", "path": null}) with input as given.plan([])
	who.account == null
	who.example_account == "123456789012"
	who.keys["aws:principalarn"] == {"present": true, "pattern": "arn:aws:iam::*:user/*bob"}
}

test_an_account_that_the_documents_name_serves_as_an_example if {
	plan := _naming(["arn:aws:iam::222222222222:user/x", "arn:aws:iam::111111111111:user/y"])
	who := people.who("group", "g", {}) with input as plan
	who.example_account == "111111111111"
}

test_a_user_without_a_name_may_be_any_user if {
	who := people.who("user", null, {"account": "aws"}) with input as given.plan([])
	who.examples == {"aws:username": "somebody"}
	who.keys["aws:username"] == {"present": true, "pattern": "*"}
	who.keys["aws:principalarn"] == {"present": true, "pattern": "arn:aws:iam::*:user/*"}
	who.symbols["*"] == "opaque"
}

test_groups_and_policies_stand_for_any_user if {
	every kind in ["group", "policy"] {
		who := people.who(kind, "x", {}) with input as given.plan([])
		who.keys == {
			"aws:principalarn": {"present": true, "pattern": "arn:aws:iam::*:user/*"},
			"aws:principaltype": {"present": true, "text": "User"},
			"aws:username": {"present": true, "pattern": "*"},
		}
		who.examples == {"aws:username": "somebody"}
	}
}

test_the_session_of_a_role_has_no_user_name if {
	who := people.who("role", "r", {"account": "111111111111", "path": "/"}) with input as given.plan([])
	who.symbols == {"*": "opaque"}
	who.examples == {}
	who.keys == {
		"aws:principalaccount": {"present": true, "text": "111111111111"},
		"aws:principalarn": {"present": true, "text": "arn:aws:iam::111111111111:role/r"},
		"aws:principaltype": {"present": true, "text": "AssumedRole"},
		"aws:username": {"present": false},
	}
	unnamed := people.who("role", null, {"account": "aws"}) with input as given.plan([])
	unnamed.keys["aws:principalarn"] == {"present": true, "pattern": "arn:aws:iam::*:role/*"}
}

_device(attributes) := object.union({"block": "aws_iam_virtual_mfa_device.d", "after": {}}, attributes)

_unnamed(expression) := _device({
	"unknown": {"virtual_mfa_device_name": true},
	"expressions": {"virtual_mfa_device_name": expression},
})

test_a_device_is_known_by_the_user_it_is_named_after if {
	users := [given.user("ci-a"), given.user("ci-b")]
	_machines(array.concat(users, [_unnamed(given.to("aws_iam_user.ci-a", "id"))])) == {"aws_iam_user.ci-b"}
	_machines(array.concat(users, [_device({"after": {"virtual_mfa_device_name": "CI-A"}})])) == {"aws_iam_user.ci-b"}
	_machines(array.concat(users, [_device({"after": {"virtual_mfa_device_name": "phone"}})])) == {
		"aws_iam_user.ci-a",
		"aws_iam_user.ci-b",
	}
}

test_a_device_that_may_be_anybodys_makes_every_user_a_person if {
	users := [given.user("ci-a"), given.group("bots")]
	_machines(array.concat(users, [_unnamed({"references": ["local.x"]})])) == {"aws_iam_group.bots"}
}

test_the_session_of_a_permission_set_is_of_a_role_that_is_named_after_it if {
	known := {"account": "", "external": false}
	who := people.who("permission-set", "Dev", known) with input as given.plan([])
	who.keys == {
		"aws:principalarn": {
			"present": true,
			"pattern": "arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_Dev_*",
		},
		"aws:principaltype": {"present": true, "text": "AssumedRole"},
		"aws:username": {"present": false},
	}
	[who.examples, who.symbols] == [{}, {"*": "opaque"}]
	any := "arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_*"
	every set in [{"name": "ssoins-1/ps-1", "external": true}, {"name": null, "external": false}] {
		other := people.who("permission-set", set.name, set) with input as given.plan([])
		other.keys["aws:principalarn"].pattern == any
	}
}

test_a_policy_of_an_organization_is_read_as_a_user_meets_it if {
	who := people.who("organization-policy", "p", {}) with input as given.plan([])
	who.account == null
	who.keys["aws:principalarn"] == {"present": true, "pattern": "arn:aws:iam::*:user/*"}
}
