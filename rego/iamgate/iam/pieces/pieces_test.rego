package iamgate.iam.pieces_test

import data.iamgate.iam.pieces

_fits(pattern, text) if pieces.fit(split(pattern, "*"), text)

test_without_a_star_only_the_same_text_fits if {
	_fits("abc", "abc")
	not _fits("abc", "abcd")
	not _fits("abc", "ABC")
	not _fits("", "a")
	_fits("", "")
}

test_a_star_takes_any_run_even_none_and_across_colons_slashes_and_lines if {
	every text in ["ac", "abc", "a:/\nc", "aéc"] { _fits("a*c", text) }
	not _fits("a*c", "abcd")
	not _fits("a*c", "xac")
}

test_the_ends_of_a_pattern_may_not_overlap_in_the_text if {
	not _fits("ab*ba", "aba")
	not _fits("a?*?a", "a1a")
	_fits("ab*ba", "abba")
}

test_a_question_mark_takes_one_character_of_any_alphabet if {
	{text | some text in ["", "a", "\n", "é", "😀", "ab"]; _fits("?", text)} == {"a", "\n", "é", "😀"}
}

test_question_marks_are_compared_at_the_ends_and_in_between if {
	_fits("a?c*d?f", "abcdef")
	not _fits("a?c*d?f", "abxdef")
	not _fits("a?c*d?f", "abcdxx")
	_fits("*b?d*", "abcde")
	_fits("*b?d*", "abxbcd")
	not _fits("*b?d*", "abccd")
	not _fits("*b?d*", "bc")
	not _fits("*?a", "a")
}

test_pieces_between_stars_must_follow_one_another if {
	_fits("*a*b*", "xaxbx")
	not _fits("*a*b*", "xbxax")
	not _fits("*aa*aa*", "aaa")
	_fits("*aa*aa*", "aaaa")
	_fits("a***b", "ab")
}

# Every length of a list of pieces that is walked in another way.
test_any_number_of_pieces_is_walked if {
	every count in [1, 2, 3, 4, 5, 8, 9, 16, 17, 33, 64, 65] {
		letters := concat("", ["a" | some _ in numbers.range(1, count)])
		stars := replace(letters, "a", "*a")
		_fits(concat("", [stars, "*"]), letters)
		not _fits(concat("", [stars, "a*"]), letters)
	}
}

test_more_pieces_than_a_policy_can_hold_fit_nothing if {
	stars := concat("", ["*a" | some _ in numbers.range(1, 1025)])
	not _fits(concat("", [stars, "*"]), replace(stars, "*", ""))
}

test_a_question_mark_takes_no_star_of_a_compared_pattern_and_no_part_of_a_variable if {
	letters := ["\ue000", "\ue002", "\ue003", "\ue100", "\ue140", "\uf8ff"]
	{letter | some letter in letters; pieces.alike("?", letter)} == set()
}

test_a_question_mark_takes_a_question_mark_and_escaped_wildcards if {
	every letter in ["\ue001", "\ue010", "\ue011", pieces.any] { pieces.alike("?", letter) }
}

test_any_character_of_a_pattern_meets_the_open_character_of_a_text if {
	pieces.alike("abc", concat("", ["a", pieces.any, "c"]))
	not pieces.alike("abc", concat("", ["x", pieces.any, "c"]))
	_fits("ab*", concat("", [pieces.any, "bc"]))
	_fits("*bc", concat("", ["a", pieces.any, pieces.any]))
	_fits("*bc*", concat("", ["a", pieces.any, "c"]))
	not _fits("*bc*", concat("", [pieces.any, "a", pieces.any]))
	not _fits("*abc", pieces.any)
}
