package iamgate.iam.condition_test

import data.iamgate.iam.condition
import data.iamgate.iam.document

# The statements of one document, each with one Condition.
_input(version, conditions) := {"slice": {"documents": {"d": {"statements": document.statements({
	"Version": version,
	"Statement": [{"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": block} | some block in conditions],
})}}}}

_mfa(conditions) := list if {
	list := [condition.mfa.d[i] | some i, _ in conditions] with input as _input("2012-10-17", conditions)
}

_present := "aws:MultiFactorAuthPresent"

_age := "aws:MultiFactorAuthAge"

_states(blocks) := [[entry.states["true"], entry.states["false"], entry.states.absent, entry.stale] |
	some entry in _mfa(blocks)
]

test_a_condition_on_mfa_is_decided_in_each_state if {
	_mfa([{"BoolIfExists": {_present: false}}]) == [{
		"states": {"true": "fails", "false": "holds", "absent": "holds"},
		"stale": "fails",
		"looks": true,
		"unknown": set(),
		"misspelt": {},
		"rest": [],
	}]
}

test_without_a_condition_there_is_nothing_that_could_fail if {
	_mfa([{}]) == [{
		"states": {"true": "holds", "false": "holds", "absent": "holds"},
		"stale": "holds",
		"looks": false,
		"unknown": set(),
		"misspelt": {},
		"rest": [],
	}]
}

# Columns: with MFA, without, a long-term access key, MFA long ago.
test_all_operators_and_all_keys_must_hold if {
	_states([
		{"Bool": {_present: "false"}, "NumericGreaterThan": {_age: 3600}},
		{"BoolIfExists": {_present: "false"}, "NumericGreaterThanIfExists": {_age: 3600}},
		{"NumericGreaterThanIfExists": {_age: 3600}},
		{"Null": {_present: true, _age: true}},
		{"Null": {_present: "false", _age: "true"}},
		{"Bool": {"AWS:multifactorauthPRESENT": "true"}, "NumericLessThan": {_age: ["10", 3600]}},
	]) == [
		["fails", "fails", "fails", "fails"],
		["fails", "holds", "holds", "fails"],
		["fails", "holds", "holds", "holds"],
		["fails", "fails", "holds", "fails"],
		["fails", "holds", "fails", "fails"],
		["holds", "fails", "fails", "fails"],
	]
}

test_scalars_lists_booleans_and_texts_are_read_alike if {
	every value in [false, "false", "False", ["false"], [false]] {
		_states([{"BoolIfExists": {_present: value}}]) == [["fails", "holds", "holds", "fails"]]
	}
}

test_operators_that_aws_does_not_have_are_named_where_they_concern_mfa if {
	block := {
		"BoolIs": {_present: "false"},
		"BoolIz": {"aws:SourceIp": "x"},
		"boolis": {"aws:MultiFactorAuthAgee": "1"},
	}
	[entry] := _mfa([block])
	entry.unknown == {"BoolIs", "boolis"}
	entry.states == {"true": "depends", "false": "depends", "absent": "depends"}
}

test_a_misspelt_key_is_no_mfa_key_and_is_named if {
	[entry] := _mfa([{"BoolIfExists": {"aws:MultiFactorAuthPresnt": "false"}}])
	[entry.looks, entry.misspelt] == [false, {"aws:multifactorauthpresnt": "aws:multifactorauthpresent"}]
	[atom.key | some atom in entry.rest] == ["aws:multifactorauthpresnt"]
}

test_what_does_not_concern_mfa_is_left_for_the_subject if {
	block := {
		"Bool": {_present: "false", "aws:SecureTransport": "true"},
		"StringEquals": {"aws:username": "bob"},
	}
	[entry] := _mfa([block])
	{[atom.name, atom.key, atom.values] | some atom in entry.rest} == {
		["Bool", "aws:securetransport", ["true"]],
		["StringEquals", "aws:username", ["bob"]],
	}
}

test_a_variable_in_an_mfa_condition_is_no_certain_guard if {
	block := {"StringNotEquals": {_present: "${aws:PrincipalTag/mfa}"}}
	_states([block]) == [["depends", "depends", "holds", "depends"]]
	old := condition.mfa.d[0] with input as _input("2008-10-17", [block])
	old.states == {"true": "holds", "false": "holds", "absent": "holds"}
}

test_both_is_the_weaker_of_two_truths if {
	truths := ["holds", "depends", "fails"]
	[[condition.both(left, right) | some right in truths] | some left in truths] == [
		["holds", "depends", "fails"],
		["depends", "depends", "fails"],
		["fails", "fails", "fails"],
	]
}
