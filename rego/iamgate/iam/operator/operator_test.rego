package iamgate.iam.operator_test

import data.iamgate.iam.operator

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

# `date` is a day at or before today.
test_only_a_date_that_has_passed_differs_from_today if {
	today := {"present": true, "date": "2026-09-26"}
	[_decide("DateNotEquals", [text], today) | some text in ["2020-01-01T00:00:00Z", "2099-01-01"]] == ["holds", "depends"]
}
