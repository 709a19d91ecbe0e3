package iamgate.iam.operator_test

import data.iamgate.iam.operator
import data.iamgate.iam.resource

_decide(name, values, value) := operator.decide(operator.parse(name), values, value)

test_an_operator_is_read_in_parts if {
	operator.parse("ForAllValues:StringNotLikeIfExists") == {
		"name": "stringnotlike",
		"family": "like",
		"negated": true,
		"if_exists": true,
		"quantifier": "forallvalues:",
	}
	operator.parse("foranyvalue:Bool") == {
		"name": "bool",
		"family": "bool",
		"negated": false,
		"if_exists": false,
		"quantifier": "foranyvalue:",
	}
	operator.parse("NumericLessThanEquals").quantifier == ""
}

test_every_operator_of_aws_belongs_to_a_family if {
	families := {
		"equals": ["StringEquals", "StringNotEquals"],
		"folded": ["StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase"],
		"like": ["StringLike", "StringNotLike"],
		"number": [
			"NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals",
			"NumericGreaterThan", "NumericGreaterThanEquals",
		],
		"date": [
			"DateEquals", "DateNotEquals", "DateLessThan", "DateLessThanEquals",
			"DateGreaterThan", "DateGreaterThanEquals",
		],
		"bool": ["Bool"],
		"other": ["BinaryEquals", "IpAddress", "NotIpAddress"],
		"arn": ["ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike"],
		"null": ["Null"],
	}
	every family, names in families {
		{operator.parse(name).family | some name in names} == {family}
		every name in names {
			operator.parse(name).negated == contains(name, "Not")
		}
	}
	operator.parse("NullIfExists").family == "unknown"
	operator.parse("StringIs").family == "unknown"
}

test_of_a_key_that_nothing_is_known_of_only_tautologies_are_certain if {
	answers := {[name, values]: _decide(name, values, {}) |
		some name in ["StringEquals", "StringLike", "StringLikeIfExists", "StringNotLikeIfExists", "Null", "IpAddress"]
		some values in [["x"], ["*"], ["true", "false"]]
	}
	certain := {row: answer | some row, answer in answers; answer != "depends"}
	certain == {["StringLikeIfExists", ["*"]]: "holds", ["Null", ["true", "false"]]: "holds"}
	_decide("ForAllValues:StringLike", ["x", "**"], {}) == "holds"
}

test_a_key_that_is_there_with_an_unknown_value_decides_presence_and_bare_stars if {
	value := {"present": true}
	[_decide(row[0], row[1], value) |
		some row in [
			["Null", ["true"]],
			["Null", ["false"]],
			["StringLike", ["*"]],
			["StringNotLike", ["*"]],
			["ArnLike", ["*"]],
			["StringEquals", ["x"]],
			["StringEqualsIgnoreCase", ["x"]],
			["StringLike", ["x*"]],
			["ArnLike", ["arn:aws:iam::1:user/*"]],
			["Bool", ["true"]],
			["NumericLessThan", ["1"]],
			["DateLessThan", ["2020-01-01"]],
			["IpAddress", ["10.0.0.0/8"]],
		]
	] == [
		"fails", "holds", "holds", "fails", "holds",
		"depends", "depends", "depends", "depends", "depends", "depends", "depends", "depends",
	]
}

test_no_values_match_nothing_in_whatever_is_there if {
	_decide("StringLike", [], {"present": true}) == "fails"
	_decide("StringNotLike", [], {"present": true}) == "holds"
	_decide("StringLike", [], {}) == "depends"
}

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

# `date` is a day at or before today.
test_only_dates_that_have_passed_are_decided if {
	today := {"present": true, "date": "2026-09-26"}
	answers := {name: [_decide(name, [text], today) | some text in ["2020-01-01T00:00:00Z", "2099-01-01", "1577836800"]] |
		some name in [
			"DateGreaterThan", "DateGreaterThanEquals", "DateLessThan", "DateLessThanEquals",
			"DateEquals", "DateNotEquals",
		]
	}
	open := ["depends", "depends"]
	answers == {
		"DateGreaterThan": array.concat(["holds"], open),
		"DateGreaterThanEquals": array.concat(["holds"], open),
		"DateLessThan": array.concat(["fails"], open),
		"DateLessThanEquals": array.concat(["fails"], open),
		"DateEquals": array.concat(["fails"], open),
		"DateNotEquals": array.concat(["holds"], open),
	}
}
