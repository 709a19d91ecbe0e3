# The truth tables of the MFA keys. Source: AWS, "IAM JSON policy elements: Condition operators", and the request
# contexts that "AWS global condition context keys" describes.
package iamgate.iam.operator_test

import data.iamgate.iam.mfa_key
import data.iamgate.iam.operator

_in_state(name, key, values, state) := operator.decide(operator.parse(name), values, mfa_key.held[state][key])

# Columns: with MFA, without, a long-term access key.
_columns := ["true", "false", "absent"]

_m := "holds"

_f := "fails"

_present := {
	["Bool", ["true"]]: [_m, _f, _f],
	["Bool", ["false"]]: [_f, _m, _f],
	["Bool", ["true", "false"]]: [_m, _m, _f],
	["BoolIfExists", ["true"]]: [_m, _f, _m],
	["BoolIfExists", ["false"]]: [_f, _m, _m],
	["BoolIfExists", ["true", "false"]]: [_m, _m, _m],
	["Null", ["true"]]: [_f, _f, _m],
	["Null", ["false"]]: [_m, _m, _f],
	["Null", ["true", "false"]]: [_m, _m, _m],
	["StringEquals", ["true"]]: [_m, _f, _f],
	["StringEquals", ["false"]]: [_f, _m, _f],
	["StringEqualsIfExists", ["true"]]: [_m, _f, _m],
	["StringEqualsIfExists", ["false"]]: [_f, _m, _m],
	["StringEqualsIgnoreCase", ["FALSE"]]: [_f, _m, _f],
	["StringEqualsIgnoreCaseIfExists", ["False"]]: [_f, _m, _m],
	["StringNotEquals", ["true"]]: [_f, _m, _m],
	["StringNotEquals", ["false"]]: [_m, _f, _m],
	["StringNotEquals", ["true", "false"]]: [_f, _f, _m],
	["StringNotEqualsIfExists", ["true"]]: [_f, _m, _m],
	["StringNotEqualsIgnoreCase", ["True"]]: [_f, _m, _m],
	["StringLike", ["f*"]]: [_f, _m, _f],
	["StringLike", ["?rue"]]: [_m, _f, _f],
	["StringLikeIfExists", ["*"]]: [_m, _m, _m],
	["StringNotLike", ["t*"]]: [_f, _m, _m],
	["StringNotLike", ["*"]]: [_f, _f, _m],
	["ForAllValues:Bool", ["false"]]: [_f, _m, _m],
	["ForAllValues:Bool", ["true"]]: [_m, _f, _m],
	["ForAllValues:StringEquals", ["false"]]: [_f, _m, _m],
	["ForAllValues:StringNotEquals", ["true"]]: [_f, _m, _m],
	["ForAnyValue:Bool", ["false"]]: [_f, _m, _f],
	["ForAnyValue:Bool", ["true"]]: [_m, _f, _f],
	["ForAnyValue:BoolIfExists", ["false"]]: [_f, _m, _m],
	["ForAnyValue:StringNotEquals", ["true"]]: [_f, _m, _f],
	# A value that is no Boolean never matches, and Bool folds letters; StringEquals does not.
	["Bool", ["False"]]: [_f, _m, _f],
	["Bool", ["0"]]: [_f, _f, _f],
	["BoolIfExists", ["no"]]: [_f, _f, _m],
	["StringEquals", ["False"]]: [_f, _f, _f],
	["StringNotEquals", ["True"]]: [_m, _m, _m],
	# Wildcards are for the Like operators.
	["StringEquals", ["*"]]: [_f, _f, _f],
	["StringEquals", ["f?lse"]]: [_f, _f, _f],
	# Values that are no numbers, and no values at all.
	["NumericEquals", ["1"]]: [_f, _f, _f],
	["NumericLessThanIfExists", ["1"]]: [_f, _f, _m],
	["Bool", []]: [_f, _f, _f],
	["StringNotEquals", []]: [_m, _m, _m],
	["Null", []]: [_f, _f, _f],
}

