package iamgate.iam.carve_out_test

import data.iamgate.iam.carve_out
import data.iamgate.judge.fixture_test as fixture

_of(slice) := {rule: {name: {i: found.actions | some i, found in by_index} |
	some name, by_index in fixture.by_user(by_subject)
} |
	some rule, by_subject in found
	count(by_subject) > 0
} if {
	found := carve_out.of with input.slice as slice
		with data.iamgate.data as fixture.tables
}

_sparing(actions) := [fixture.admin, fixture.guard_but(actions), fixture.own_devices]

test_each_rule_has_the_actions_that_a_guard_spares if {
	_of(fixture.users({
		"dangerous": _sparing(["iam:CreateAccessKey", "sts:AssumeRole"]),
		"devices": _sparing(["iam:DeactivateMFADevice"]),
		"password": _sparing(["iam:ChangePassword"]),
		"session": _sparing(["sts:GetFederationToken"]),
		"reads": _sparing(["iam:ListRoles", "iam:ListUsers"]),
		"others": [fixture.admin, fixture.guard],
		"none": _sparing([]),
	})) == {
		"dangerous": {"dangerous": {0: ["iam:createaccesskey", "sts:assumerole"]}},
		"devices": {"devices": {0: ["iam:deactivatemfadevice"]}},
		"password": {"password": {0: ["iam:changepassword"]}},
		"session": {"session": {0: ["sts:getfederationtoken"]}},
		"reads": {"reads": {0: ["iam:listroles"]}},
		"others": {"others": {0: ["iam:enablemfadevice", "iam:resyncmfadevice"]}},
	}
}

test_what_nobody_has_or_another_deny_stops_is_not_spared if {
	_of(fixture.users({
		"not-granted": [fixture.allow("s3:*", "*"), fixture.guard_but(["iam:CreateAccessKey"])],
		"denied": array.concat(_sparing(["iam:CreateAccessKey"]), [fixture.deny("iam:CreateAccessKey", "*", {})]),
		"own-reads": [
			fixture.allow("iam:List*", "arn:aws:iam::*:user/${aws:username}"),
			fixture.guard_but(["iam:List*"]),
		],
	})) == {}
}

test_a_guard_by_list_spares_what_it_does_not_name if {
	by_list := fixture.deny("s3:*", "*", fixture.without_mfa)
	grants := fixture.allow(["s3:*", "iam:ChangePassword"], "*")
	_of(fixture.users({
		"passes": [grants, by_list],
		"widest": [
			grants,
			fixture.deny("s3:GetObject", "*", fixture.without_mfa),
			by_list,
		],
		"fails": [fixture.admin, by_list],
		"beside-not-action": [grants, by_list, fixture.guard_but([])],
	})) == {"password": {"passes": {0: ["iam:changepassword"]}, "widest": {1: ["iam:changepassword"]}}}
}

test_a_deny_that_is_no_guard_spares_nothing if {
	_of(fixture.users({
		"unconditional": [fixture.admin, fixture.deny_but(["iam:CreateAccessKey"], {})],
		"inverted": [fixture.admin, fixture.deny_but(
			["iam:CreateAccessKey"],
			{"Bool": {"aws:MultiFactorAuthPresent": "true"}},
		)],
		"somebody-else": [fixture.admin, fixture.deny_but(
			["iam:CreateAccessKey"],
			object.union(fixture.without_mfa, {"StringEquals": {"aws:username": "root"}}),
		)],
	})) == {}
}

test_what_nothing_grants_yet_is_open if {
	slice := fixture.users({
		"waiting": [fixture.allow("s3:*", "*"), fixture.guard_but([
			"iam:CreateAccessKey", "iam:DeactivateMFADevice", "iam:ChangePassword",
		])],
		"granted": _sparing(["iam:CreateAccessKey"]),
	})
	open := carve_out.open with input.slice as slice
		with data.iamgate.data as fixture.tables
	fixture.by_user(open) == {"waiting": {0: ["iam:createaccesskey", "iam:deactivatemfadevice"]}}
}

_errors := fixture.users({
	"dangerous": _sparing(["iam:*AccessKey", "ec2:RunInstances"]),
	"devices": _sparing(["iam:Deactivate*"]),
	"deletion": _sparing(["iam:DeleteVirtualMFADevice"]),
	"password": _sparing(["iam:ChangePassword"]),
})

test_dangerous_actions_and_the_removal_of_devices_are_errors if {
	errors := carve_out.errors with input.slice as _errors
		with data.iamgate.data as fixture.tables
	fixture.by_user(errors) == {"dangerous": {0}, "devices": {0}}
}

test_an_entry_behind_an_error_is_named_as_a_whole if {
	named := carve_out.named with input.slice as _errors
		with data.iamgate.data as fixture.tables
	{name: ids | some name, ids in fixture.by_user(named); count(ids) > 0} == {
		"dangerous": {"iam:createaccesskey", "iam:deleteaccesskey", "iam:updateaccesskey"},
		"devices": {"iam:deactivatemfadevice"},
	}
}
