package iamgate.iam.shape_test

import data.iamgate.iam.shape
import data.iamgate.judge.fixture_test as fixture

_guarded_by(conditions) := fixture.users({name: [fixture.admin, fixture.guard_if(condition)] |
	some name, condition in conditions
})

# The shape of the only Deny of each user.
_shapes(slice) := {name: by_index[0] | some name, by_index in fixture.by_user(found)} if {
	found := shape.of with input.slice as slice
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
	shape.of == {} with input.slice as slice
}
