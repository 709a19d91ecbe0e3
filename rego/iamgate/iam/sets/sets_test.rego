package iamgate.iam.sets_test

import data.iamgate.iam.sets

_some(ids) := {"but": false, "ids": ids}

_but(ids) := {"but": true, "ids": ids}

test_the_complement_of_a_list_is_everything_but_it if {
	sets.complement(_some({"a"})) == _but({"a"})
	sets.complement(_but({"a"})) == _some({"a"})
	sets.complement(sets.everything) == sets.nothing
}

test_what_two_sets_share_is_finite_unless_both_are_everything_but_a_few if {
	[
		sets.both(_some({"a", "b"}), _some({"b", "c"})),
		sets.both(_some({"a", "b"}), _but({"b", "c"})),
		sets.both(_but({"b", "c"}), _some({"a", "b"})),
		sets.both(_but({"a"}), _but({"b"})),
	] == [_some({"b"}), _some({"a"}), _some({"a"}), _but({"a", "b"})]
}

test_one_set_without_another_is_what_only_the_first_has if {
	sets.without(_some({"a", "b"}), _some({"b"})) == _some({"a"})
	sets.without(_some({"a", "b"}), _but({"b"})) == _some({"b"})
	sets.without(sets.everything, _some({"b"})) == _but({"b"})
}

# Lists of every length that has a way of its own.
test_what_is_in_all_of_a_list_narrows_with_each_member if {
	members := [
		_but({"a"}),
		_some({"a", "b", "c", "d", "e"}),
		_but({"b"}),
		_some({"b", "c", "d"}),
		_but({"d"}),
		_but({"x"}),
	]
	[sets.all_of(array.slice(members, 0, length)) | some length in numbers.range(0, 6)] == [
		sets.everything,
		_but({"a"}),
		_some({"b", "c", "d", "e"}),
		_some({"c", "d", "e"}),
		_some({"c", "d"}),
		_some({"c"}),
		_some({"c"}),
	]
}

test_all_of_many_exceptions_is_everything_but_all_of_them if {
	sets.all_of([_but({"a"}), _but({"b"}), _but({"c"}), _but({"d"}), _but({"a", "e"})]) == _but({"a", "b", "c", "d", "e"})
}

test_any_of_a_list_is_the_union_and_of_no_list_is_nothing if {
	sets.any_of([]) == sets.nothing
	sets.any_of([_some({"a"}), _some({"b"})]) == _some({"a", "b"})
	sets.any_of([_some({"a"}), _but({"a", "b"})]) == _but({"b"})
}

test_a_set_holds_what_it_lists_or_does_not_except if {
	sets.holds(_some({"a"}), "a")
	not sets.holds(_some({"a"}), "b")
	sets.holds(_but({"a"}), "b")
	not sets.holds(_but({"a"}), "a")
}

test_sets_overlap_when_they_share_an_action if {
	sets.overlap(_but({"a"}), _but({"b"}))
	sets.overlap(_some({"a"}), _but({"b"}))
	not sets.overlap(_some({"a"}), _but({"a"}))
	not sets.overlap(_some({"a"}), _some({"b"}))
}