test_operators_on_the_key_that_says_whether_there_was_mfa if {
	key := "aws:multifactorauthpresent"
	{row: [_in_state(row[0], key, row[1], state) | some state in _columns] | some row, _ in _present} == _present
}

# Columns: MFA a minute ago, MFA at the longest possible ago, without, a long-term access key.
_age_columns := ["true", "stale", "false", "absent"]

_age := {
	["Null", ["true"]]: [_f, _f, _m, _m],
	["Null", ["false"]]: [_m, _m, _f, _f],
	["Null", ["TRUE"]]: [_f, _f, _m, _m],
	["Null", ["true", "false"]]: [_m, _m, _m, _m],
	["NumericGreaterThan", ["3600"]]: [_f, _m, _f, _f],
	["NumericGreaterThanEquals", ["3600"]]: [_f, _m, _f, _f],
	["NumericGreaterThanEquals", ["60"]]: [_m, _m, _f, _f],
	["NumericGreaterThan", ["60"]]: [_f, _m, _f, _f],
	["NumericGreaterThanIfExists", ["3600"]]: [_f, _m, _m, _m],
	["NumericGreaterThanEqualsIfExists", ["3600"]]: [_f, _m, _m, _m],
	["NumericGreaterThanIfExists", ["129600"]]: [_f, _f, _m, _m],
	["NumericLessThan", ["3600"]]: [_m, _f, _f, _f],
	["NumericLessThanEquals", ["60"]]: [_m, _f, _f, _f],
	["NumericLessThan", ["60"]]: [_f, _f, _f, _f],
	["NumericLessThan", ["0"]]: [_f, _f, _f, _f],
	["NumericLessThanIfExists", ["3600"]]: [_m, _f, _m, _m],
	["NumericLessThanEqualsIfExists", ["3600"]]: [_m, _f, _m, _m],
	["NumericLessThan", ["10", "3600"]]: [_m, _f, _f, _f],
	["NumericLessThan", ["60.5"]]: [_m, _f, _f, _f],
	["NumericLessThan", ["-1"]]: [_f, _f, _f, _f],
	["NumericEquals", ["60"]]: [_m, _f, _f, _f],
	["NumericNotEquals", ["60"]]: [_f, _m, _m, _m],
	["NumericNotEquals", ["60", "129600"]]: [_f, _f, _m, _m],
	["NumericNotEqualsIfExists", ["60"]]: [_f, _m, _m, _m],
	["ForAllValues:NumericGreaterThan", ["3600"]]: [_f, _m, _m, _m],
	["ForAnyValue:NumericLessThan", ["3600"]]: [_m, _f, _f, _f],
	# What is no number is never reached; whether a number differs from it is not known.
	["NumericGreaterThan", ["1h"]]: [_f, _f, _f, _f],
	["NumericGreaterThanIfExists", ["1h"]]: [_f, _f, _m, _m],
	["NumericNotEquals", ["1h"]]: ["depends", "depends", _m, _m],
}

test_operators_on_the_key_that_says_how_long_ago_mfa_was if {
	key := "aws:multifactorauthage"
	{row: [_in_state(row[0], key, row[1], state) | some state in _age_columns] | some row, _ in _age} == _age
}

test_letter_case_of_an_operator_does_not_matter if {
	every name in ["boolifexists", "BOOLIFEXISTS", "boolIfExists"] {
		[_in_state(name, "aws:multifactorauthpresent", ["false"], state) | some state in _columns] == [_f, _m, _m]
	}
}

test_an_operator_that_aws_does_not_have_is_never_certain if {
	every name in ["ConditionIfBoolExists", "NullIfExists", "ForEachValue:Bool", "BoolNot", ""] {
		[_in_state(name, "aws:multifactorauthpresent", ["false"], state) | some state in _columns] == [
			"depends", "depends", "depends",
		]
	}
}
