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
