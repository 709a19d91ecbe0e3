package iamgate.iam.resource_test

import data.iamgate.iam.pattern
import data.iamgate.iam.resource

_bob := {"symbols": {"aws:username": "bob", "*": "opaque"}, "examples": {"aws:username": "bob"}}

_somebody := {
	"symbols": {"aws:username": resource.opaque("aws:username"), "*": "opaque"},
	"examples": {"aws:username": "somebody"},
}

_role := {"symbols": {"*": "opaque"}, "examples": {}}

_of(negative, texts, variables, who) := resource.of(
	{"resources": {"not": negative, "patterns": texts}, "variables": variables},
	who,
)

_plain(text) := {"sym": text, "ground": text}

test_patterns_without_variables_stay_as_they_are if {
	_of(false, ["arn:aws:s3:::a", "arn:aws:s3:::b/*"], true, _bob) == {
		"not": false,
		"full": false,
		"patterns": [_plain("arn:aws:s3:::a"), _plain("arn:aws:s3:::b/*")],
	}
}

test_a_star_is_everything_and_its_exception_nothing if {
	_of(false, ["arn:aws:s3:::a", "**"], true, _bob).full
	not _of(true, ["*"], true, _bob).full
	_of(true, ["*"], true, _bob) == {"not": true, "full": false, "patterns": [_plain("*")]}
}

test_an_exception_of_nothing_is_everything if {
	_of(true, [], true, _bob) == {"not": true, "full": true, "patterns": []}
	_of(false, [], true, _bob) == {"not": false, "full": false, "patterns": []}
}

_patterns(text, who) := _of(false, [text], true, who).patterns

test_the_own_name_is_filled_in_and_is_opaque_for_a_group if {
	_patterns("user/${aws:username}", _bob) == [_plain("user/bob")]
	_patterns("user/${ AWS:UserName }", _bob) == [_plain("user/bob")]
	_patterns("user/${aws:username, 'nobody'}", _bob) == [_plain("user/bob")]
	_patterns("user/${aws:username}", _somebody) == [{
		"sym": concat("", ["user/", resource.opaque("aws:username")]),
		"ground": "user/somebody",
	}]
}

test_a_role_has_no_user_name_so_the_pattern_matches_nothing if {
	_patterns("user/${aws:username}", _role) == []
	_of(true, ["user/${aws:username}"], true, _role).full
}

test_another_variable_is_opaque_with_an_example_of_its_name if {
	_patterns("${aws:PrincipalTag/team}/*", _role) == [{
		"sym": concat("", [resource.opaque("aws:principaltag/team"), "/*"]),
		"ground": "principaltag-team/*",
	}]
}

test_variables_with_other_defaults_are_other_variables if {
	texts := ["${aws:PrincipalTag/team}", "${aws:PrincipalTag/team, 'a'}", "${aws:PrincipalTag/team, 'b'}"]
	count({sym | some text in texts; sym := _patterns(text, _bob)[0].sym}) == 3
}

test_several_variables_are_filled_at_once if {
	_patterns("${aws:username}/${aws:PrincipalTag/a}/${aws:username}", _bob) == [{
		"sym": concat("", ["bob/", resource.opaque("aws:principaltag/a"), "/bob"]),
		"ground": "bob/principaltag-a/bob",
	}]
}

test_escaped_wildcards_are_characters if {
	_patterns("a${*}b${?}c${$}d*", _bob) == [_plain("a\ue010b\ue011c$d*")]
	resource.shown("a\ue010b\ue011") == "a*b?"
}

test_in_an_old_document_a_variable_is_a_text_that_no_resource_has if {
	_of(false, ["user/${aws:username}", "user/*"], false, _bob).patterns == [_plain("user/*")]
}

test_an_unfinished_variable_is_text if {
	_patterns("user/${aws:username", _bob) == [_plain("user/${aws:username")]
}

test_opaque_runs_differ_where_names_do if {
	names := ["aws:username", "aws:userid", "aws:principaltag/a@b", "aws:principaltag/a=b", "aws:principaltag/é", "x", ""]
	runs := {resource.opaque(name) | some name in names}
	count(runs) == count(names)
	every run in runs {
		startswith(run, "\ue002")
		endswith(run, "\ue003")
		trim(run, "\ue002\ue003") != "x"
		pattern.literal_prefix(concat("", ["a", run])) == "a"
	}
}

test_the_variables_of_a_condition_value_become_opaque_runs if {
	resource.opened("a/${aws:username}/${*}") == concat("", ["a/", resource.opaque("aws:username"), "/\ue010"])
	resource.opened("plain*") == "plain*"
}

test_an_element_admits_what_its_patterns_match_or_do_not_match if {
	listed := _of(false, ["user/${aws:username}", "mfa/*"], true, _bob)
	excepted := _of(true, ["user/${aws:username}", "mfa/*"], true, _bob)
	texts := ["user/bob", "user/alice", "mfa/x", "*"]
	[text | some text in texts; resource.admits(listed, text)] == ["user/bob", "mfa/x"]
	[text | some text in texts; resource.admits(excepted, text)] == ["user/alice", "*"]
}

test_a_default_stands_for_a_name_that_is_not_there if {
	_patterns("user/${aws:username, 'nobody'}", _role) == [_plain("user/nobody")]
}
