package iamgate.iam.pattern_test

import data.iamgate.iam.pattern
import data.iamgate.iam.resource

_name := resource.opaque("aws:username")

_team := resource.opaque("aws:principaltag/team")

_own(variable) := concat("", ["user/", variable])

test_only_stars_admit_everything if {
	{text | some text in ["", "*", "**", "*?", "?", "a"]; pattern.everything(text)} == {"*", "**"}
}

test_a_star_or_a_question_mark_makes_a_pattern_wild if {
	{text | some text in ["", "*", "a?", "a", "${*"]; pattern.is_wild(text)} == {"*", "a?", "${*"}
}

test_the_literal_prefix_ends_at_a_wildcard_or_a_variable if {
	texts := ["abc", "ab*c?", "a?c*", "*", concat("", ["u/", _name, "*"])]
	[pattern.literal_prefix(text) | some text in texts] == ["abc", "ab", "a", "", "u/"]
}

test_a_pattern_matches_concrete_text_with_its_case if {
	hits := {row |
		some row in [
			["iam:get*", "iam:getuser"],
			["iam:get*", "iam:GetUser"],
			["iam:?et*", "iam:getuser"],
			["iam:getuser", "iam:getuser"],
			["iam:getuser", "iam:getusers"],
			["arn:*:user/*", "arn:aws:iam::1:user/a/b"],
			["a[bc]*", "a[bc]d"],
			["a[bc]*", "abd"],
			["{a,b}?", "a1"],
			["{a,b}?", "{a,b}1"],
			["a\\*", "a\\x"],
			["*", ""],
		]
		pattern.matches(row[0], row[1])
	}
	hits == {
		["iam:get*", "iam:getuser"],
		["iam:?et*", "iam:getuser"],
		["iam:getuser", "iam:getuser"],
		["arn:*:user/*", "arn:aws:iam::1:user/a/b"],
		["a[bc]*", "a[bc]d"],
		["{a,b}?", "{a,b}1"],
		["a\\*", "a\\x"],
		["*", ""],
	}
}

# [outer, inner]: is each covered?
_coverage := {
	["*", "a?b*"]: true,
	["a*", "a*"]: true,
	["user/*", "user/a*"]: true,
	["user/a*", "user/*"]: false,
	["a*", "a**"]: true,
	["a*b", "a*b*b"]: true,
	["a*b*", "a*"]: false,
	["a?", "ab"]: true,
	["a?", "a?"]: true,
	["a?", "a*"]: false,
	["a*", "a?"]: true,
	["a?*", "a*?"]: true,
	["a??*", "a?*?"]: true,
	["a*?", "a*"]: false,
	["ab", "a?"]: false,
	["ab", "a*"]: false,
	["a", "ab"]: false,
	["arn:aws:s3:::data*", "arn:aws:s3:::data/*"]: true,
	["arn:aws:s3:::data/*", "arn:aws:s3:::data*"]: false,
}

test_covering_is_containment_of_languages if {
	{pair: covered |
		some pair, _ in _coverage
		covered := count([true | pattern.covers(pair[0], pair[1])]) > 0
	} == _coverage
}

test_an_unknown_variable_is_covered_by_a_star_or_by_itself if {
	pattern.covers("user/*", _own(_name))
	pattern.covers(_own(_name), _own(_name))
	pattern.covers(concat("", ["*/", _name]), _own(_name))
	not pattern.covers("user/?", _own(_name))
	not pattern.covers("user/*a", _own(_name))
	not pattern.covers(_own(_team), _own(_name))
	not pattern.covers(_own(_name), "user/*")
}

# The name of a variable says nothing about what it holds.
test_letters_of_a_pattern_never_match_within_the_name_of_a_variable if {
	not pattern.covers("user/*@*", _own(resource.opaque("aws:principaltag/a@b")))
	not pattern.covers("user/*team*", _own(_team))
}

# [left, right]: can they share a string? Asked both ways round.
_overlap := {
	["a", "a"]: true,
	["a", "b"]: false,
	["a?", "?b"]: true,
	["a?", "ab?"]: false,
	["a*", "*b"]: true,
	["a*", "b*"]: false,
	["*a", "*b"]: false,
	["a*c", "ab*"]: true,
	["a*", "?b*"]: true,
	["ab*", "?c*"]: false,
	["*?b", "*ca"]: false,
	["*a?", "*?b"]: true,
	["a*b", "ab"]: true,
	["a*b", "ac"]: false,
	["a*b", "a?"]: true,
	["a*bb*", "a??"]: true,
	["a*bb*b", "a??"]: false,
	["*/*", "user/a"]: true,
	["*/*/*", "user?"]: false,
	["", "*"]: true,
	["", "?*"]: false,
}

test_overlapping_patterns_share_a_string if {
	both_ways := {pair: [there, back] |
		some pair, _ in _overlap
		there := count([true | pattern.overlaps(pair[0], pair[1])]) > 0
		back := count([true | pattern.overlaps(pair[1], pair[0])]) > 0
	}
	both_ways == {pair: [shared, shared] | some pair, shared in _overlap}
}

test_a_variable_may_hold_what_makes_two_patterns_meet if {
	pattern.overlaps(_own(_name), "user/bob")
	pattern.overlaps(_own(_name), _own(_team))
	pattern.overlaps(concat("", ["user/", _name, "/x"]), "user/*")
	not pattern.overlaps(_own(_name), "role/bob")
	not pattern.overlaps(concat("", ["user/", _name, "/x"]), "user/*/y")
}

test_an_escaped_star_is_a_character_like_any_other if {
	pattern.overlaps("a\ue010", "a?")
	pattern.covers("a?", "a\ue010")
	not pattern.covers("a\ue010", "a*")
}

test_variables_become_stars if {
	pattern.with_stars("arn:aws:iam::*:role/\ue002\ue101\ue003-x") == "arn:aws:iam::*:role/*-x"
	pattern.with_stars("a*") == "a*"
}
