# Operators on what is known of a principal: its ARN, or a pattern that its ARN lies in.
package iamgate.iam.operator_test

import data.iamgate.iam.resource

# Some user of account 1: the name is not known.
_somebody := {"present": true, "pattern": "arn:aws:iam::111122223333:user/*"}

_against_somebody := {
	["ArnLike", "arn:*:iam::*:user/*"]: "holds",
	["ArnLike", "arn:aws:iam::*:role/*"]: "fails",
	["ArnLike", "arn:aws:iam::*:user/alice"]: "depends",
	["ArnNotLike", "arn:aws:iam::*:role/*"]: "holds",
	["ArnNotLike", "arn:aws:iam::*:user/*"]: "fails",
	["ArnEquals", "arn:aws:iam::444455556666:user/*"]: "fails",
	["StringLike", "arn:*:user/*"]: "holds",
	["StringEquals", "arn:aws:iam::*:user/*"]: "fails",
	["StringNotEquals", "arn:aws:iam::111122223333:role/alice"]: "holds",
	["StringEqualsIgnoreCase", "ARN:AWS:IAM::111122223333:ROLE/ALICE"]: "fails",
	["Bool", "true"]: "depends",
}

test_an_operator_compares_as_its_family_does_and_is_negated_afterwards if {
	{row: _decide(row[0], [row[1]], _somebody) | some row, _ in _against_somebody} == _against_somebody
}

test_one_of_several_values_is_enough_and_a_negated_operator_needs_none if {
	users := "arn:aws:iam::*:user/*"
	roles := "arn:aws:iam::*:role/*"
	alice := "arn:aws:iam::*:user/alice"
	[_decide("ArnLike", values, _somebody) | some values in [[roles, users], [roles, alice], [roles, roles]]] == [
		"holds", "depends", "fails",
	]
	[_decide("ArnNotLike", values, _somebody) | some values in [[roles, users], [roles, alice], [roles, roles]]] == [
		"fails", "depends", "holds",
	]
}

_alice := {"present": true, "text": "arn:aws:iam::111122223333:user/team:a/alice"}

test_arn_operators_need_an_arn_of_six_parts_and_string_operators_none if {
	[_decide(name, ["arn:*:user/*"], _alice) | some name in ["ArnLike", "ArnNotLike", "StringLike", "StringNotLike"]] == [
		"fails", "holds", "holds", "fails",
	]
}

test_a_negated_operator_on_a_variable_that_is_not_told if {
	somebody := concat("", ["arn:aws:iam::111122223333:user/", resource.opaque("aws:username")])
	role := concat("", ["arn:aws:iam::", resource.opaque("aws:principalaccount"), ":role/x"])
	_decide("ArnNotLike", [role], _somebody) == "holds"
	_decide("StringNotEquals", [somebody], _alice) == "depends"
}
