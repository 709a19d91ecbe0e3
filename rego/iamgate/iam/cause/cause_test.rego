package iamgate.iam.cause_test

import data.iamgate.iam.cause
import data.iamgate.judge.fixture_test as fixture

_guarded_by(conditions) := fixture.users({name: [fixture.admin, fixture.guard_if(condition)] |
	some name, condition in conditions
})

# The shape of the only Deny of each user.
_shapes(slice) := {name: by_index[0] | some name, by_index in fixture.by_user(shape)} if {
	shape := cause.shape with input.slice as slice
}

_conditions := {
	"bool": {"Bool": {"aws:MultiFactorAuthPresent": "false"}},
	"if-exists": {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}},
	"null": {"Null": {"aws:MultiFactorAuthPresent": "true"}},
	"null-age": {"Null": {"aws:MultiFactorAuthAge": "true"}},
	"old": {"NumericGreaterThan": {"aws:MultiFactorAuthAge": "3600"}},
	"old-if-exists": {"NumericGreaterThanIfExists": {"aws:MultiFactorAuthAge": "3600"}},
	"inverted": {"Bool": {"aws:MultiFactorAuthPresent": "true"}},
	"inverted-null": {"Null": {"aws:MultiFactorAuthAge": "false"}},
	"invented": {"IsFalse": {"aws:MultiFactorAuthPresent": "true"}},
	"contradiction": {
		"Bool": {"aws:MultiFactorAuthPresent": "false"},
		"Null": {"aws:MultiFactorAuthPresent": "true"},
	},
	"misspelt": {"Bool": {"aws:MultiFactorAuthPresnt": "true"}},
	"unrelated": {"Bool": {"aws:SecureTransport": "false"}},
}

test_the_condition_of_a_deny_tells_whom_it_stops if {
	_shapes(_guarded_by(_conditions)) == {
		"bool": "guard-skips-access-keys",
		"if-exists": "sound",
		"null": "guard-skips-console",
		"null-age": "sound",
		"old": "guard-never-fires",
		"old-if-exists": "sound",
		"inverted": "guard-inverted",
		"inverted-null": "guard-inverted",
		"invented": "guard-never-fires",
		"contradiction": "guard-never-fires",
		"misspelt": "misspelt-key",
	}
}

test_access_keys_may_be_skipped_where_they_must_keep_working if {
	conditions := object.filter(_conditions, ["bool", "null"])
	_shapes(fixture.for_the_console(_guarded_by(conditions))) == {"bool": "sound", "null": "guard-skips-console"}
}

test_subjects_that_are_not_judged_have_no_shape if {
	slice := fixture.alone("role", "r", [fixture.admin, fixture.guard], {})
	cause.shape == {} with input.slice as slice
}

_skips_keys := fixture.guard_if(_conditions.bool)

_skips_console := fixture.guard_if(_conditions["null"])

_age_limit := fixture.guard_if(_conditions.old)

_causes(slice) := {name: {i: [entry.cause, entry.severity] | some i, entry in by_index} |
	some name, by_index in fixture.by_user(found)
} if {
	found := cause.of with input.slice as slice
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
		"invented": [fixture.admin, fixture.guard, fixture.guard_if(_conditions.invented)],
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
		"nothing": [fixture.admin, {
			"Effect": "Deny", "NotAction": "*", "Resource": "*",
			"Condition": fixture.without_mfa,
		}],
	})) == {
		"alone": {0: ["guard-never-fires", "error"]},
		"half": {1: ["guard-skips-access-keys", "error"]},
		"nothing": {0: ["guard-never-fires", "error"]},
	}
}

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

test_a_guard_is_blamed_for_what_a_boundary_admits_with_mfa_only if {
	alice := fixture.subject(
		"user", "alice",
		[fixture.link("p", "own"), fixture.link("b", "boundary")],
		{"bounded": true},
	)
	documents := {
		"p": fixture.written("aws_iam_policy.p", [fixture.admin, _list(["s3:*", "ec2:*"]), _list("s3:*")]),
		"b": fixture.written("aws_iam_policy.b", [_mfa_only]),
	}
	_causes(fixture.slice([alice], documents, "all-sessions")) == {"alice": {0: ["guard-narrowed", "error"]}}
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
		"inverted-deny": [fixture.admin, fixture.guard_if(_conditions.inverted)],
		"inverted-allow": [_allow_if(fixture.without_mfa)],
		"if-exists": [_allow_if({"BoolIfExists": {"aws:MultiFactorAuthPresent": "true"}})],
		"carve-out": [fixture.admin, fixture.guard_but(["iam:CreateAccessKey"])],
	})
	fallback := cause.fallback with input.slice as slice
	fixture.by_user(fallback) == {"none": "no-guard", "allow": "allow-only", "both": "allow-only"}
}

test_an_allow_that_lets_people_in_is_named_with_a_request if {
	slice := fixture.users({
		"if-exists": [fixture.allow("s3:*", "*"), _allow_if({"BoolIfExists": {"aws:MultiFactorAuthPresent": "true"}})],
		"mfa-only": [_mfa_only],
		"inverted": [_allow_if(fixture.without_mfa)],
	})
	found := cause.allow_if_exists with input.slice as slice
	{name: {i: [request.state, request.hole.action] | some i, request in requests} |
		some name, requests in fixture.by_user(found)
	} == {"if-exists": {1: ["absent", "ec2:terminateinstances"]}}
}
