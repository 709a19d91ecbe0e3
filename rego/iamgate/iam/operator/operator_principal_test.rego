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
	["ArnLike", "*"]: "holds",
	["ArnLike", "arn:aws:iam::*"]: "fails",
	["ArnLike", "arn:*:user/*"]: "fails",
	["StringLike", "arn:*:user/*"]: "holds",
	["StringLike", "*:role/*"]: "depends",
	["StringLike", "arn:aws:iam::*:role/x"]: "depends",
	["StringLike", "*:user/alice"]: "depends",
	["StringLike", "arn:aws:sts::*"]: "fails",
	["StringEquals", "arn:aws:iam::111122223333:user/alice"]: "depends",
	["StringEquals", "arn:aws:iam::111122223333:role/alice"]: "fails",
	["StringEquals", "arn:aws:iam::*:user/*"]: "fails",
	["StringNotEquals", "arn:aws:iam::111122223333:role/alice"]: "holds",
	["StringEqualsIgnoreCase", "ARN:AWS:IAM::111122223333:USER/ALICE"]: "depends",
	["StringEqualsIgnoreCase", "ARN:AWS:IAM::111122223333:ROLE/ALICE"]: "fails",
	["Bool", "true"]: "depends",
}

test_a_value_known_by_a_pattern_decides_what_all_its_texts_agree_on if {
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

# The last part may hold colons; a star of another part does not cross one.
_against_alice := {
	["ArnEquals", "arn:aws:iam::111122223333:user/team:a/alice"]: "holds",
	["ArnLike", "arn:*:*:*:*:user/*"]: "holds",
	["ArnLike", "arn:aws:iam::*:user/*/alice"]: "holds",
	["ArnLike", "arn:aws:iam::?????????3?3:user/team:*"]: "holds",
	["ArnLike", "arn:aws:iam:*:user/*"]: "fails",
	["ArnLike", "arn:*"]: "fails",
	["ArnLike", "arn:aws:iam::*:*:a/alice"]: "holds",
	["ArnLike", "arn:aws:*:user/team:a/alice"]: "fails",
	["ArnNotLike", "arn:*:user/*"]: "holds",
	["ArnLike", "ARN:aws:iam::*:user/*"]: "fails",
	["StringLike", "arn:*:user/*"]: "holds",
	["StringLike", "arn:*"]: "holds",
	["StringLike", "ARN:*"]: "fails",
	["StringEquals", "arn:aws:iam::*:user/*"]: "fails",
	["StringEqualsIgnoreCase", "arn:AWS:iam::111122223333:user/team:a/ALICE"]: "holds",
}

test_arn_operators_compare_six_parts_and_string_operators_the_whole_text if {
	{row: _decide(row[0], [row[1]], _alice) | some row, _ in _against_alice} == _against_alice
}

test_what_is_no_arn_matches_no_arn_operator if {
	bob := {"present": true, "text": "bob"}
	_decide("ArnLike", ["bob"], bob) == "fails"
	_decide("ArnLike", ["b*"], {"present": true, "pattern": "*"}) == "fails"
	_decide("ArnLike", ["*"], bob) == "holds"
}

test_bool_matches_only_true_and_false if {
	_decide("Bool", ["bob"], {"present": true, "text": "bob"}) == "fails"
	_decide("Bool", ["TRUE"], {"present": true, "text": "true"}) == "holds"
}

test_a_variable_that_is_not_told_is_open_unless_the_rest_excludes_it if {
	somebody := concat("", ["arn:aws:iam::111122223333:user/", resource.opaque("aws:username")])
	role := concat("", ["arn:aws:iam::", resource.opaque("aws:principalaccount"), ":role/x"])
	[_decide(row[0], [row[1]], row[2]) |
		some row in [
			["ArnLike", somebody, _somebody],
			["ArnLike", role, _somebody],
			["ArnNotLike", role, _somebody],
			["StringEquals", somebody, _alice],
			["StringEquals", role, _alice],
			["StringEquals", role, {"present": true}],
			["StringNotEquals", somebody, _alice],
			["StringEqualsIgnoreCase", role, _alice],
			["Bool", role, {"present": true, "text": "true"}],
		]
	] == ["depends", "fails", "holds", "depends", "fails", "depends", "depends", "depends", "depends"]
}
