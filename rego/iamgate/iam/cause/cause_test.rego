package iamgate.iam.cause_test

import data.iamgate.iam.cause
import data.iamgate.judge.fixture_test as fixture

_skips_keys := fixture.guard_if({"Bool": {"aws:MultiFactorAuthPresent": "false"}})

_skips_console := fixture.guard_if({"Null": {"aws:MultiFactorAuthPresent": "true"}})

_age_limit := fixture.guard_if({"NumericGreaterThan": {"aws:MultiFactorAuthAge": "3600"}})

_causes(slice) := {name: {i: [entry.cause, entry.severity] | some i, entry in by_index} |
	some name, by_index in fixture.by_user(found)
} if {
	found := cause.of with input.slice as slice
		with data.iamgate.data as fixture.tables
}

test_denies_that_stop_only_some_are_blamed_where_that_leaves_a_hole if {
	_causes(fixture.users({
		"keys": [fixture.admin, _skips_keys],
		"console": [fixture.admin, _skips_console],
		"both": [fixture.admin, _skips_keys, _skips_console],
		"nothing": [_skips_keys],
		"sound": [fixture.admin, fixture.guard],
		"twice": [fixture.admin, _skips_keys, _skips_keys],
	})) == {
		"keys": {0: ["guard-skips-access-keys", "error"]},
		"console": {0: ["guard-skips-console", "error"]},
		"twice": {0: ["guard-skips-access-keys", "error"], 1: ["guard-skips-access-keys", "error"]},
	}
}

test_what_is_wrong_beside_a_full_guard_is_a_warning if {
	_causes(fixture.users({
		"console": [fixture.admin, fixture.guard, _skips_console],
		"invented": [fixture.admin, fixture.guard, fixture.guard_if({"IsFalse": {"aws:MultiFactorAuthPresent": "true"}})],
		"service": [fixture.admin, fixture.guard_if({"BoolIfExists": {
			"aws:MultiFactorAuthPresent": "false",
			"aws:ViaAWSService": "false",
		}})],
	})) == {
		"console": {1: ["guard-skips-console", "warning"]},
		"invented": {1: ["guard-never-fires", "warning"]},
		"service": {0: ["guard-narrowed", "warning"]},
	}
}

test_an_age_limit_is_blamed_only_where_nothing_else_is_a_guard if {
	_causes(fixture.users({
		"alone": [fixture.admin, _age_limit],
		"full": [fixture.admin, fixture.guard, _age_limit],
		"half": [fixture.admin, _age_limit, _skips_keys],
		"beside-a-list": [fixture.admin, _age_limit, _list("iam:EnableMFADevice")],
		"as-a-list": [fixture.admin, _list(["iam:*", "s3:*"]), _short_age_limit],
		"nothing": [fixture.admin, {
			"Effect": "Deny", "NotAction": "*", "Resource": "*",
			"Condition": fixture.without_mfa,
		}],
	})) == {
		"alone": {0: ["guard-never-fires", "error"]},
		"half": {1: ["guard-skips-access-keys", "error"]},
		"beside-a-list": {0: ["guard-never-fires", "error"]},
		"as-a-list": {0: ["guard-narrowed", "error"]},
		"nothing": {0: ["guard-never-fires", "error"]},
	}
}

_short_age_limit := fixture.deny("s3:PutObject", "*", {"NumericGreaterThan": {"aws:MultiFactorAuthAge": "3600"}})

_list(actions) := fixture.deny(actions, "*", fixture.without_mfa)

test_the_widest_guard_is_blamed_for_what_all_leave if {
	_causes(fixture.users({
		"longest": [fixture.admin, _list("s3:*"), _list(["s3:*", "ec2:*"])],
		"not-action": [fixture.admin, _list("s3:*"), fixture.guard_but(["ec2:RunInstances"])],
		"all-resources": [
			fixture.admin,
			fixture.deny("*", "arn:aws:s3:::private/*", fixture.without_mfa),
			_list("s3:*"),
		],
		"beside-half": [fixture.admin, _skips_keys, _list("s3:*")],
		"carve-out": [fixture.admin, fixture.guard_but(["iam:CreateAccessKey"])],
		"service": [fixture.admin, fixture.deny("s3:*", "*", {"BoolIfExists": {
			"aws:MultiFactorAuthPresent": "false",
			"aws:ViaAWSService": "false",
		}})],
	})) == {
		"longest": {1: ["guard-narrowed", "error"]},
		"not-action": {1: ["guard-narrowed", "error"]},
		"all-resources": {1: ["guard-narrowed", "error"]},
		"beside-half": {0: ["guard-skips-access-keys", "error"]},
		"service": {0: ["guard-narrowed", "error"]},
	}
}

