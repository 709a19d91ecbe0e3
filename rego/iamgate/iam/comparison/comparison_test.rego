package iamgate.iam.comparison_test

import data.iamgate.iam.comparison
import data.iamgate.iam.resource

_of(family, text, value) := comparison.of({"family": family, "name": family}, text, value)

_named(name, family, text, value) := comparison.of({"family": family, "name": name}, text, value)

# Some user of account 1: the name is not known.
_somebody := {"present": true, "pattern": "arn:aws:iam::111122223333:user/*"}

_against_somebody := {
	["arn", "arn:*:iam::*:user/*"]: "holds",
	["arn", "arn:aws:iam::*:role/*"]: "fails",
	["arn", "arn:aws:iam::*:user/alice"]: "depends",
	["arn", "arn:aws:iam::444455556666:user/*"]: "fails",
	["arn", "*"]: "holds",
	["arn", "arn:aws:iam::*"]: "fails",
	["arn", "arn:*:user/*"]: "fails",
	["like", "arn:*:user/*"]: "holds",
	["like", "*:role/*"]: "depends",
	["like", "arn:aws:iam::*:role/x"]: "fails",
	["like", "*:user/alice"]: "depends",
	["like", "arn:aws:sts::*"]: "fails",
	["equals", "arn:aws:iam::111122223333:user/alice"]: "depends",
	["equals", "arn:aws:iam::111122223333:role/alice"]: "fails",
	["equals", "arn:aws:iam::*:user/*"]: "fails",
	["folded", "ARN:AWS:IAM::111122223333:USER/ALICE"]: "depends",
	["folded", "ARN:AWS:IAM::111122223333:ROLE/ALICE"]: "fails",
	["bool", "true"]: "depends",
	["other", "10.0.0.0/8"]: "depends",
}

test_a_value_known_by_a_pattern_decides_what_all_its_texts_agree_on if {
	{row: _of(row[0], row[1], _somebody) | some row, _ in _against_somebody} == _against_somebody
}

_alice := {"present": true, "text": "arn:aws:iam::111122223333:user/team:a/alice"}

# The last part may hold colons; a star of another part does not cross one.
_against_alice := {
	["arn", "arn:aws:iam::111122223333:user/team:a/alice"]: "holds",
	["arn", "arn:*:*:*:*:user/*"]: "holds",
	["arn", "arn:aws:iam::*:user/*/alice"]: "holds",
	["arn", "arn:aws:iam::?????????3?3:user/team:*"]: "holds",
	["arn", "arn:aws:iam:*:user/*"]: "fails",
	["arn", "arn:*"]: "fails",
	["arn", "arn:aws:iam::*:*:a/alice"]: "holds",
	["arn", "arn:aws:*:user/team:a/alice"]: "fails",
	["arn", "ARN:aws:iam::*:user/*"]: "fails",
	["like", "arn:*:user/*"]: "holds",
	["like", "arn:*"]: "holds",
	["like", "ARN:*"]: "fails",
	["equals", "arn:aws:iam::*:user/*"]: "fails",
	["folded", "arn:AWS:iam::111122223333:user/team:a/ALICE"]: "holds",
}

test_arns_are_compared_in_six_parts_and_strings_as_a_whole if {
	{row: _of(row[0], row[1], _alice) | some row, _ in _against_alice} == _against_alice
}

test_what_is_no_arn_is_like_no_arn if {
	bob := {"present": true, "text": "bob"}
	_of("arn", "bob", bob) == "fails"
	_of("arn", "b*", {"present": true, "pattern": "*"}) == "fails"
	_of("arn", "*", bob) == "holds"
}

test_of_an_unknown_value_only_a_bare_star_is_certain if {
	certain := {[family, text] |
		some family in ["equals", "folded", "like", "arn", "bool", "number", "date"]
		some text in ["*", "x*", "1"]
		_of(family, text, {"present": true}) != "depends"
	}
	certain == {["like", "*"], ["arn", "*"]}
	_of("like", "*", {"present": true}) == "holds"
}

test_only_true_and_false_are_booleans if {
	_of("bool", "bob", {"present": true, "text": "bob"}) == "fails"
	_of("bool", "TRUE", {"present": true, "text": "true"}) == "holds"
	_of("bool", "true", {"present": true, "text": "false"}) == "fails"
}

# Columns: less than a hundred is held, a hundred, and more; the policy names no number; the request holds none.
_numbers := {
	"numericequals": ["fails", "holds", "fails", "fails", "fails"],
	"numericlessthan": ["holds", "fails", "fails", "fails", "fails"],
	"numericlessthanequals": ["holds", "holds", "fails", "fails", "fails"],
	"numericgreaterthan": ["fails", "fails", "holds", "fails", "fails"],
	"numericgreaterthanequals": ["fails", "holds", "holds", "fails", "fails"],
	"numericnotequals": ["fails", "holds", "fails", "depends", "depends"],
}

test_numbers_are_compared_as_numbers if {
	_numbers == {name: [_named(name, "number", row[0], {"present": true, "text": row[1]}) | some row in rows] |
		some name, _ in _numbers
		rows := [["100", "99.5"], ["100", "100.0"], ["100", "1000"], ["1h", "100"], ["100", "1h"]]
	}
}

test_a_variable_that_is_not_told_is_open_unless_the_rest_excludes_it if {
	somebody := concat("", ["arn:aws:iam::111122223333:user/", resource.opaque("aws:username")])
	role := concat("", ["arn:aws:iam::", resource.opaque("aws:principalaccount"), ":role/x"])
	[_of(row[0], row[1], row[2]) |
		some row in [
			["arn", somebody, _somebody],
			["arn", role, _somebody],
			["equals", somebody, _alice],
			["equals", role, _alice],
			["equals", role, {"present": true}],
			["folded", role, _alice],
			["bool", role, {"present": true, "text": "true"}],
		]
	] == ["depends", "fails", "depends", "fails", "depends", "depends", "depends"]
}

# `date` is a day at or before today.
test_only_dates_that_have_passed_are_decided if {
	today := {"present": true, "date": "2026-09-26"}
	answers := {name: [_named(name, "date", text, today) |
		some text in ["2020-01-01T00:00:00Z", "2099-01-01", "1577836800"]
	] |
		some name in [
			"dategreaterthan", "dategreaterthanequals", "datelessthan", "datelessthanequals",
			"dateequals", "datenotequals",
		]
	}
	open := ["depends", "depends"]
	answers == {
		"dategreaterthan": array.concat(["holds"], open),
		"dategreaterthanequals": array.concat(["holds"], open),
		"datelessthan": array.concat(["fails"], open),
		"datelessthanequals": array.concat(["fails"], open),
		"dateequals": array.concat(["fails"], open),
		"datenotequals": array.concat(["fails"], open),
	}
}