_bounded(statements, boundary) := fixture.slice(
	[fixture.subject(
		"user", "alice",
		[fixture.link("p", "own"), fixture.link("b", "boundary")],
		{"bounded": true},
	)],
	{
		"p": fixture.written("aws_iam_policy.p", statements),
		"b": fixture.written("aws_iam_policy.b", boundary),
	},
	"all-sessions",
)

test_what_a_boundary_admits_with_mfa_only_is_not_the_fault_of_a_guard if {
	slice := _bounded([fixture.admin, _list(["s3:*", "ec2:*"]), _list("s3:*")], [_mfa_only])
	fallback := cause.fallback with input.slice as slice
		with data.iamgate.data as fixture.tables
	fixture.by_user(fallback) == {"alice": "allow-only"}
	_causes(slice) == {}
}

test_an_allow_of_the_boundary_lets_people_in_too if {
	slice := _bounded([fixture.admin], [_allow_if({"BoolIfExists": {"aws:MultiFactorAuthPresent": "true"}})])
	found := cause.allow_if_exists with input.slice as slice
		with data.iamgate.data as fixture.tables
	{i: request.state | some i, request in found["aws_iam_user.alice"]} == {1: "absent"}
}

_allow_if(condition) := fixture.where(fixture.admin, condition)

_mfa_only := _allow_if({"Bool": {"aws:MultiFactorAuthPresent": "true"}})

test_the_fall_back_names_who_fails_and_has_nothing_to_blame if {
	slice := fixture.users({
		"none": [fixture.admin],
		"allow": [_mfa_only],
		"both": [_mfa_only, fixture.allow("s3:*", "*")],
		"guarded": [fixture.admin, fixture.guard],
		"skips": [fixture.admin, _skips_keys],
		"narrowed": [fixture.admin, _list("s3:*")],
		"inverted-deny": [fixture.admin, fixture.guard_if({"Bool": {"aws:MultiFactorAuthPresent": "true"}})],
		"inverted-allow": [_allow_if(fixture.without_mfa)],
		"if-exists": [_allow_if({"BoolIfExists": {"aws:MultiFactorAuthPresent": "true"}})],
		"carve-out": [fixture.admin, fixture.guard_but(["iam:CreateAccessKey"])],
	})
	fallback := cause.fallback with input.slice as slice
		with data.iamgate.data as fixture.tables
	fixture.by_user(fallback) == {"none": "no-guard", "allow": "allow-only", "both": "allow-only"}
}

test_an_allow_that_lets_people_in_is_named_with_a_request if {
	slice := fixture.users({
		"if-exists": [fixture.allow("s3:*", "*"), _allow_if({"BoolIfExists": {"aws:MultiFactorAuthPresent": "true"}})],
		"mfa-only": [_mfa_only],
		"inverted": [_allow_if(fixture.without_mfa)],
	})
	found := cause.allow_if_exists with input.slice as slice
		with data.iamgate.data as fixture.tables
	{name: {i: [request.state, request.hole.action] | some i, request in requests} |
		some name, requests in fixture.by_user(found)
	} == {"if-exists": {1: ["absent", "ec2:terminateinstances"]}}
}

_of_an_organization(slice) := object.union(slice, {"subjects": {id: object.union(subject, {"kind": "organization-policy"}) |
	some id, subject in slice.subjects
}})

test_what_is_wrong_in_a_guard_of_an_organization_is_a_warning if {
	_causes(_of_an_organization(fixture.users({
		"keys": [_skips_keys],
		"console": [_skips_console],
		"both": [_skips_keys, _skips_console],
		"sound": [fixture.guard],
	}))) == {
		"keys": {0: ["guard-skips-access-keys", "warning"]},
		"console": {0: ["guard-skips-console", "warning"]},
	}
}
